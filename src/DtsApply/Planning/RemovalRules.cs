using System.Collections.Immutable;
using DtsApply.Messages;
using DtsApply.Model;

namespace DtsApply.Planning;

/// <summary>
/// The rules about what is not removed (DTS505 to DTS507, DTS509, DTS511, DTS512; contract, "destroy" and "--prune").
/// </summary>
internal static class RemovalRules
{
    /// <summary>Why destroy refuses a role; null when these manifests alone explain all of it.</summary>
    public static Diagnostic? Refuses(Change change, WantedRole wanted, Role live, string set)
    {
        var strange = live.Trust.MayAssume.Except(wanted.Role.Trust.MayAssume).FirstOrDefault();
        var problem =
            Ownership.SetOf(live) is not { } liveSet
                ? RemovalMessages.WasMadeAnotherWay(LiveRules.DayOfCreation(change))
            : liveSet != set ? RemovalMessages.BelongsToAnotherSet(liveSet)
            : wanted.Protect is true || Ownership.IsProtected(live) ? RemovalMessages.IsProtected
            : Unexplained(live, strange, EndTheTasksOf(wanted))
                ?? More(live, wanted.Role.Policies, RemovalMessages.DestroyMayHitSomethingElse);
        return problem?.At(change);
    }

    private static string EndTheTasksOf(WantedRole wanted) =>
        RemovalMessages.EndTheseTasks([
            .. wanted.Declared.Select(grant => grant.Task).Distinct().Select(RemovalMessages.TaskAt),
        ]);

    /// <summary>Why prune keeps a role; null when it looks like one of ours.</summary>
    public static Diagnostic? Keeps(Change change, Role live)
    {
        var strange = live.Trust.MayAssume.FirstOrDefault(principal => !IsOurs(principal, live));
        var problem = Ownership.IsProtected(live)
            ? RemovalMessages.IsUndeclaredAndProtected
            : Unexplained(live, strange, RemovalMessages.PruneOnlyPlainTrust)
                ?? More(live, Policy.Known, RemovalMessages.PruneMayHitSomethingElse);
        return problem is null ? null : (problem with { Severity = Severity.Warning }).At(change);
    }

    private static Problem? Unexplained(Role live, Principal? principal, string help) =>
        live.Trust.Clauses is [var clause, ..] ? RemovalMessages.TrustSaysMore(clause, help)
        : principal is null ? null
        : RemovalMessages.TrustsTheUnexplained(principal.Value, help);

    private static Problem? More(Role live, ImmutableSortedSet<Policy> explained, Func<Policy, Problem> problem) =>
        live.Policies.FirstOrDefault(policy => !explained.Contains(policy)) is { } policy ? problem(policy) : null;

    // What this tool writes into a trust policy: an account's identities, and DTS acting for an account.
    public static bool IsOurs(Principal principal, Role live) =>
        Trustee.From(principal, live.Address.AccountId).Kind is TrusteeKind.Identities or TrusteeKind.DtsTasks;
}
