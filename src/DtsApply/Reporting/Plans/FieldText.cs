using DtsApply.Reporting.Screen;

namespace DtsApply.Reporting.Plans;

/// <summary>Draws the fields of a role, each value in the column of values.</summary>
/// <param name="page">Where they are drawn.</param>
internal sealed class FieldText(Page page)
{
    private const int Indent = 4;

    public void Draw(FieldBlock field)
    {
        foreach (var (index, value) in field.Values.SelectMany(Lines).Index())
        {
            page.Field(Indent, index is 0 ? field.Label : "", value);
        }
    }

    private IEnumerable<StyledText> Lines(FieldValue value) =>
        value.Mark switch
        {
            ValueMark.Goes => [Minus(value.Value)],
            ValueMark.Comes => [Plus(value.Value)],
            ValueMark.Becomes => Pair(value.Value, value.Next!),
            _ => [value.Value],
        };

    /// <summary>
    /// Short values change on one line; a text that does not fit stands as the old one above the new one.
    /// </summary>
    private StyledText[] Pair(string old, string next)
    {
        var arrow = StyledText.Change("~") + $" {old} -> {next}";
        return Indent + Page.Label + arrow.Width <= page.Width ? [arrow] : [Minus(old), Plus(next)];
    }

    private static StyledText Plus(string value) => StyledText.Gain("+") + $" {value}";

    private static StyledText Minus(string value) => StyledText.Lose("-") + $" {value}";
}
