using System.Collections.Immutable;
using DtsApply.Model;
using DtsApply.Planning;

namespace DtsApply.Applying;

/// <summary>
/// What goes back where a write of ours must not stay: only what this run itself gave, never what someone else did.
/// </summary>
internal static class RollbackPlanner
{
    /// <summary>
    /// The trust that goes back: the one read before, less whom this run revokes, less a bare service principal that
    /// RAM made of what was sent, and less what it made that of, since it would do so again. What was before may be
    /// just that, left by a run that was killed. Where nothing would remain it is the one read before, less the latter
    /// as long as something remains.
    /// </summary>
    public static TrustPolicy Trust(Change change, TrustPolicy sent, TrustPolicy stored)
    {
        var before = change.Before!.Trust;
        var revoked = before.MayAssume.Except(change.After?.Trust.MayAssume ?? []);
        var made = PrincipalCollapse.Made(sent, stored).ToImmutableSortedSet();
        return Less(before, revoked.Union(made)) is { MayAssume.IsEmpty: false } kept ? kept
            : Less(before, made) is { MayAssume.IsEmpty: false } whole ? whole
            : before;
    }

    /// <summary>
    /// The write that takes a write of ours back; null where it cannot be told from someone else's any more.
    /// </summary>
    public static RoleAction? Undo(Change change, RoleAction action, Role stored) =>
        action switch
        {
            CreateRole => new DeleteRole(),
            UpdateRole update
                when stored.Trust.Equals(update.Trust) || PrincipalCollapse.Explains(update.Trust, stored.Trust) =>
                new UpdateRole(
                    Trust(change, update.Trust, stored.Trust),
                    (stored.Description == update.Description ? change.Before!.Description : stored.Description) ?? "",
                    (
                        stored.MaxSessionDuration == update.MaxSessionDuration
                            ? change.Before!.MaxSessionDuration
                            : stored.MaxSessionDuration
                    ) ?? RolePlanner.DefaultSession
                ),
            AttachPolicyToRole attach when stored.Policies.Contains(attach.Policy) => new DetachPolicyFromRole(
                attach.Policy
            ),
            _ => null,
        };

    /// <summary>
    /// What the last write gave to the role as it is stored, where that is to go back: someone gets what neither was
    /// theirs nor is planned, or the role changed hands. Empty where nothing goes back.
    /// </summary>
    public static ImmutableSortedSet<AccessRight> Given(Change change, RoleAction action, Role? left, Role? stored)
    {
        if (
            action is not (UpdateRole or AttachPolicyToRole)
            || stored is null
            || Undo(change, action, stored) is not { } back
        )
        {
            return [];
        }

        var given = Access.Between(ActionEffects.After(stored, stored.Address, back), stored).Gained;
        var planned = Access.Of(change.Before).Union(Access.Of(change.After)).Union(change.Access.Gained);
        return !given.Except(planned).IsEmpty || (Owner(stored) != Owner(left) && Owner(stored) != Owner(change.After))
            ? given
            : [];
    }

    private static (string? Set, bool IsProtected)? Owner(Role? role) =>
        role is null ? null : (Ownership.SetOf(role), Ownership.IsProtected(role));

    private static TrustPolicy Less(TrustPolicy trust, ImmutableSortedSet<Principal> gone) =>
        !trust.MayAssume.Overlaps(gone)
            ? trust
            : new(
                trust.Principals.Except(gone),
                [.. trust.Clauses.Where(clause => !clause.LetsIn.Overlaps(gone))],
                text: null
            );
}
