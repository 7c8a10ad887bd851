using System.Collections.Immutable;

namespace DtsApply.Sandbox.State;

/// <summary>A RAM user with its AccessKeys.</summary>
internal sealed record StoredUser(
    string Name,
    string Id,
    string DisplayName,
    string Comments,
    string Created,
    string Updated
)
{
    public string Email { get; init; } = "";

    public string MobilePhone { get; init; } = "";

    public ImmutableArray<StoredKey> Keys { get; init; } = [];

    public ImmutableArray<Attachment> Policies { get; init; } = [];
}

/// <summary>An AccessKey of a user.</summary>
internal sealed record StoredKey(string Id, string Secret, string Status, string Created)
{
    public const string Active = "Active";

    public const string Inactive = "Inactive";

    public override string ToString() => Id;
}
