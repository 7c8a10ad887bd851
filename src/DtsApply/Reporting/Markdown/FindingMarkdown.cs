using DtsApply.Messages;
using DtsApply.Model;
using DtsApply.Planning;
using DtsApply.Text;

namespace DtsApply.Reporting.Markdown;

/// <summary>What was found in accounts, at roles and in manifests: rows of a table, or points of a list.</summary>
/// <param name="ids">The IDs of accounts, by name.</param>
internal sealed class FindingMarkdown(IReadOnlyDictionary<string, string> ids)
{
    private const int Same = 3;

    /// <summary>Takes the accounts of a run.</summary>
    public FindingMarkdown(IEnumerable<AccountState> accounts)
        : this(
            // Of two sets of manifests, one name may stand for two accounts: then the name alone is said.
            accounts
                .GroupBy(account => account.Name, account => account.Account.Id.Value!, StringComparer.Ordinal)
                .Where(ids => ids.Distinct(StringComparer.Ordinal).Count() is 1)
                .ToDictionary(ids => ids.Key, ids => ids.First(), StringComparer.Ordinal)
        )
    { }

    /// <summary>The table of some findings; what has one cause in many places is one row. Null where there are none.
    /// </summary>
    public string? Table(IEnumerable<Diagnostic> findings, MarkdownRows rows = MarkdownRows.Each)
    {
        var written = findings
            .GroupBy(finding => Kind(finding, rows))
            .SelectMany(group => Rows([.. group], rows))
            .ToList();
        return written.Count is 0 ? null : MarkdownTable.Write(MarkdownMessages.FindingColumns, written);
    }

    /// <summary>One finding as a point of a list.</summary>
    public static string Point(Diagnostic finding)
    {
        var help = finding.Help is { } text ? $" *{MarkdownText.Sentence(text)}*" : "";
        return $"- **{Head(finding)}:** {MarkdownText.Sentence(Body(finding))}{Facts(finding)}{help}";
    }

    private static object Kind(Diagnostic finding, MarkdownRows rows) =>
        rows is MarkdownRows.ByWhat
            ? (finding.Severity, finding.Rule)
            : (finding.Severity, finding.Rule, finding.Cause ?? finding.Message, finding.Help, Facts(finding));

    private IEnumerable<string[]> Rows(IReadOnlyList<Diagnostic> alike, MarkdownRows rows) =>
        alike.Count <= Same ? alike.Select(finding => Row(finding, Where(finding)))
        : rows is MarkdownRows.Each ? [Row(alike[0], string.Join("<br>", alike.Select(Where)))]
        : [Row(alike[0], MarkdownText.Prose(Places(alike)), MarkdownMessages.AndMoreAlike(Others(alike)))];

    private static int Others(IReadOnlyList<Diagnostic> alike) =>
        alike.Select(finding => finding.Message).Distinct().Count() - 1;

    private static string[] Row(Diagnostic finding, string where, string more = "") =>
        [
            $"**{Head(finding)}**",
            where,
            MarkdownText.Prose(Body(finding)) + Facts(finding) + more,
            finding.Help is { } text ? MarkdownText.Prose(text) : "",
        ];

    private string Where(Diagnostic finding)
    {
        // A place in manifests that belongs to an account is told by the help.
        if (finding.Account is null)
        {
            return finding.Source is { } source ? MarkdownText.Code(source.ToString()) : "";
        }

        var role = finding.Role is { } of ? $", {MarkdownMessages.Role} {MarkdownText.Code(of)}" : "";
        return MarkdownText.Prose(Account(finding.Account)) + role;
    }

    private string Account(string name) => ids.TryGetValue(name, out var id) ? $"{name} {id}" : name;

    private static string Places(IReadOnlyList<Diagnostic> alike) =>
        MarkdownMessages.Places(
            alike.Count(finding => finding.Role is not null),
            [.. alike.Select(finding => finding.Account).OfType<string>().Distinct()],
            [.. alike.Select(finding => finding.Source?.File).OfType<string>().Distinct()]
        );

    private static string Head(Diagnostic finding) =>
        Plan.IsNote(finding) ? DiagnosticWords.Note.TrimEnd(':')
        : finding.IsUnknown ? MarkdownMessages.Unknown
        : DiagnosticWords.Head(finding.Severity, finding.Rule).TrimEnd(':');

    private static string Body(Diagnostic finding) => finding.Unknown ?? finding.Message;

    // Carets under digits mean nothing where digits are not as wide as carets, nor do blanks that align.
    private static string Facts(Diagnostic finding)
    {
        var facts = finding.Facts.Where(fact => !fact.IsDetail && fact.Value.Any(char.IsLetterOrDigit)).ToList();
        // Which account the key is of is all that counts there.
        return finding.Rule is RuleId.DTS501 && facts.Count > 0 ? $", {Value(facts[^1])}"
            : facts.Count is 0 ? ""
            : $" ({string.Join("; ", facts.Select(fact => $"{MarkdownText.Prose(fact.Label)} {Value(fact)}".Trim()))})";
    }

    private static string Value(Fact fact) =>
        MarkdownText.Prose(
            string.Join(' ', fact.Value.Split([' ', TerminalEscape.Glue], StringSplitOptions.RemoveEmptyEntries))
        );
}
