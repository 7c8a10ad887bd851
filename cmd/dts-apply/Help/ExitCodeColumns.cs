using System.Text;

namespace DtsApply.Cmd.Help;

/// <summary>
/// Lays out the exit codes at the end of a help: they are written one a line, and shown in as many columns as fit, to
/// be read downwards.
/// </summary>
internal static class ExitCodeColumns
{
    private const string Title = "\nexit codes\n";
    private const string Margin = "  ";

    // Three columns in 80, or two where a meaning is long: so every help looks alike.
    private static readonly int[] Widths = [22, 31];

    /// <summary>What stands before the exit codes, and the codes with their meanings; none where there are none.</summary>
    public static (string Before, string[] Codes) Split(string help) =>
        help.IndexOf(Title, StringComparison.Ordinal) is >= 0 and var at
            ? (
                help[..at],
                help[(at + Title.Length)..]
                    .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            )
            : (help, []);

    /// <summary>The section for a terminal of that width; empty without codes.</summary>
    public static string Show(string[] codes, int width)
    {
        if (codes.Length is 0)
        {
            return "";
        }

        var longest = Margin.Length + codes.Max(code => code.Length);
        var cell = Widths.FirstOrDefault(usual => usual >= longest, longest);
        var columns = Math.Max(1, width / cell);
        var rows = (codes.Length + columns - 1) / columns;
        var shown = new StringBuilder(Title);
        for (var row = 0; row < rows; row++)
        {
            var line = codes.Where((_, index) => index % rows == row).Select(code => (Margin + code).PadRight(cell));
            shown.Append(string.Concat(line).TrimEnd()).Append('\n');
        }

        return shown.ToString();
    }
}
