using System.Globalization;
using DtsApply.Text;

namespace DtsApply.Reporting.Screen;

/// <summary>
/// Numbered choices, column by column: numbers work in any terminal, over a serial line and with a screen reader.
/// </summary>
public static class Menu
{
    private const int Rows = 3;
    private const int Number = 5;
    private const int Least = 15;
    private const int Gap = 1;

    /// <summary>Draws them in as many columns of at least three rows as fit.</summary>
    /// <param name="page">Receives them.</param>
    /// <param name="choices">The choices.</param>
    /// <param name="first">The number of the first one.</param>
    public static void Draw(Page page, IReadOnlyList<string> choices, int first = 1)
    {
        var rows = Rows;
        while (Width(choices, rows) > page.Width && rows < choices.Count)
        {
            rows++;
        }

        for (var row = 0; row < Math.Min(rows, choices.Count); row++)
        {
            var cells = choices
                .Index()
                .Where(choice => choice.Index % rows == row)
                .Select(choice =>
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{first + choice.Index,3}  "
                            + $"{DisplayWidth.Pad(choice.Item, Column(choices, choice.Index / rows, rows))}"
                    )
                );
            page.Line(string.Concat(cells));
        }
    }

    private static int Width(IReadOnlyList<string> choices, int rows) =>
        Enumerable.Range(0, (choices.Count + rows - 1) / rows).Sum(column => Number + Column(choices, column, rows))
        - Gap;

    private static int Column(IReadOnlyList<string> choices, int column, int rows) =>
        Math.Max(Least, choices.Skip(column * rows).Take(rows).Max(DisplayWidth.Width) + Gap);
}
