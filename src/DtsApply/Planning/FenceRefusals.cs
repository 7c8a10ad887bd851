using DtsApply.Messages;
using DtsApply.Model;
using DtsApply.Rules;

namespace DtsApply.Planning;

/// <summary>
/// Fences held against a plan (DTS601 to DTS616): whatever it gives must be within each of them. A role that stays as
/// it is, is narrowed or goes passes, whatever it has; taking away is limited by <c>maxRemovals</c> and
/// <c>forbid: [prune]</c> alone. Pure: the same plan and the same fences always give the same refusals.
/// </summary>
public static class FenceRefusals
{
    /// <summary>The plan within the fences: what breaks one is refused, and says why for each fence.</summary>
    /// <param name="plan">The plan, whatever the manifests and the consent made of it.</param>
    /// <param name="fences">The fences of the run.</param>
    /// <param name="names">How sentences name accounts, those of which the plan does not speak included.</param>
    /// <param name="consent">What was agreed to.</param>
    /// <param name="today">The day of the run, in UTC.</param>
    public static Plan Hold(
        Plan plan,
        IReadOnlyCollection<Fence> fences,
        AccountNames names,
        Consent consent,
        DateOnly today
    )
    {
        var checks = fences.Select(fence => new FenceChecks(fence, names)).ToList();
        var roles = checks.ConvertAll(check => new FencedRole(check, plan.Accounts, consent, today));
        return plan.WithFences(
            [
                .. plan.Changes.Select(change =>
                    change with
                    {
                        Fenced = [.. roles.SelectMany(role => role.Check(change))],
                    }
                ),
            ],
            [.. checks.SelectMany(check => Whole(plan, check))]
        );
    }

    // Counted before anything is refused: what one fence refuses must not make room for another.
    private static IEnumerable<Diagnostic> Whole(Plan plan, FenceChecks fence)
    {
        var prunes = plan.Pending.Any(change => change is { Kind: ChangeKind.Delete, Wanted: null, Undoes: null });
        var removals = plan.Pending.Sum(Removals);
        FenceBreach?[] found =
        [
            prunes ? fence.Ban(Forbidden.Prune, FenceMessages.PruneIsForbidden) : null,
            fence.Removals(removals),
        ];
        return found.OfType<FenceBreach>().Select(breach => breach.OnPlan());
    }

    /// <summary>
    /// How many removals a change is: a role that goes is one, and so is each account that a role which stays no longer
    /// trusts, or that nothing is left to use by it, whether its day has come or not.
    /// </summary>
    internal static int Removals(Change change)
    {
        if (change is not { Before: { } before, After: { } after })
        {
            return change.Kind is ChangeKind.Delete ? 1 : 0;
        }

        var isEmptied = after.Policies.IsEmpty && !before.Policies.IsEmpty;
        return before
            .Trust.MayAssume.Except(isEmptied ? [] : after.Trust.MayAssume)
            .Select(principal => Trustee.From(principal, change.Address.AccountId).AccountId ?? principal.Value)
            .Distinct(StringComparer.Ordinal)
            .Count();
    }
}
