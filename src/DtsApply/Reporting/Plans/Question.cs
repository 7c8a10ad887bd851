using DtsApply.Planning;
using DtsApply.Reporting.Screen;

namespace DtsApply.Reporting.Plans;

/// <summary>The question before anything is written. The word to type names the effect, so that habit cannot answer for the reader.</summary>
public static class Question
{
    /// <summary>The word that goes on: revoke whenever anyone loses access or a role is deleted, yes otherwise.</summary>
    public static string Word(Plan plan) => plan.Pending.Any(change => !change.Access.Lost.IsEmpty || change.Kind is ChangeKind.Delete) ? "revoke" : "yes";

    /// <summary>Draws the question; the last line is left open for the answer.</summary>
    /// <param name="page">Where it is drawn.</param>
    /// <param name="plan">What is agreed to.</param>
    /// <param name="view">How it is shown.</param>
    /// <param name="repeat">Whether the short forms are repeated, because the plan may have scrolled away.</param>
    /// <returns>The open line.</returns>
    public static Text Draw(Page page, Plan plan, PlanView view, bool repeat)
    {
        var pending = plan.Pending.ToList();
        var actions = pending.Sum(change => change.Actions.Length);
        var accounts = pending.Select(change => change.Account).Distinct().ToList();
        var where = accounts is [var only] ? $"account {view.Names.Brief(plan.Accounts.Single(account => account.Name == only).Account.Id.Value!)}" : Words.Count(accounts.Count, "account");
        page.Line($"{(actions is 1 ? "apply this 1 action" : $"apply these {Words.Count(actions, "action")}")} in {where}{AccountText.Where(plan.Target)}?");
        if (repeat || pending.Count > 1)
        {
            foreach (var line in view.Access.Recap(pending))
            {
                page.Line("  " + line);
            }
        }

        return Word(plan) is "yes" ? "type yes to go on, anything else stops: "
            : Text.Lose("access is taken away,") + " so type revoke to go on, anything else stops: ";
    }
}
