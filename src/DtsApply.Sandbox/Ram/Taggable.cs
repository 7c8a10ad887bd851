using System.Collections.Immutable;
using DtsApply.Sandbox.Gateway;
using DtsApply.Sandbox.State;

namespace DtsApply.Sandbox.Ram;

/// <summary>A role or a custom policy, as far as tags go.</summary>
internal sealed record Taggable(string Name, ImmutableSortedDictionary<string, string> Tags, Func<ImmutableSortedDictionary<string, string>, Change> WithTags)
{
    public static Taggable? Find(AccountState account, string type, string name) =>
        type is "role" ? account.Roles.TryGetValue(name, out var role) ? Of(account, role) : null
        : account.Policies.TryGetValue(name, out var policy) ? Of(account, policy) : null;

    public static List<Taggable> All(AccountState account, string type) =>
        type is "role" ? [.. account.Roles.Values.Select(role => Of(account, role))] : [.. account.Policies.Values.Select(policy => Of(account, policy))];

    private static Taggable Of(AccountState account, StoredRole role) => new(role.Name, role.Tags, tags => new RolePut(account.Id, role with { Tags = tags }));

    private static Taggable Of(AccountState account, StoredPolicy policy) => new(policy.Name, policy.Tags, tags => new PolicyPut(account.Id, policy with { Tags = tags }));
}

/// <summary>The tags that a list can be asked for.</summary>
internal static class TagFilter
{
    /// <summary>Whether a resource has every tag that is asked for; a tag without a value asks for the key alone.</summary>
    public static bool Fits(ImmutableSortedDictionary<string, string> tags, List<Tag>? filter) =>
        filter is null || filter.TrueForAll(asked => tags.TryGetValue(asked.Key, out var value) && (string.IsNullOrEmpty(asked.Value) || asked.Value == value));
}
