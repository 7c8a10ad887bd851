using System.Collections.Immutable;
using DtsApply.Model;

namespace DtsApply.Planning;

/// <summary>
/// Plans the removal of roles. Only what is ours, and looks like it, ever goes: a role that someone else made, that
/// another set owns, that is protected, or that holds more than this tool gives is not removed, and the reason is said.
/// </summary>
public static class RemovalPlanner
{
    /// <summary>
    /// Removes a role that manifests declare. Whatever in it these manifests do not explain refuses the removal.
    /// </summary>
    /// <param name="wanted">The role as declared.</param>
    /// <param name="live">The role as it is.</param>
    /// <param name="consent">What the user agreed to.</param>
    public static Change Destroy(WantedRole wanted, Role live, Consent consent)
    {
        var change = Delete(live, wanted.Account) with { Wanted = wanted };
        return change with { Refusal = RemovalRules.Refuses(change, wanted, live, consent.Set) };
    }

    /// <summary>
    /// Removes a role of the set that no manifest declares, or keeps it and says why; null when it is none of the
    /// set's.
    /// </summary>
    /// <param name="account">The name of its account.</param>
    /// <param name="live">The role as it is.</param>
    /// <param name="consent">What the user agreed to.</param>
    public static Change? Prune(string account, Role live, Consent consent)
    {
        if (Ownership.SetOf(live) != consent.Set)
        {
            return null;
        }

        var kept = new Change(live.Address, account, live, live, []);
        return RemovalRules.Keeps(kept, live) is { } reason ? kept with { Findings = [reason] } : Delete(live, account);
    }

    internal static Change Delete(Role live, string account) => new(live.Address, account, live, null, Removal(live));

    /// <summary>The writes that remove a role.</summary>
    internal static ImmutableArray<RoleAction> Removal(Role live) =>
        [.. live.Policies.Select(policy => new DetachPolicyFromRole(policy)), new DeleteRole()];
}
