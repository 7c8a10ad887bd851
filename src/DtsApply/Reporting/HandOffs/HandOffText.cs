using System.Collections.Immutable;
using DtsApply.Messages;
using DtsApply.Reporting.Screen;
using DtsApply.Text;

namespace DtsApply.Reporting.HandOffs;

/// <summary>Draws what to enter in the DTS console: values in one column, the two that people get wrong in bold.</summary>
public static class HandOffText
{
    private const int Indent = 4;
    private const int Label = 46;
    private const int NarrowestTable = 76;

    /// <summary>Draws one card.</summary>
    /// <param name="page">Where it is drawn.</param>
    /// <param name="card">The card.</param>
    public static void Draw(Page page, HandOffCard card)
    {
        page.Line(StyledText.Name(HandOffMessages.Task(card.Task.Name.Value)) + HandOffMessages.Kind(card.Task));
        page.Line();
        page.Field(2, HandOffMessages.LogOnAs, HandOffMessages.AccountWithId(card.Creator));
        page.Field(2, "", HandOffMessages.AsTheAccountItself);
        foreach (var section in card.Sections)
        {
            Block(page, HandOffMessages.Section(section.Side), section.Fields);
        }

        Block(page, HandOffMessages.OrByApi, card.Parameters);
        if (card.IsBeyondReference)
        {
            page.Prose(Indent, HandOffMessages.ReferenceNamesOnlyMySql);
        }

        page.Line();
    }

    private static void Block(Page page, string title, ImmutableArray<HandOffField> fields)
    {
        page.Line();
        page.Line($"  {title}");
        foreach (var field in fields)
        {
            var text = field.Value is { } known ? TerminalEscape.Value(known) : HandOffMessages.IsNotNamed;
            var value = field.IsKey ? StyledText.Name(text) : text;
            if (page.Width < NarrowestTable)
            {
                page.Line(new string(' ', Indent) + field.Label);
                page.Prose(Indent + 2, value);
            }
            else
            {
                page.Hanging(Indent, field.Label.PadRight(Label), value, Indent + Label);
            }
        }
    }
}
