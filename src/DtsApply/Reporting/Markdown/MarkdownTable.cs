namespace DtsApply.Reporting.Markdown;

/// <summary>A table of GitHub Flavored Markdown.</summary>
internal static class MarkdownTable
{
    /// <summary>Its lines.</summary>
    /// <param name="heads">The heads of the columns.</param>
    /// <param name="rows">Cells of Markdown, which may not hold line ends.</param>
    public static IEnumerable<string> Lines(IReadOnlyCollection<string> heads, IEnumerable<string[]> rows) =>
        [Row(heads), $"|{string.Concat(heads.Select(_ => "---|"))}", .. rows.Select(Row)];

    private static string Row(IEnumerable<string> cells) =>
        $"|{string.Concat(cells.Select(cell => cell.Length > 0 ? $" {MarkdownText.Cell(cell)} |" : " |"))}";
}
