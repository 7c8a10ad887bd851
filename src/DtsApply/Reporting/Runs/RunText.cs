using System.Globalization;
using DtsApply.Applying;
using DtsApply.Model;
using DtsApply.Planning;
using DtsApply.Reporting.Diagnostics;
using DtsApply.Reporting.Plans;
using DtsApply.Reporting.Screen;
using DtsApply.Text;

namespace DtsApply.Reporting.Runs;

/// <summary>
/// Draws what became of a run, in the order of the reader's questions: what happened (the ledger), why and what to do
/// (a block an account), who has access now. A run in which all went well says only its verdict: the plan above was the
/// list.
/// </summary>
public static class RunText
{
    private const int ManyActions = 12;

    /// <summary>Whether there is more to say than the verdict.</summary>
    public static bool Speaks(RunResult run, PlanView view) =>
        view.Verbose || HasLedger(run) || run.Roles.Any(role => role.Problem is not null);

    /// <summary>Draws the parts before the verdict.</summary>
    public static void Draw(Page page, RunResult run, PlanView view)
    {
        var ledger = HasLedger(run);
        if (ledger || view.Verbose)
        {
            Ledger(page, run, view.Verbose);
        }

        var wrong = run
            .Roles.Where(role => role.Problem is not null)
            .ToLookup(role => role.Change.Account, StringComparer.Ordinal);
        foreach (var account in run.Plan.Accounts.Where(account => wrong.Contains(account.Name)))
        {
            var type = ledger ? "" : $"  {account.Account.Type.Value}{AccountText.Where(run.Plan.Target)}";
            Problems(page, account, type, wrong[account.Name], view.Verbose);
        }

        if (ledger || run.Roles.Any(role => role.IsBehind))
        {
            Now(page, run, view);
        }
    }

    private static bool WasBegun(RunResult run) =>
        run.Roles.Any(role => role.Outcomes.Any(outcome => outcome.Status is not Status.Skipped));

    /// <summary>
    /// Whether what happened needs a list: something failed or was cut, or one role ended otherwise than another. One
    /// role alone is told by its block.
    /// </summary>
    private static bool HasLedger(RunResult run)
    {
        var all = run.Roles.SelectMany(role => role.Outcomes).Select(outcome => outcome.Status).ToHashSet();
        if (run.Roles is [{ IsBehind: true }] && all.IsSubsetOf([Status.Unknown, Status.Skipped]))
        {
            return false;
        }

        return run.Roles.Any(role => role.IsForeign)
            || (run.Interrupted is not 0 && WasBegun(run))
            || all.Contains(Status.Failed)
            || all.Contains(Status.Unknown)
            || (all.Contains(Status.Undone) && all.Contains(Status.Done))
            || (
                run.Roles.Length > 1
                && run.Code is not ExitCode.Done
                && (all.Contains(Status.Done) || all.Contains(Status.Undone))
            );
    }

    /// <summary>The verdict: what became of the run, with every exit code that is not 0.</summary>
    /// <param name="command">apply or destroy.</param>
    /// <param name="run">The run.</param>
    public static StyledText Verdict(string command, RunResult run)
    {
        if (run.Code is ExitCode.Done)
        {
            return StyledText.Name($"{command}:")
                + " "
                + StyledText.Gain("done")
                + $", {Made(run)}; {Format.Count(run.Count(Status.Done), "action")} in {Accounts(run)}, "
                + $"{Format.Duration(run.Elapsed)}{(command is "destroy" ? "" : "; read back as planned")}";
        }

        return StyledText.Lose($"{command}:")
            + string.Create(CultureInfo.InvariantCulture, $" {Wrong(run)} (exit {run.Code})");
    }

    private static string Wrong(RunResult run) =>
        run.Code switch
        {
            ExitCode.Verification
                when run.Roles is [{ Outcomes: var outcomes } only]
                    && outcomes.Any(outcome => outcome.Status is Status.Undone) =>
                $"verification failed, {TakenBack(only)}",
            ExitCode.Verification
                when run.Roles.Where(role => role.Code is ExitCode.Verification).All(role => role.IsForeign) =>
                $"stopped, someone else changed {Format.Count(run.Roles.Count(role => role.IsForeign), "role")}; "
                    + $"{Counts(run)}",
            ExitCode.Verification => $"verification failed, {Counts(run)}",
            ExitCode.Partial => $"partly applied, {Counts(run)}",
            _ when ExitCode.IsSignal(run.Code) =>
                $"{ExitCode.Ended(run.Code)}, {(WasBegun(run) ? Counts(run) : "nothing was written")}",
            _ when run.Count(Status.Unknown) > 0 => $"not known what was written, {Counts(run)}",
            ExitCode.Stale => "stale plan, nothing was written",
            ExitCode.Unavailable => "service unavailable, nothing was written",
            ExitCode.Guard => "permission denied, nothing was written",
            _ => "failed, nothing was written",
        };

    private static string TakenBack(RoleResult role) =>
        role.Sight is Sighting.Rewritten && role.Change.Before is null ? "the new role was removed again"
        : role.Sight is Sighting.Rewritten && role.Now?.Trust.Equals(role.Change.Before!.Trust) is true
            ? "the trust policy of before is back"
        : "what this run gave is taken back";

    private static string Counts(RunResult run) =>
        string.Join(
            ", ",
            Enum.GetValues<Status>()
                .Select(status => (status, run.Count(status)))
                .Where(pair => pair.Item2 > 0)
                .Select(pair => string.Create(CultureInfo.InvariantCulture, $"{pair.Item2} {Word(pair.status)}"))
        );

    private static string Made(RunResult run)
    {
        var kinds = ((ChangeKind Kind, string Word)[])
            [(ChangeKind.Create, "created"), (ChangeKind.Update, "updated"), (ChangeKind.Delete, "deleted")];
        return string.Join(
            ", ",
            kinds
                .Select(kind => (kind.Word, run.Roles.Count(role => role.Change.Kind == kind.Kind)))
                .Where(pair => pair.Item2 > 0)
                .Select(pair => $"{Format.Count(pair.Item2, "role")} {pair.Word}")
        );
    }

    private static string Accounts(RunResult run) =>
        Format.Count(run.Roles.Select(role => role.Change.Account).Distinct().Count(), "account");

    private static void Ledger(Page page, RunResult run, bool verbose)
    {
        var accounts = run.Roles.GroupBy(role => role.Change.Account).ToList();
        var folds = !verbose && run.Roles.Sum(role => role.Outcomes.Length) > ManyActions;
        var done = accounts.Where(account => folds && All(account, Status.Done)).ToList();
        var skipped = accounts.Where(account => folds && All(account, Status.Skipped)).ToList();
        Folded(page, "done     ", done);
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
                    + new string(' ', 9 - Word(status).Length)
                    + $"{columns.Row(change.Account, change.Address.Role, what)}  {remark}"
            );
        }

        Folded(page, "skipped  ", skipped);
        page.Line();
    }

    /// <summary>
    /// A row an action; where a look after an action found someone else's work, that look has a row of its own.
    /// </summary>
    private static List<(Change Change, Status Status, string What, string Remark)> Rows(RoleResult role, bool verbose)
    {
        var rows = role
            .Outcomes.Select(outcome => (role.Change, outcome.Status, outcome.Action.Op, Remark(outcome, verbose)))
            .ToList();
        var begun = role.Outcomes.Count(outcome => outcome.Status is not Status.Skipped);
        if (role.IsForeign && role.Outcomes[begun - 1].Status is Status.Done)
        {
            rows.Insert(begun, (role.Change, Status.Failed, RunProgress.ReadBack, "changed by someone else"));
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
            page.Line(
                $"  {word}{Format.Count(accounts.Sum(account => account.Sum(role => role.Outcomes.Length)), "action")} in {Format.Count(accounts.Count, "account")}"
            );
        }
    }

    private static string Remark(Outcome outcome, bool verbose) =>
        string.Join(
            ", ",
            ((string?[])[outcome.Reason, verbose && outcome.RequestId is { } id ? $"request {id}" : null]).Where(part =>
                part is { Length: > 0 }
            )
        );

    private static StyledText Tone(Status status) =>
        status switch
        {
            Status.Failed => StyledText.Lose(Word(status)),
            Status.Unknown => StyledText.Aside(Word(status)),
            _ => Word(status),
        };

    private static string Word(Status status) =>
        status switch
        {
            Status.Done => "done",
            Status.Failed => "failed",
            Status.Skipped => "skipped",
            Status.Undone => "undone",
            _ => "unknown",
        };

    /// <summary>
    /// Why roles of an account are not as planned. Under a ledger, where accounts are many, the account is named
    /// shortly.
    /// </summary>
    private static void Problems(
        Page page,
        AccountState account,
        string type,
        IEnumerable<RoleResult> wrong,
        bool verbose
    )
    {
        var roles = wrong.ToLookup(role => role.Code is ExitCode.Stale || role.IsForeign);
        foreach (var role in roles[true])
        {
            if (role.IsForeign)
            {
                StaleRoleText.DrawMeanwhile(page, role.Change, role.Left, role.Now, role.Problem!);
                continue;
            }

            StaleRoleText.Draw(page, role.Change, role.Now, role.Problem!);
        }

        if (roles[false].Any())
        {
            page.Line(StyledText.Name($"account {account.Name}") + $"  {account.Account.Id.Value}{type}");
            foreach (var role in roles[false])
            {
                Finding.Draw(page, 2, role.Problem!, verbose);
            }

            page.Line();
        }
    }

    /// <summary>Who has access right now, computed from what was read, not from what was planned.</summary>
    private static void Now(Page page, RunResult run, PlanView view)
    {
        var lines = AccessNow.Lines(run, view).ToList();
        if (lines.Count > 0)
        {
            page.Line("access right now");
            lines.ForEach(line => page.Line("  " + line));
            page.Line();
        }
    }
}
