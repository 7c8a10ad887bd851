using DtsApply.Messages;
using DtsApply.Model;

namespace DtsApply.Reporting.Markdown;

/// <summary>
/// A run that came to nothing, as Markdown: what stands in a pull request in the place of what it was to show.
/// </summary>
public static class StoppedMarkdown
{
    private static readonly FindingMarkdown Findings = new(new Dictionary<string, string>());

    /// <summary>Writes it.</summary>
    /// <param name="command">The command.</param>
    /// <param name="verdict">Why, as its verdict says.</param>
    /// <param name="code">The exit code.</param>
    /// <param name="found">What was found.</param>
    /// <param name="help">What to do; null where the findings say it.</param>
    public static string Write(
        string command,
        string verdict,
        int code,
        IReadOnlyCollection<Diagnostic> found,
        string? help = null
    )
    {
        string[] parts =
        [
            $"{HiddenLine.Write(command, null)}\n### {MarkdownMessages.Title(command)}: "
                + $"{MarkdownText.Prose(verdict)} {ExitMessages.Code(code)}",
            .. found.Count > 0 ? (string[])[Table(found)] : [],
            .. help is null ? [] : (string[])[MarkdownText.Prose(help)],
        ];
        return string.Join("\n\n", parts) + "\n";
    }

    private static string Table(IReadOnlyCollection<Diagnostic> found)
    {
        var all = found.OrderBy(finding => finding.Severity).ToList();
        for (var shown = all.Count; ; shown /= 2)
        {
            var table = string.Join('\n', Findings.Table(all.Take(shown)));
            if (table.Length < MarkdownBudget.Characters || shown <= 1)
            {
                return shown == all.Count ? table : $"{table}\n\n{MarkdownMessages.AndMoreFindings(all.Count - shown)}";
            }
        }
    }
}
