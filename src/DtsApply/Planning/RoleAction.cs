using System.Collections.Immutable;
using DtsApply.Model;

namespace DtsApply.Planning;

/// <summary>One write call, as data: exactly one of the seven records below.</summary>
public abstract record RoleAction
{
    private protected RoleAction() { }

    /// <summary>The service's own name of the action.</summary>
    public string Op => GetType().Name;
}

/// <summary>Makes a role with its final trust and tags, so that no half-configured role is ever live.</summary>
/// <param name="Trust">The trust policy.</param>
/// <param name="Description">The description.</param>
/// <param name="MaxSessionDuration">Seconds; null takes the service's default.</param>
/// <param name="Tags">The tags.</param>
public sealed record CreateRole(
    TrustPolicy Trust,
    string Description,
    int? MaxSessionDuration,
    ImmutableSortedDictionary<string, string> Tags
) : RoleAction;

/// <summary>
/// Replaces trust, description and session duration. All three are always sent: whether RAM keeps a value that is left
/// out is not documented for each.
/// </summary>
/// <param name="Trust">The trust policy.</param>
/// <param name="Description">The description; an empty one is not sent.</param>
/// <param name="MaxSessionDuration">Seconds.</param>
public sealed record UpdateRole(TrustPolicy Trust, string Description, int MaxSessionDuration) : RoleAction;

/// <summary>Removes a role that has no policy any more.</summary>
public sealed record DeleteRole : RoleAction;

/// <summary>Attaches a policy to the role.</summary>
/// <param name="Policy">The policy.</param>
public sealed record AttachPolicyToRole(Policy Policy) : RoleAction;

/// <summary>Detaches a policy from the role.</summary>
/// <param name="Policy">The policy.</param>
public sealed record DetachPolicyFromRole(Policy Policy) : RoleAction;

/// <summary>Sets tags on the role; other tags stay.</summary>
/// <param name="Tags">The tags.</param>
public sealed record TagResources(ImmutableSortedDictionary<string, string> Tags) : RoleAction;

/// <summary>Takes tags off the role.</summary>
/// <param name="Keys">Their keys.</param>
public sealed record UntagResources(ImmutableSortedSet<string> Keys) : RoleAction;
