using DtsApply.Messages;
using DtsApply.Model;

namespace DtsApply.Reporting.Markdown;

/// <summary>What was found in accounts, at roles and in manifests: rows of a table, or points of a list.</summary>
/// <param name="ids">The IDs of accounts, by name.</param>
internal sealed class FindingMarkdown(IReadOnlyDictionary<string, string> ids)
{
    private const int Same = 3;

    /// <summary>The table of some findings; those that say the same of many roles are one row.</summary>
    public IEnumerable<string> Table(IEnumerable<Diagnostic> findings) =>
        MarkdownTable.Lines(
            MarkdownMessages.FindingColumns,
            findings
                .GroupBy(finding => (finding.Severity, finding.Rule, finding.Message, finding.Help, Facts(finding)))
                .SelectMany(group => group.Count() > Same ? [Row(group)] : group.Select(one => Row([one])))
        );

    /// <summary>One finding as a point of a list.</summary>
    public static string Point(Diagnostic finding)
    {
        var help = finding.Help is { } text ? $" *{MarkdownText.Sentence(text)}*" : "";
        return $"- {Head(finding)} {MarkdownText.Sentence(finding.Message)}{Facts(finding)}{help}";
    }

    private string[] Row(IEnumerable<Diagnostic> findings)
    {
        var all = findings.ToList();
        var help = all[0].Help is { } text ? MarkdownText.Prose(text) : "";
        return
        [
            Head(all[0]).Replace(":**", "**", StringComparison.Ordinal),
            string.Join("<br>", all.Select(Where)),
            MarkdownText.Prose(all[0].Message) + Facts(all[0]),
            help,
        ];
    }

    private string Where(Diagnostic finding)
    {
        var account = finding.Account is { } name
            ? MarkdownText.Prose(ids.TryGetValue(name, out var id) ? $"{name} {id}" : name)
            : "";
        var place = finding.Source is { } source ? MarkdownText.Code(source.ToString()) : "";
        var role = finding.Role is { } of ? $"{MarkdownMessages.Role} {MarkdownText.Code(of)}" : "";
        return string.Join(", ", ((string[])[account, role, place]).Where(part => part.Length > 0));
    }

    private static string Head(Diagnostic finding) => $"**{DiagnosticWords.Head(finding.Severity, finding.Rule)}**";

    // Carets under digits mean nothing where digits are not as wide as carets.
    private static string Facts(Diagnostic finding)
    {
        var facts = finding.Facts.Where(fact => !fact.IsDetail && fact.Value.Any(char.IsLetterOrDigit)).ToList();
        return facts.Count is 0
            ? ""
            : $" ({string.Join("; ", facts.Select(fact => $"{MarkdownText.Prose(fact.Label)} {MarkdownText.Code(fact.Value)}".Trim()))})";
    }
}
