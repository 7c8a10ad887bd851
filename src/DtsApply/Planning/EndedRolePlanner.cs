using DtsApply.Messages;
using DtsApply.Model;

namespace DtsApply.Planning;

/// <summary>
/// Plans the end of a role whose tasks have all ended. It goes where destroy would remove it. Where it cannot go its
/// access ends all the same: the ended accounts are taken out of its trust policy, or where nobody would remain, its
/// policies for DTS are detached (contract, "Wanted state of one role").
/// </summary>
internal static class EndedRolePlanner
{
    /// <summary>The change; null where there is nothing of it left that is ours to end.</summary>
    /// <param name="wanted">The role as it was wanted.</param>
    /// <param name="live">The role as it is; null when there is none.</param>
    /// <param name="consent">What the user agreed to.</param>
    /// <param name="names">How sentences name accounts.</param>
    public static Change? Plan(WantedRole wanted, Role? live, Consent consent, AccountNames names)
    {
        if (live is null)
        {
            return null;
        }

        var removal = RemovalPlanner.Delete(live, wanted.Account) with { Wanted = wanted };
        if (Ownership.SetOf(live) != consent.Set)
        {
            var isLetIn = !live.Trust.MayAssume.Intersect(wanted.Role.Trust.Principals).IsEmpty;
            return isLetIn ? removal with { Refusal = EndedRoleRules.IsNotOurs(removal, live) } : null;
        }

        return EndedRoleRules.Keeps(wanted, live) is { } reason ? Keep(wanted, live, reason, names) : removal;
    }

    private static Change Keep(WantedRole wanted, Role live, KeptRole reason, AccountNames names)
    {
        var after = Narrowed(wanted, live);
        var change = new Change(live.Address, wanted.Account, live, after, RolePlanner.Actions(live, after))
        {
            Wanted = wanted,
        };
        return change with
        {
            Findings =
            [
                EndedRoleRules.IsKept(change, reason, !after.Trust.Equals(live.Trust) || IsOut(wanted, live)),
                .. ExtraPolicyRules.Reported(change, after, names),
                .. LiveRules.Unexplained(change, after),
            ],
        };
    }

    // What a statement says that is not understood may let an ended account in as well; then only taking the policies
    // away surely ends its access.
    private static Role Narrowed(WantedRole wanted, Role live)
    {
        var remaining = live.Trust.Principals.Except(wanted.Role.Trust.Principals);
        var policies =
            wanted.ExtraPolicies is ExtraPolicies.Remove
                ? live.Policies.Intersect(wanted.Role.Policies)
                : live.Policies;
        return remaining.IsEmpty || !live.Trust.Clauses.IsEmpty
                ? live with
                {
                    Policies = policies.Except(wanted.Role.Policies),
                }
            : IsOut(wanted, live) ? live with { Policies = policies }
            : live with { Trust = new(remaining, [], text: null), Policies = policies };
    }

    private static bool IsOut(WantedRole wanted, Role live) =>
        live.Trust.Clauses.IsEmpty && live.Trust.MayAssume.Intersect(wanted.Role.Trust.Principals).IsEmpty;
}
