using System.Collections.Immutable;

namespace DtsApply.Sandbox.State;

/// <summary>A permission policy: a custom one of an account, or one of those that every account has.</summary>
internal sealed record StoredPolicy(string Name, string Type, string Description, string Document, string Created, string Updated)
{
    public string DefaultVersion { get; init; } = "v1";

    public ImmutableSortedDictionary<string, string> Tags { get; init; } = StoredRole.NoTags;
}
