namespace DtsApply.Reporting.Markdown;

/// <summary>A table of GitHub Flavored Markdown.</summary>
internal static class MarkdownTable
{
    /// <summary>Writes it.</summary>
    /// <param name="heads">The heads of the columns.</param>
    /// <param name="rows">Cells of Markdown, which hold neither bars nor line ends.</param>
    public static string Write(IReadOnlyCollection<string> heads, IEnumerable<string[]> rows) =>
        string.Join('\n', [Row(heads), $"|{string.Concat(heads.Select(_ => "---|"))}", .. rows.Select(Row)]);

    private static string Row(IEnumerable<string> cells) =>
        $"|{string.Concat(cells.Select(cell => cell.Length > 0 ? $" {cell} |" : " |"))}";
}
