using System.Collections.Immutable;

namespace DtsApply.Sandbox.State;

/// <summary>A role as the sandbox keeps it. Dates are as RAM writes them: UTC, whole seconds.</summary>
internal sealed record StoredRole(
    string Name,
    string Id,
    string Trust,
    string Description,
    int MaxSessionDuration,
    string Created,
    string Updated
)
{
    public ImmutableArray<Attachment> Policies { get; init; } = [];

    public ImmutableSortedDictionary<string, string> Tags { get; init; } = NoTags;

    /// <summary>When a policy was last detached; null if never.</summary>
    public string? Detached { get; init; }

    public static ImmutableSortedDictionary<string, string> NoTags { get; } =
        ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);
}

/// <summary>A policy on a role, in the policy's canonical spelling.</summary>
internal sealed record Attachment(string Policy, string Type, string Date)
{
    public bool IsOf(StoredPolicy policy) =>
        Type == policy.Type && string.Equals(Policy, policy.Name, StringComparison.OrdinalIgnoreCase);
}
