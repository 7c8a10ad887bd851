using DtsApply.Applying;
using DtsApply.Messages;
using DtsApply.Model;
using DtsApply.Planning;
using DtsApply.Reporting.Screen;

namespace DtsApply.Reporting.Runs;

/// <summary>What happened, action by action; many accounts that ended alike are one line.</summary>
internal static class RunLedger
{
    private const int ManyActions = 12;
    private const int StatusWidth = 9;

    /// <summary>
    /// Whether what happened needs a list: something failed or was cut, or one role ended otherwise than another. One
    /// role alone is told by its block.
    /// </summary>
    public static bool IsNeeded(RunResult run)
    {
        var all = run.Roles.SelectMany(role => role.Outcomes).Select(outcome => outcome.Status).ToHashSet();
        if (run.Roles is [{ IsBehind: true }] && all.IsSubsetOf([Status.Unknown, Status.Skipped]))
        {
            return false;
        }

        return run.Roles.Any(role => role.IsForeign)
            || (run.Interrupted is not 0 && run.WasBegun)
            || all.Contains(Status.Failed)
            || all.Contains(Status.Unknown)
            || (all.Contains(Status.Undone) && all.Contains(Status.Done))
            || (
                run.Roles.Length > 1
                && run.Code is not ExitCode.Done
                && (all.Contains(Status.Done) || all.Contains(Status.Undone))
            );
    }

    public static void Draw(Page page, RunResult run, bool verbose)
    {
        var accounts = run.Roles.GroupBy(role => role.Change.Account).ToList();
        var folds = !verbose && run.Roles.Sum(role => role.Outcomes.Length) > ManyActions;
        var done = accounts.Where(account => folds && All(account, Status.Done)).ToList();
        var skipped = accounts.Where(account => folds && All(account, Status.Skipped)).ToList();
        Folded(page, Padded(Status.Done), done);
        var rows = accounts
            .Except(done)
            .Except(skipped)
            .SelectMany(account => account)
            .SelectMany(role => Rows(role, verbose))
            .ToList();
        var columns = new ProgressColumns(rows.Select(row => row.Change));
        foreach (var (change, status, what, remark) in rows)
        {
            page.Line(
                "  "
                    + Tone(status)
                    + new string(' ', StatusWidth - RunWords.Ended(status).Length)
                    + $"{columns.Row(change.Account, change.Address.Role, RunWords.Name(what))}  {remark}"
            );
        }

        Folded(page, Padded(Status.Skipped), skipped);
        page.Line();
    }

    /// <summary>
    /// A row an action; where a look after an action found someone else's work, that look has a row of its own.
    /// </summary>
    private static List<(Change Change, Status Status, Activity What, string Remark)> Rows(
        RoleResult role,
        bool verbose
    )
    {
        var rows = role
            .Outcomes.Select(outcome =>
                (role.Change, outcome.Status, Activity.Write(outcome.Action.Op), Remark(outcome, verbose))
            )
            .ToList();
        var begun = role.Outcomes.Count(outcome => outcome.Status is not Status.Skipped);
        if (role.IsForeign && role.Outcomes[begun - 1].Status is Status.Done)
        {
            var remark = RunWords.Why(new(ReasonKind.ChangedBySomeoneElse))!;
            rows.Insert(begun, (role.Change, Status.Failed, Activity.ReadBack, remark));
        }

        return rows;
    }

    private static bool All(IEnumerable<RoleResult> roles, Status status) =>
        roles.All(role => role.Problem is null && role.Outcomes.All(outcome => outcome.Status == status));

    /// <summary>One line for accounts in which all ended alike, where there are many actions.</summary>
    private static void Folded(Page page, string word, List<IGrouping<string, RoleResult>> accounts)
    {
        if (accounts.Count > 0)
        {
            var actions = accounts.Sum(account => account.Sum(role => role.Outcomes.Length));
            page.Line($"  {word}{RunMessages.ActionsInAccounts(actions, accounts.Count)}");
        }
    }

    private static string Remark(Outcome outcome, bool verbose)
    {
        var request = verbose && outcome.RequestId is { } id ? RunMessages.Request(id) : null;
        string?[] parts = [RunWords.Why(outcome.Reason), request];
        return string.Join(", ", parts.Where(part => part is { Length: > 0 }));
    }

    private static StyledText Tone(Status status) =>
        status switch
        {
            Status.Failed => StyledText.Lose(RunWords.Ended(status)),
            Status.Unknown => StyledText.Aside(RunWords.Ended(status)),
            _ => RunWords.Ended(status),
        };

    private static string Padded(Status status) => RunWords.Ended(status).PadRight(StatusWidth);
}
