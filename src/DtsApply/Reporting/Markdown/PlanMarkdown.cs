using System.Collections.Immutable;
using DtsApply.Messages;
using DtsApply.Model;
using DtsApply.Planning;
using DtsApply.Reporting.Plans;
using DtsApply.Text;

namespace DtsApply.Reporting.Markdown;

/// <summary>
/// A plan as a comment on a pull request: who loses, who gains, then each account, for readers without a terminal and
/// without credentials.
/// </summary>
public sealed class PlanMarkdown
{
    private const int Digits = 8;
    private readonly Plan _plan;
    private readonly MarkdownFrame _frame;
    private readonly RoleMarkdown _roles;
    private readonly FindingMarkdown _findings;
    private readonly AccessMarkdown _access;
    private readonly PlanWarnings _warnings;
    private readonly Loss? _loss;
    private readonly List<Change> _gaining;

    private PlanMarkdown(Plan plan, AccountNames names, MarkdownFrame frame)
    {
        (_plan, _frame, _warnings) = (plan, frame, new(plan));
        _roles = new(new(names.With(IdForm.Whole)), _warnings);
        _findings = new(plan.Accounts.ToDictionary(account => account.Name, Id, StringComparer.Ordinal));
        var pending = plan.Pending.ToList();
        var parts = PlanParts.All(plan, frame.Compared).Where(change => change.IsPending).ToList();
        _loss = Loss.In(pending);
        _gaining = [.. parts.Where(_roles.OnlyGains)];
        var cells = new AccessText(names.With(IdForm.Bare));
        _access = new(
            [.. parts.SelectMany(cells.Rows)],
            plan.Accounts.Where(account => !account.Called && frame.Diff is null)
                .Select(Id)
                .ToHashSet(StringComparer.Ordinal)
        );
    }

    /// <summary>Writes it, within what a comment may hold.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="names">How accounts are named.</param>
    /// <param name="frame">What stands around it.</param>
    public static string Write(Plan plan, AccountNames names, MarkdownFrame frame)
    {
        var markdown = new PlanMarkdown(plan, names, frame);
        return MarkdownBudget.Fit(markdown._gaining.Count, markdown._access.Gains, markdown.Write);
    }

    private string Write(MarkdownDetail detail)
    {
        string?[] parts =
        [
            $"{HiddenLine.Write(_frame.Command, _plan, _frame.Digest)}\n{PlanHeading.Write(_plan, _loss, _frame.ExitCode, _frame.Diff)}",
            BaseMarkdown.Unknown(_frame.Compared?.Base),
            Findings(),
            _access.Losses(_loss, detail.HasLosses, _frame.Diff?.Aside),
            _access.Gained(detail.Gains),
            _frame.Diff?.Numbers ?? BaseMarkdown.Compared(Numbers(), _frame.Compared?.Base),
            .. detail.HasSections && HasSections ? Sections(detail) : [],
            LeftOut(detail),
            Foot(),
        ];
        return string.Join("\n\n", parts.Where(part => part is { Length: > 0 })) + "\n";
    }

    // What stops a run stands before all that it would do; so does what a verdict with nothing to do must not hide.
    private string? Findings()
    {
        List<Diagnostic> told =
        [
            .. _plan.Shared,
            .. _plan.Stopped.SelectMany(account => account.Own),
            .. _plan.Refusal is { } refusal ? (Diagnostic[])[refusal] : [],
            .. _plan.Refused.Select(change =>
                change.Refusal! with
                {
                    Account = change.Account,
                    Role = change.Address.Role,
                }
            ),
            .. HasSections ? [] : Warnings(),
        ];
        return told.Count is 0 ? null : string.Join('\n', _findings.Table(told));
    }

    private IEnumerable<Diagnostic> Warnings() =>
        _warnings
            .Shown.Concat(
                _plan.Accounts.Where(account => account.Code is ExitCode.Done).SelectMany(account => account.Own)
            )
            .Concat(_plan.Changes.SelectMany(change => change.Findings))
            .Where(finding => finding.Severity is Severity.Warning);

    // Where nothing happens there is nothing to tell of accounts but what is wrong with them.
    private bool HasSections => _plan.Pending.Any() || _plan.Refused.Any();

    private string? Numbers()
    {
        if (_plan.Stopped.Any())
        {
            return null;
        }

        if (!_plan.Pending.Any() && !_plan.Refused.Any())
        {
            var declared = PlanVerdict.Declared(_plan);
            return MarkdownText.Sentence(PlanMessages.AreAsDeclared(declared.Count, PlanVerdict.Accounts(declared)));
        }

        string[] numbers =
        [
            .. PlanVerdict.CountUnchanged(_plan) is var same and > 0
                ? (string[])[MarkdownMessages.Unchanged(same)]
                : [],
            .. _plan.Warnings is var warnings and > 0 ? (string[])[MarkdownMessages.Warnings(warnings)] : [],
            .. _plan.EndedTasks is var ended and > 0 ? (string[])[PlanMessages.HaveEnded(ended)] : [],
        ];
        return numbers.Length > 0 ? MarkdownText.Sentence(string.Join(", ", numbers)) : null;
    }

    private IEnumerable<string> Sections(MarkdownDetail detail) =>
        PlanParts.Split(_plan, _frame.Compared, _roles.Speaks).SelectMany(part => Sections(part, detail));

    private IEnumerable<string> Sections(PlanPart part, MarkdownDetail detail)
    {
        var kept = _gaining.Take(detail.Roles).ToHashSet();
        var sections = _plan
            .Accounts.Where(account => account.Code is ExitCode.Done)
            .Select(account => (Account: account, Changes: part.At(account).Where(_roles.Speaks).ToImmutableArray()))
            .OrderBy(one => !one.Changes.Any(IsLosing))
            .ThenBy(one => one.Account.Name, NaturalOrder.Instance)
            .Select(one =>
                Section(
                    part.IsHomeOf(one.Account) ? one.Account : one.Account with { Findings = [] },
                    [.. one.Changes.Where(change => !_roles.OnlyGains(change) || kept.Contains(change))],
                    one.Changes,
                    detail.HasFences
                )
            )
            .OfType<string>();
        return part.Heading is null ? sections : sections.Prepend(BaseMarkdown.Drift(_frame.Compared!.Base));
    }

    private string? Section(
        AccountState account,
        ImmutableArray<Change> told,
        ImmutableArray<Change> all,
        bool hasFences
    )
    {
        List<Diagnostic> findings = [.. _warnings.At(account), .. account.Own];
        if (told.IsEmpty && findings.Count is 0)
        {
            return null;
        }

        var open = all.Any(IsLosing) ? " open" : "";
        var counts = MarkdownMessages.Counts(
            all.Count(change => change is { IsPending: true, Kind: ChangeKind.Create }),
            all.Count(change => change is { IsPending: true, Kind: ChangeKind.Update }),
            all.Count(change => change is { IsPending: true, Kind: ChangeKind.Delete }),
            all.Count(change => change.Refusal is not null),
            all.Sum(_roles.Warnings) + findings.Count(finding => finding.Severity is Severity.Warning)
        );
        var head = $"<b>{MarkdownText.Html(account.Name)}</b> {MarkdownText.Html(Id(account))}";
        string[] paragraphs =
        [
            $"<details{open}><summary>{head}: {string.Join(", ", counts)}</summary>",
            .. findings.Count > 0 ? (string[])[string.Join('\n', findings.Select(FindingMarkdown.Point))] : [],
            .. told.SelectMany(change => _roles.Write(change, hasFences)),
            "</details>",
        ];
        return string.Join("\n\n", paragraphs);
    }

    private static bool IsLosing(Change change) => change.IsPending && !change.Access.Lost.IsEmpty;

    private string? LeftOut(MarkdownDetail detail)
    {
        var (roles, gains) = (_gaining.Count - detail.Roles, _access.Gains - detail.Gains);
        if (detail is { HasFences: true } && roles + gains is 0)
        {
            return null;
        }

        var all = _frame.CommandLine is { } command ? MarkdownMessages.AllOfIt(MarkdownText.Code(command)) : "";
        return MarkdownMessages.LeftOut(!detail.HasFences, roles, gains, !detail.HasSections) + all;
    }

    private string Foot()
    {
        var readers = _plan
            .Accounts.Where(account => account is { Verified: true, Identity: not null })
            .GroupBy(account => IdentityWords.Name(account.Identity!), account => account.Name)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => (group.Key, (IReadOnlyCollection<string>)[.. group.Order(NaturalOrder.Instance)]))
            .ToList();
        string[] parts =
        [
            $"dts-apply {_frame.ToolVersion}",
            .. _frame.Digest is { } digest ? (string[])[MarkdownMessages.SavedPlan(digest[..Digits])] : [],
            .. readers.Count > 0 ? (string[])[MarkdownMessages.ReadAs(readers)] : [],
        ];
        return $"<sub>{MarkdownText.Html(string.Join(", ", parts))}</sub>";
    }

    private static string Id(AccountState account) => account.Account.Id.Value!;
}
