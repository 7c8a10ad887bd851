using System.Collections.Immutable;
using DtsApply.Model;

namespace DtsApply.Planning;

/// <summary>
/// The rules about what is not removed (DTS505 to DTS507, DTS509, DTS511, DTS512; contract, "destroy" and "--prune").
/// </summary>
internal static class RemovalRules
{
    /// <summary>Why destroy refuses a role; null when these manifests alone explain all of it.</summary>
    public static Diagnostic? Refuses(Change change, WantedRole wanted, Role live, string set) =>
        Ownership.SetOf(live) is not { } liveSet
            ? LiveRules.MadeAnotherWay(change) with
            {
                Help =
                    "destroy removes only what dts-apply made; delete it in the RAM console, or take it over with "
                    + "apply --adopt first",
            }
        : liveSet != set
            ? LiveRules.OfAnotherSet(change, liveSet) with
            {
                Help = $"use --set {liveSet} with the manifests of that set",
            }
        : wanted.Protect is true || Ownership.IsProtected(live)
            ? About(change, RuleId.DTS512, "it is protected", "say role.protect: false, apply, then destroy")
        : Unexplained(
            change,
            live,
            live.Trust.MayAssume.Except(wanted.Role.Trust.MayAssume).FirstOrDefault(),
            "destroy removes only what these manifests alone explain; of a role that others share, delete the "
                + "document here "
                + "and apply theirs instead"
        ) ?? More(change, live, wanted.Role.Policies, "then destroy");

    /// <summary>Why prune keeps a role; null when it looks like one of ours.</summary>
    public static Diagnostic? Keeps(Change change, Role live)
    {
        var reason = Ownership.IsProtected(live)
            ? About(
                change,
                RuleId.DTS512,
                "no manifest declares it any more, but it is protected",
                "to remove it, declare it once more with role.protect: false, apply, then prune"
            )
            : Unexplained(
                change,
                live,
                live.Trust.MayAssume.FirstOrDefault(principal => !IsOurs(principal, live)),
                "prune removes only roles that trust accounts and their DTS tasks alone; correct its trust "
                    + "policy, then prune"
            ) ?? More(change, live, Policy.Known, "then prune");
        return reason is null ? null : reason with { Severity = Severity.Warning };
    }

    private static Diagnostic? Unexplained(Change change, Role live, Principal? principal, string help) =>
        live.Trust.Clauses is [var clause, ..]
            ? About(change, RuleId.DTS511, $"its trust policy has {clause.Reason}, which this tool never writes", help)
        : principal is null ? null
        : About(change, RuleId.DTS509, $"it trusts {principal.Value}, which no manifest explains", help);

    private static Diagnostic? More(Change change, Role live, ImmutableSortedSet<Policy> explained, string then) =>
        live.Policies.FirstOrDefault(policy => !explained.Contains(policy)) is not { } policy
            ? null
            : About(
                change,
                RuleId.DTS507,
                $"it also has policy {policy.Name} ({policy.Type}), so it may serve something else",
                $"detach that in the RAM console, {then}"
            );

    // What this tool writes into a trust policy: an account's identities, and DTS acting for an account.
    private static bool IsOurs(Principal principal, Role live) =>
        Trustee.From(principal, live.Address.AccountId).Kind is TrusteeKind.Identities or TrusteeKind.DtsTasks;

    private static Diagnostic About(Change change, RuleId rule, string message, string help) =>
        new(Severity.Error, rule, message)
        {
            Account = change.Account,
            Role = change.Address.Role,
            Help = help,
        };
}
