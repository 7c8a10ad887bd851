using DtsApply.Messages;
using DtsApply.Model;
using DtsApply.Planning;
using DtsApply.Reporting.Diagnostics;
using DtsApply.Reporting.Screen;

namespace DtsApply.Reporting.Plans;

/// <summary>
/// Draws a plan: one block an account, the access in short, then the verdict. Quiet accounts and unchanged roles are
/// counted, not listed.
/// </summary>
public static class PlanText
{
    private const int Many = 20;
    private const int VeryMany = 200;

    /// <summary>Draws the blocks, without the verdict.</summary>
    public static void Draw(Page page, Plan plan, PlanView view)
    {
        var shown = view with
        {
            Unverified = [.. plan.Accounts.Where(account => !account.Called).Select(account => account.Name)],
        };
        if (view.Head is { } head)
        {
            page.Line(head);
            page.Line();
        }

        var many = plan.Pending.Count();
        foreach (var finding in plan.Shared)
        {
            Finding.Draw(page, 2, finding, view.Verbose);
            page.Line();
        }

        var known = new PlanWarnings(plan);
        var text = new RoleText(page, shown, known);
        var all = plan.Changes.ToLookup(change => change.Account, StringComparer.Ordinal);
        var alike = new AlikeAccounts(plan, view.Verbose);
        foreach (var account in plan.Accounts.Where(account => !alike.IsToldElsewhere(account)))
        {
            var changes = all[account.Name].Where(text.Speaks).ToList();
            var warnings = known.At(account).ToList();
            if (changes.Count > 0 || warnings.Count > 0 || account.Own.Any() || (view.Verbose && account.Called))
            {
                AccountText.Draw(page, plan.Target, account, warnings, view.Verbose, view.Prune);
                alike.DrawOthers(page, account);
                Roles(text, page, changes, change => !view.Verbose && IsBrief(text, change, many));
                page.Line();
            }
        }

        Recap(page, plan, shown);
    }

    private static void Roles(RoleText text, Page page, List<Change> changes, Func<Change, bool> isBrief)
    {
        var wasBrief = false;
        foreach (var change in changes)
        {
            var brief = isBrief(change);
            if (!brief || !wasBrief)
            {
                page.Line();
            }

            text.Draw(change, brief);
            wasBrief = brief;
        }
    }

    /// <summary>
    /// Whether a role is one line: among many, one whose access stays; among very many, one where access is only
    /// gained. Losses, refusals and findings never.
    /// </summary>
    private static bool IsBrief(RoleText text, Change change, int many) =>
        change.IsPending
        && change.Access.Lost.IsEmpty
        && !text.HasFindings(change)
        && ((many > Many && change.Access.IsSame) || (many > VeryMany && change.Kind is not ChangeKind.Delete));

    private static void Recap(Page page, Plan plan, PlanView view)
    {
        var pending = plan.Pending.ToList();
        var recap = view.Access.Recap(pending).ToList();
        if (pending.Count > 1 && recap.Count > 0 && !view.IsAsked)
        {
            page.Line(AccessMessages.InShort);
            recap.ForEach(line => page.Line("  " + line));
            page.Line();
        }

        var searched = plan.Accounts.Any(account => account.Called)
            ? SearchMessages.OnlyTheseAccounts(plan.Set)
            : SearchMessages.NothingWasSearched;
        List<StyledText> tail =
        [
            .. Losses(pending) is { } losses ? (StyledText[])[losses] : [],
            .. plan.Prunes ? (StyledText[])[searched] : [],
        ];
        var foot = plan.Code is ExitCode.Done && pending.Count > 0 ? view.Foot : null;
        tail.ForEach(page.Line);
        if (foot is not null)
        {
            page.Prose(0, foot);
        }

        if (tail.Count > 0 || foot is not null)
        {
            page.Line();
        }

        if (plan.Refusal is { } refusal)
        {
            page.Line(
                StyledText.Lose(RoleChangeMessages.Refuse)
                    + " "
                    + (
                        plan.Removals == plan.Count(ChangeKind.Delete)
                            ? RoleChangeMessages.ToDeleteRoles(plan.Removals, plan.RolesOfTheSet)
                            : RoleChangeMessages.ToTakeAwaySoMuch
                    )
            );
            Finding.DrawRefusal(page, refusal);
            page.Line();
        }
    }

    /// <summary>
    /// The sentence about running tasks, where anyone loses access. RAM does not tell which tasks use a role, so it
    /// says may.
    /// </summary>
    private static StyledText? Losses(List<Change> pending) =>
        Loss.In(pending) is { } loss
            ? StyledText.Lose($"{AccessMessages.IsLostBy(loss.Accounts, loss.Services)};")
                + $" {AccessMessages.MayStop(loss.Accounts, loss.Services, loss.Roles)}"
            : null;
}
