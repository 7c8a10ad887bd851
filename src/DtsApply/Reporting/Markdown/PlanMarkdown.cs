using DtsApply.Messages;
using DtsApply.Model;
using DtsApply.Planning;
using DtsApply.Reporting.Plans;

namespace DtsApply.Reporting.Markdown;

/// <summary>
/// A plan as a comment on a pull request: who loses, who gains, then each account, for readers without a terminal and
/// without credentials.
/// </summary>
public sealed class PlanMarkdown
{
    private readonly Plan _plan;
    private readonly MarkdownFrame _frame;
    private readonly RoleMarkdown _roles;
    private readonly AccountMarkdown _accounts;
    private readonly FindingMarkdown _findings;
    private readonly AccessMarkdown _access;
    private readonly PlanWarnings _warnings;
    private readonly Loss? _loss;
    private readonly List<Change> _gaining;

    private PlanMarkdown(Plan plan, AccountNames names, MarkdownFrame frame)
    {
        (_plan, _frame, _warnings) = (plan, frame, new(plan));
        _roles = new(new(names.With(IdForm.Whole)), _warnings);
        _accounts = new(_roles, _warnings);
        _findings = new(plan.Accounts);
        var pending = plan.Pending.ToList();
        var parts = PlanParts.All(plan, frame.Compared).Where(change => change.IsPending).ToList();
        _loss = Loss.In(pending);
        _gaining = [.. parts.Where(_roles.OnlyGains)];
        var cells = new AccessText(names.With(IdForm.Bare));
        _access = new(
            [.. parts.SelectMany(cells.Rows)],
            plan.Accounts.Where(account => !account.Called && frame.Diff is null)
                .Select(account => account.Account.Id.Value!)
                .ToHashSet(StringComparer.Ordinal)
        );
    }

    // Where nothing happens there is nothing to tell of accounts but what is wrong with them.
    private bool IsQuiet => !_plan.Pending.Any() && !_plan.Refused.Any();

    /// <summary>Writes it, within what a comment may hold.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="names">How accounts are named.</param>
    /// <param name="frame">What stands around it.</param>
    public static string Write(Plan plan, AccountNames names, MarkdownFrame frame)
    {
        var markdown = new PlanMarkdown(plan, names, frame);
        return MarkdownBudget.Fit(markdown._gaining.Count, markdown._access.Gains, markdown.Write);
    }

    private string Write(MarkdownDetail detail) =>
        MarkdownText.Paragraphs(
            HiddenLine.Write(_frame.Command, _plan.Set, _plan.Target, _frame.Digest)
                + "\n"
                + PlanHeading.Write(_plan, _loss, _frame.ExitCode, _frame.Diff),
            BaseMarkdown.Unknown(_frame.Compared?.Base),
            _access.Losses(_loss, isHeld: _plan.Code is not ExitCode.Done, detail.Rows, _frame.Diff?.Aside),
            _findings.Table(Findings(detail), detail.Rows),
            _access.Gained(detail.Gains),
            _frame.Diff?.Numbers ?? BaseMarkdown.Compared(Numbers(), _frame.Compared?.Base),
            IsQuiet || !detail.HasSections ? null : Sections(detail),
            LeftOut(detail),
            MarkdownFoot.Write(
                _frame,
                _plan.Accounts,
                _plan.Fences.IsEmpty ? [] : [FencesMessages.Within(_plan.Fences)]
            )
        );

    // What stops a run stands before all that it would do; so does what a verdict with nothing to do must not hide.
    private IEnumerable<Diagnostic> Findings(MarkdownDetail detail) =>
        [
            .. _plan.Shared,
            .. _plan.Stopped.SelectMany(account => account.Own),
            .. _plan.Refusals,
            .. _plan.Refused.SelectMany(change => change.Refusals.Select(refusal => At(change, refusal))),
            .. IsQuiet || !detail.HasSections ? Warnings() : [],
        ];

    private IEnumerable<Diagnostic> Warnings() =>
        _warnings
            .Shown.Concat(
                _plan.Accounts.Where(account => account.Code is ExitCode.Done).SelectMany(account => account.Own)
            )
            .Concat(
                _plan.Changes.SelectMany(change =>
                    change
                        .Findings.Where(finding => !Plan.IsSaidByTheSentence(change, finding))
                        .Select(finding => At(change, finding))
                )
            );

    private static Diagnostic At(Change change, Diagnostic finding) =>
        finding with
        {
            Account = change.Account,
            Role = change.Address.Role,
        };

    private string? Numbers()
    {
        if (_plan.Stopped.Any())
        {
            return null;
        }

        var excess = _plan.Excess;
        var declared = PlanVerdict.Declared(_plan);
        var unchanged = PlanVerdict.CountUnchanged(_plan);
        string[] numbers =
        [
            IsQuiet && excess.IsNone
                ? PlanMessages.AreAsDeclared(declared.Count, PlanVerdict.Accounts(declared))
                : MarkdownMessages.Unchanged(unchanged),
            MarkdownMessages.Warnings(_plan.Warnings),
            _plan.EndedTasks is var ended and > 0 ? PlanMessages.HaveEnded(ended) : "",
        ];
        string[] sentences =
        [
            string.Join(", ", numbers.Where(number => number.Length > 0)),
            excess.IsNone ? "" : PlanVerdict.Excess(excess),
        ];
        return string.Join(' ', sentences.Where(sentence => sentence.Length > 0).Select(MarkdownText.Sentence));
    }

    private string Sections(MarkdownDetail detail)
    {
        var leftOut = _gaining.Skip(detail.Roles).ToHashSet();
        var parts = PlanParts
            .Split(_plan, _frame.Compared, _roles.Speaks)
            .Select(part =>
                (part.Heading is null ? "" : $"{BaseMarkdown.Drift(_frame.Compared!.Base)}\n\n")
                + _accounts.Write(_plan, part, change => !leftOut.Contains(change), detail.HasFences)
            );
        return string.Join("\n\n", parts.Where(part => part.Length > 0));
    }

    private string? LeftOut(MarkdownDetail detail)
    {
        var (roles, gains) = (_gaining.Count - detail.Roles, _access.Gains - detail.Gains);
        return detail.HasFences
            ? null
            : MarkdownMessages.LeftOut(roles, gains, detail.HasSections)
                + (_frame.CommandLine is { } command ? MarkdownMessages.AllOfIt(MarkdownText.Code(command)) : "");
    }
}
