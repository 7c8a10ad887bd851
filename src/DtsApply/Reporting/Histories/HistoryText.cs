using System.Collections.Immutable;
using DtsApply.Applying.Journals;
using DtsApply.Messages;
using DtsApply.Reporting.Screen;
using DtsApply.Text;

namespace DtsApply.Reporting.Histories;

/// <summary>Draws runs, one line each, the latest last; paragraphs where there is no room for a table.</summary>
public static class HistoryText
{
    private const int NarrowestTable = 76;

    /// <summary>Draws them.</summary>
    /// <param name="page">Where they are drawn.</param>
    /// <param name="runs">The runs, in the order of time.</param>
    public static void Draw(Page page, IReadOnlyCollection<RunSummary> runs)
    {
        if (page.Width < NarrowestTable)
        {
            foreach (var run in runs)
            {
                Paragraph(page, Cells(run));
            }
        }
        else
        {
            Table(page, [HistoryMessages.Columns, .. runs.Select(Cells)]);
        }

        page.Line();
    }

    private static ImmutableArray<string> Cells(RunSummary summary) =>
        [
            TerminalEscape.Escape(summary.Run.RunId),
            TerminalEscape.Escape(summary.Run.Command),
            TerminalEscape.Escape(summary.Run.Target.Name),
            TerminalEscape.Escape(summary.Run.Set),
            RunOutcomeText.Brief(summary),
        ];

    private static void Table(Page page, IEnumerable<ImmutableArray<string>> cells)
    {
        List<ImmutableArray<StyledText>> rows =
        [
            .. cells.Select(row => row.Select(StyledText.FromString).ToImmutableArray()),
        ];
        var columns = new Columns(rows);
        rows.ForEach(row => page.Line(columns.Line(row)));
    }

    private static void Paragraph(Page page, ImmutableArray<string> cells)
    {
        page.Line(cells[0]);
        foreach (var (index, cell) in cells.Index().Skip(1))
        {
            page.Field(2, HistoryMessages.Columns[index], cell);
        }
    }
}
