using DtsApply.Messages;
using DtsApply.Model;
using DtsApply.Planning;
using DtsApply.Planning.Verifying;
using DtsApply.Reporting.Plans;
using DtsApply.Reporting.Verifying;
using DtsApply.Text;
using DtsApply.UseCases;

namespace DtsApply.Reporting.Markdown;

/// <summary>
/// Roles that were read back, as a comment: all that is wrong in a table, then each account, with what was looked at.
/// </summary>
public sealed class VerificationMarkdown
{
    private const int Many = 20;
    private readonly Verification _found;
    private readonly MarkdownFrame _frame;
    private readonly AccessText _access;
    private readonly VerifiedRoleFields _fields;
    private readonly FindingMarkdown _findings;
    private readonly List<VerifiedRole> _fine;

    private VerificationMarkdown(Verification found, MarkdownFrame frame)
    {
        (_found, _frame) = (found, frame);
        _access = new(found.Names.With(IdForm.Whole));
        _fields = new(found.Plan.Set, verbose: false);
        _findings = new(found.Plan.Accounts);
        _fine = [.. found.Standing(RoleStanding.AsDeclared)];
    }

    /// <summary>Writes it, within what a comment may hold.</summary>
    /// <param name="found">What was found.</param>
    /// <param name="frame">What stands around it.</param>
    public static string Write(Verification found, MarkdownFrame frame)
    {
        var markdown = new VerificationMarkdown(found, frame);
        return MarkdownBudget.Fit(markdown._fine.Count, 0, markdown.Write);
    }

    private string Write(MarkdownDetail detail) =>
        MarkdownText.Paragraphs(
            HiddenLine.Write(_frame.Command, _found.Plan.Set, _found.Plan.Target)
                + "\n"
                + VerificationHeading.Write(_found, _frame),
            _findings.Table(Findings(), detail.Rows),
            VerificationHeading.Numbers(_found),
            detail.HasSections ? Sections(detail) : null,
            LeftOut(detail),
            MarkdownFoot.Write(_frame, _found.Plan.Accounts)
        );

    private IEnumerable<Diagnostic> Findings()
    {
        var owners = _found.Roles.Select(role => role.Change.Account).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. _found.Plan.Shared,
            .. _found.Roles.SelectMany(role =>
                role.Findings.Select(finding =>
                    finding with
                    {
                        Account = role.Change.Account,
                        Role = role.Change.Address.Role,
                    }
                )
            ),
            // That nobody could look for further roles is no news where none is declared.
            .. _found
                .Plan.Accounts.SelectMany(account => account.Own)
                .Where(finding => finding.Severity is not Severity.Info || owners.Contains(finding.Account!)),
        ];
    }

    private string Sections(MarkdownDetail detail)
    {
        var leftOut = _fine.Skip(detail.Roles).ToHashSet();
        var roles = _found.Roles.ToLookup(role => role.Change.Account, StringComparer.Ordinal);
        var passed = _found.Unchecked.ToLookup(role => role.Account, StringComparer.Ordinal);
        return string.Join(
            '\n',
            _found
                .Plan.Accounts.Where(account => account.Code is ExitCode.Done)
                .OrderBy(account => !roles[account.Name].Any(IsWrong))
                .ThenBy(account => account.Name, NaturalOrder.Instance)
                .Select(account =>
                    Section(
                        account,
                        [.. roles[account.Name].Where(role => !leftOut.Contains(role))],
                        [.. passed[account.Name]]
                    )
                )
                .OfType<string>()
        );
    }

    private string? Section(AccountState account, List<VerifiedRole> roles, List<WantedRole> passed)
    {
        if (roles.Count + passed.Count is 0)
        {
            return null;
        }

        var counts = MarkdownMessages.VerifiedCounts(
            roles
                .GroupBy(role => role.Standing)
                .OrderByDescending(group => group.Key)
                .Select(group => (group.Count(), VerifiedRoleFields.Standing(group.First()).Judgement)),
            passed.Count
        );
        string[] paragraphs =
        [
            AccountMarkdown.Head(
                roles.Exists(IsWrong),
                account.Name,
                $"{account.Account.Id.Value}: {string.Join(", ", counts)}"
            ),
            .. passed.Count > 0
                ? (string[])
                    [MarkdownText.Sentence(VerifyWords.NotChecked([.. passed.Select(role => role.Role.Address.Role)]))]
                : [],
            .. roles.OrderBy(role => role.Change.Address.Role, NaturalOrder.Instance).SelectMany(Role),
            "</details>",
        ];
        return string.Join("\n\n", paragraphs);
    }

    private IEnumerable<string> Role(VerifiedRole role)
    {
        yield return $"**{RoleChangeMessages.TheRole} {MarkdownText.Code(role.Change.Address.Role)}**: "
            + VerifiedRoleFields.Standing(role).Judgement;
        // Of many, those that are as declared are told in a line.
        if (_found.Roles.Length > Many && role.Standing is RoleStanding.AsDeclared)
        {
            yield break;
        }

        string[] points =
        [
            .. _access.Now(role.Change).Select(sentence => $"- {MarkdownText.Prose(sentence)}"),
            .. _fields.All(role).Select(Point),
        ];
        if (points.Length > 0)
        {
            yield return string.Join('\n', points);
        }
    }

    private static string Point(VerifiedField field)
    {
        var label = field.Label.Length > 0 ? $"**{field.Label}:** " : "";
        return $"- {label}{field.Judgement}{MarkdownText.Prose(field.Rest)}";
    }

    private static bool IsWrong(VerifiedRole role) =>
        role.Standing is RoleStanding.NotAsDeclared or RoleStanding.Missing;

    private string? LeftOut(MarkdownDetail detail) =>
        detail.HasFences
            ? null
            : MarkdownMessages.VerifiedLeftOut(detail.HasSections ? _fine.Count - detail.Roles : null)
                + (_frame.CommandLine is { } command ? MarkdownMessages.AllOfIt(MarkdownText.Code(command)) : "");
}
