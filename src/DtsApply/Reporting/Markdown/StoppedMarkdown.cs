using DtsApply.Messages;
using DtsApply.Model;

namespace DtsApply.Reporting.Markdown;

/// <summary>
/// A run that came to nothing, as Markdown: what stands in a pull request in the place of what it was to show.
/// </summary>
public sealed class StoppedMarkdown
{
    private static readonly FindingMarkdown Findings = new(new Dictionary<string, string>());
    private readonly string _command;
    private readonly string _hidden;

    /// <summary>Of a command that is about no set and no service, or whose line was not understood.</summary>
    public StoppedMarkdown(string command) => (_command, _hidden) = (command, HiddenLine.Write(command));

    /// <summary>Of a command that plans.</summary>
    public StoppedMarkdown(string command, string set, Target target) =>
        (_command, _hidden) = (command, HiddenLine.Write(command, set, target));

    /// <summary>Writes it.</summary>
    /// <param name="verdict">Why, as its verdict says.</param>
    /// <param name="code">The exit code.</param>
    /// <param name="found">What was found.</param>
    /// <param name="help">What to do; null where the findings say it.</param>
    /// <param name="next">The command to type next; null for none.</param>
    public string Write(
        string verdict,
        int code,
        IReadOnlyCollection<Diagnostic> found,
        string? help = null,
        string? next = null
    )
    {
        var sorted = found.OrderBy(finding => finding.Severity).ToList();
        return MarkdownBudget.Most(sorted.Count, kept => Written(sorted[..kept], MarkdownRows.Each))
            ?? Written([], MarkdownRows.ByWhat);

        string Written(List<Diagnostic> kept, MarkdownRows rows) =>
            MarkdownText.Paragraphs(
                _hidden
                    + "\n"
                    + MarkdownText.Heading(MarkdownMessages.Title(_command), $"{verdict} {ExitMessages.Code(code)}"),
                Findings.Table(kept, rows),
                kept.Count < sorted.Count ? MarkdownMessages.AndMoreFindings(sorted.Count - kept.Count) : null,
                help is null ? null : MarkdownText.Sentence(help),
                next is null ? null : MarkdownMessages.Next(MarkdownText.Code(next))
            );
    }
}
