using System.Collections.Immutable;
using DtsApply.Model;
using static DtsApply.Text.StoredJson;

namespace DtsApply.Planning;

/// <summary>A role whole, as files keep it that a later run relies on: it reads back to the same role.</summary>
/// <param name="Id">The service's ID of the role.</param>
/// <param name="Trust">The trust policy's text, as the service has it.</param>
/// <param name="Policies">The policies that are attached.</param>
/// <param name="Description">The description.</param>
/// <param name="MaxSessionDuration">Seconds.</param>
/// <param name="Tags">The tags, by key.</param>
/// <param name="Created">When it was made, in the service's words.</param>
/// <param name="Updated">When it was changed last, in the service's words.</param>
internal sealed record StoredRole(
    string? Id,
    string Trust,
    IReadOnlyList<StoredPolicy> Policies,
    string? Description,
    int? MaxSessionDuration,
    IReadOnlyDictionary<string, string> Tags,
    string? Created,
    string? Updated
)
{
    /// <summary>A role as it is kept; null where there is none.</summary>
    public static StoredRole? From(Role? role) =>
        role is null
            ? null
            : new(
                role.Id,
                role.Trust.Text,
                [.. role.Policies.Select(policy => new StoredPolicy(policy.Type, policy.Name))],
                role.Description,
                role.MaxSessionDuration,
                role.Tags,
                role.Created,
                role.Updated
            );

    /// <summary>The role that was kept.</summary>
    /// <param name="address">Which role.</param>
    /// <exception cref="FormatException">A list or the tags hold null.</exception>
    public Role ToRole(RoleAddress address) =>
        new(
            address,
            TrustPolicy.Parse(Trust, address.AccountId),
            [.. NoneNull(Policies).Select(policy => new Policy(policy.Name, policy.Type))],
            Description,
            MaxSessionDuration,
            Tags.ToImmutableSortedDictionary(tag => tag.Key, tag => NotNull(tag.Value), StringComparer.Ordinal)
        )
        {
            Id = Id,
            Created = Created,
            Updated = Updated,
        };
}

/// <summary>A policy that is attached to a role.</summary>
/// <param name="Type"><c>System</c> or <c>Custom</c>.</param>
/// <param name="Name">Its name.</param>
internal sealed record StoredPolicy(string Type, string Name);
