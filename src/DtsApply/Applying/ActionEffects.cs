using DtsApply.Model;
using DtsApply.Planning;

namespace DtsApply.Applying;

/// <summary>
/// Tells from a role as it was read whether an action on it has been carried out. A lost answer is resolved so, never
/// by guessing.
/// </summary>
internal static class ActionEffects
{
    /// <summary>Whether the role is as the action leaves it; null is no role.</summary>
    public static bool Show(Role? role, RoleAction action) =>
        action switch
        {
            DeleteRole => role is null,
            _ when role is null => false,
            // Whatever is there under the name is ours only when it is what was sent, no more and no less: a role just
            // made has no policy.
            CreateRole create => IsStored(create.Trust, role.Trust)
                && role.Description == create.Description
                && role.Policies.IsEmpty
                && role.Tags.SequenceEqual(create.Tags)
                && Session(role) == (create.MaxSessionDuration ?? RolePlanner.DefaultSession),
            UpdateRole update => IsStored(update.Trust, role.Trust)
                && Session(role) == update.MaxSessionDuration
                && (update.Description.Length is 0 || role.Description == update.Description),
            AttachPolicyToRole attach => role.Policies.Contains(attach.Policy),
            DetachPolicyFromRole detach => !role.Policies.Contains(detach.Policy),
            TagResources tag => tag.Tags.All(pair => role.Tags.GetValueOrDefault(pair.Key) == pair.Value),
            UntagResources untag => !role.Tags.Keys.Any(untag.Keys.Contains),
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    /// <summary>The role as an action that was carried out leaves it.</summary>
    public static Role? After(Role? role, RoleAddress address, RoleAction action) =>
        (role, action) switch
        {
            (_, CreateRole create) => new(
                address,
                create.Trust,
                [],
                create.Description,
                create.MaxSessionDuration ?? RolePlanner.DefaultSession,
                create.Tags
            ),
            (null, _) or (_, DeleteRole) => null,
            (_, UpdateRole update) => role with
            {
                Trust = update.Trust,
                Description = update.Description.Length > 0 ? update.Description : role.Description,
                MaxSessionDuration = update.MaxSessionDuration,
            },
            (_, AttachPolicyToRole attach) => role with { Policies = role.Policies.Add(attach.Policy) },
            (_, DetachPolicyFromRole detach) => role with { Policies = role.Policies.Remove(detach.Policy) },
            (_, TagResources tag) => role with { Tags = role.Tags.SetItems(tag.Tags) },
            (_, UntagResources untag) => role with { Tags = role.Tags.RemoveRange(untag.Keys) },
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    // What RAM makes of a trust on its own is still what was sent; what follows from that is told by the look after it.
    private static bool IsStored(TrustPolicy sent, TrustPolicy stored) =>
        stored.Equals(sent) || PrincipalCollapse.Explains(sent, stored);

    private static int Session(Role role) => role.MaxSessionDuration ?? RolePlanner.DefaultSession;

    /// <summary>
    /// Whether the service's refusal says that the action's effect is there already (ram-2015-05-01, error codes of
    /// each action).
    /// </summary>
    public static bool IsThereAlready(RoleAction action, string? code) =>
        (action, code) switch
        {
            (AttachPolicyToRole, "EntityAlreadyExists.Role.Policy") => true,
            (DetachPolicyFromRole, "EntityNotExist.Role.Policy") => true,
            (DeleteRole, "EntityNotExist.Role") => true,
            _ => false,
        };

    /// <summary>
    /// Whether the refusal may be no more than a lag: a role just made that cannot be found yet, or a detach that does
    /// not show yet.
    /// </summary>
    /// <param name="action">The action.</param>
    /// <param name="code">The refusal.</param>
    /// <param name="isNew">Whether this run made the role.</param>
    public static bool MayLag(RoleAction action, string? code, bool isNew) =>
        (action, code) switch
        {
            (not (CreateRole or DeleteRole), "EntityNotExist.Role") => isNew,
            (DeleteRole, "DeleteConflict.Role.Policy") => true,
            _ => false,
        };
}
