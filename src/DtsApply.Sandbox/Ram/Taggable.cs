using System.Collections.Immutable;
using DtsApply.Sandbox.Gateway;
using DtsApply.Sandbox.State;

namespace DtsApply.Sandbox.Ram;

/// <summary>A role or a custom policy, as far as tags go.</summary>
internal sealed record Taggable(
    string Name,
    ImmutableSortedDictionary<string, string> Tags,
    Func<ImmutableSortedDictionary<string, string>, SandboxChange> WithTags
)
{
    public static Taggable? Find(SandboxAccount account, string type, string name) =>
        type is "role"
            ? account.Roles.TryGetValue(name, out var role)
                ? Create(account, role)
                : null
            : account.Policies.TryGetValue(name, out var policy)
                ? Create(account, policy)
                : null;

    public static List<Taggable> All(SandboxAccount account, string type) =>
        type is "role"
            ? [.. account.Roles.Values.Select(role => Create(account, role))]
            : [.. account.Policies.Values.Select(policy => Create(account, policy))];

    private static Taggable Create(SandboxAccount account, StoredRole role) =>
        new(role.Name, role.Tags, tags => new RolePut(account.Id, role with { Tags = tags }));

    private static Taggable Create(SandboxAccount account, StoredPolicy policy) =>
        new(policy.Name, policy.Tags, tags => new PolicyPut(account.Id, policy with { Tags = tags }));
}

/// <summary>The tags that a list can be asked for.</summary>
internal static class TagFilter
{
    /// <summary>
    /// Whether a resource has every tag that is asked for; a tag without a value asks for the key alone.
    /// </summary>
    public static bool Fits(ImmutableSortedDictionary<string, string> tags, List<Tag>? filter) =>
        filter is null
        || filter.TrueForAll(asked =>
            tags.TryGetValue(asked.Key, out var value) && (string.IsNullOrEmpty(asked.Value) || asked.Value == value)
        );
}
