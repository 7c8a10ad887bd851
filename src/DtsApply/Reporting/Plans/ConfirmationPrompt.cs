using DtsApply.Messages;
using DtsApply.Planning;
using DtsApply.Reporting.Screen;

namespace DtsApply.Reporting.Plans;

/// <summary>
/// The question before anything is written. The word to type names the effect, so that habit cannot answer for the
/// reader.
/// </summary>
public static class ConfirmationPrompt
{
    /// <summary>
    /// The word that goes on: revoke whenever anyone loses access or a role is deleted, yes otherwise.
    /// </summary>
    public static string Word(Plan plan) =>
        plan.Pending.Any(change => !change.Access.Lost.IsEmpty || change.Kind is ChangeKind.Delete) ? "revoke" : "yes";

    /// <summary>Draws the question; the last line is left open for the answer.</summary>
    /// <param name="page">Where it is drawn.</param>
    /// <param name="plan">What is agreed to.</param>
    /// <param name="view">How it is shown.</param>
    /// <param name="repeat">Whether the short forms stand over it also for a single role, because the plan may have
    /// scrolled away.</param>
    /// <returns>The open line.</returns>
    public static StyledText Draw(Page page, Plan plan, PlanView view, bool repeat)
    {
        if (view.Head is { } head)
        {
            page.Line(head);
        }

        var pending = plan.Pending.ToList();
        var recap = view.Access.Recap(pending).ToList();
        if (recap.Count > 0 && (repeat || pending.Count > 1))
        {
            page.Line(AccessMessages.InShort);
            recap.ForEach(line => page.Line("  " + line));
            page.Line();
        }

        var where = Where(plan, pending, view);
        page.Line(PromptMessages.Question(What(pending), where, ServiceMessages.Whose(plan.Target)));
        return Word(plan) is "yes"
            ? PromptMessages.TypeYes
            : StyledText.Lose(PromptMessages.AccessIsTakenAway) + $" {PromptMessages.SoTypeRevoke}";
    }

    /// <summary>
    /// The one role by its name, or how many of each kind; actions are of no interest to who decides.
    /// </summary>
    private static string What(List<Change> pending)
    {
        if (pending is [var only])
        {
            return PromptMessages.OneRole(Verb(only.Kind, only.Adopts), only.Address.Role);
        }

        var kinds = pending.GroupBy(change => change.Kind).OrderBy(kind => kind.Key).ToList();
        return PromptMessages.Kinds([
            .. kinds.Select(
                (kind, index) =>
                {
                    var (verb, adopted) = (Verb(kind.Key, adopts: false), kind.Count(change => change.Adopts));
                    return index is 0
                        ? PromptMessages.Roles(verb, kind.Count(), adopted)
                        : PromptMessages.More(verb, kind.Count(), adopted);
                }
            ),
        ]);
    }

    private static string Where(Plan plan, List<Change> pending, PlanView view)
    {
        var accounts = pending.Select(change => change.Account).Distinct().ToList();
        return accounts is [var only]
            ? ScopeMessages.Account(
                view.Names.Brief(plan.Accounts.Single(account => account.Name == only).Account.Id.Value!)
            )
            : PromptMessages.Accounts(accounts.Count);
    }

    private static string Verb(ChangeKind kind, bool adopts) =>
        kind switch
        {
            ChangeKind.Create => PromptMessages.Create,
            ChangeKind.Delete => PromptMessages.Delete,
            _ => adopts ? PromptMessages.Adopt : PromptMessages.Update,
        };
}
