using DtsApply.Applying;
using DtsApply.Messages;
using DtsApply.Model;
using DtsApply.Planning;
using DtsApply.Reporting.Diagnostics;
using DtsApply.Reporting.Plans;
using DtsApply.Reporting.Screen;

namespace DtsApply.Reporting.Runs;

/// <summary>
/// Draws what became of a run, in the order of the reader's questions: what happened (the ledger), why and what to do
/// (a block an account), who has access now. A run in which all went well says only its verdict: the plan above was the
/// list.
/// </summary>
public static class RunText
{
    /// <summary>Whether there is more to say than the verdict.</summary>
    public static bool Speaks(RunResult run, PlanView view) =>
        view.Verbose || RunLedger.IsNeeded(run) || run.Roles.Any(role => role.Problem is not null);

    /// <summary>Draws the parts before the verdict.</summary>
    public static void Draw(Page page, RunResult run, PlanView view)
    {
        var ledger = RunLedger.IsNeeded(run);
        if (ledger || view.Verbose)
        {
            RunLedger.Draw(page, run, view.Verbose);
        }

        var wrong = run
            .Roles.Where(role => role.Problem is not null)
            .ToLookup(role => role.Change.Account, StringComparer.Ordinal);
        foreach (var account in run.Plan.Accounts.Where(account => wrong.Contains(account.Name)))
        {
            var type = ledger ? "" : $"  {account.Account.Type.Value}{ServiceMessages.Where(run.Plan.Target)}";
            Problems(page, account, type, wrong[account.Name], view.Verbose);
        }

        if (ledger || run.Roles.Any(role => role.IsBehind))
        {
            Now(page, run, view);
        }
    }

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
            page.Line(StyledText.Name(ScopeMessages.Account(account.Name)) + $"  {account.Account.Id.Value}{type}");
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
            page.Line(AccessNowMessages.Heading);
            lines.ForEach(line => page.Line("  " + line));
            page.Line();
        }
    }
}
