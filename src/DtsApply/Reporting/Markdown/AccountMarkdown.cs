using DtsApply.Messages;
using DtsApply.Model;
using DtsApply.Planning;
using DtsApply.Reporting.Plans;
using DtsApply.Text;

namespace DtsApply.Reporting.Markdown;

/// <summary>
/// The accounts of a plan, each a part that can be opened: its roles, and what was found there. Those where someone
/// loses access stand first, and are open.
/// </summary>
/// <param name="roles">Writes a role.</param>
/// <param name="warnings">The warnings of the manifests.</param>
internal sealed class AccountMarkdown(RoleMarkdown roles, PlanWarnings warnings)
{
    /// <summary>Writes those that have something to say.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="part">The part of it that is written.</param>
    /// <param name="isTold">Which of its changes are told.</param>
    /// <param name="hasFences">Whether values that change are shown.</param>
    public string Write(Plan plan, PlanPart part, Func<Change, bool> isTold, bool hasFences) =>
        string.Join(
            '\n',
            plan.Accounts.Where(account => account.Code is ExitCode.Done)
                .OrderBy(account => !part.At(account).Any(IsLosing))
                .ThenBy(account => account.Name, NaturalOrder.Instance)
                .Select(account =>
                    Write(
                        account,
                        part.IsHomeOf(account) ? [.. Findings(account)] : [],
                        [.. part.At(account).Where(roles.Speaks)],
                        isTold,
                        hasFences
                    )
                )
                .OfType<string>()
        );

    /// <summary>The head of such a part: the name in bold, then what is said of it.</summary>
    /// <param name="isOpen">Whether it is open.</param>
    /// <param name="name">The name.</param>
    /// <param name="rest">What stands behind it.</param>
    public static string Head(bool isOpen, string name, string rest) =>
        $"<details{(isOpen ? " open" : "")}><summary><b>{MarkdownText.Html(name)}</b> {MarkdownText.Html(rest)}</summary>";

    private IEnumerable<Diagnostic> Findings(AccountState account) =>
        warnings
            .At(account)
            .Select(warning => warning with { Help = DiagnosticWords.HelpAt(warning.Help, warning.Source!.Value) })
            .Concat(account.Own);

    private string? Write(
        AccountState account,
        List<Diagnostic> findings,
        List<Change> changes,
        Func<Change, bool> isTold,
        bool hasFences
    )
    {
        var told = changes.Where(isTold).ToList();
        if (told.Count + findings.Count is 0)
        {
            return null;
        }

        // What was found in an account with one role is read with it; among several it would be taken for one's own.
        var points = findings.Select(FindingMarkdown.Point).ToList();
        string[] paragraphs = told is [var only]
            ? [.. roles.Write(only, hasFences, points)]
            : [string.Join('\n', points), .. told.SelectMany(change => roles.Write(change, hasFences, []))];
        var id = account.Account.Id.Value!;
        var counts = string.Join(", ", Counts(changes, findings));
        return string.Join(
            "\n\n",
            [
                Head(changes.Any(IsLosing), account.Name, counts.Length > 0 ? $"{id}: {counts}" : id),
                .. paragraphs.Where(paragraph => paragraph.Length > 0),
                "</details>",
            ]
        );
    }

    private IEnumerable<string> Counts(List<Change> changes, List<Diagnostic> findings) =>
        MarkdownMessages.Counts(
            Count(changes, ChangeKind.Create),
            Count(changes, ChangeKind.Update),
            Count(changes, ChangeKind.Delete),
            changes.Count(change => change.Refusal is not null),
            changes.Sum(roles.Warnings) + findings.Count(finding => finding.Severity is Severity.Warning)
        );

    private static int Count(List<Change> changes, ChangeKind kind) =>
        changes.Count(change => change.IsPending && change.Kind == kind);

    private static bool IsLosing(Change change) => change.IsPending && !change.Access.Lost.IsEmpty;
}
