using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace DtsApply.Sandbox.State;

/// <summary>
/// A permission policy: a custom one of an account, or one of those that every account has. What it says is what its
/// default version says; the other versions are kept beside it.
/// </summary>
internal sealed record StoredPolicy(
    string Name,
    string Type,
    string Description,
    string Document,
    string Created,
    string Updated
)
{
    public string DefaultVersion { get; init; } = "v1";

    /// <summary>
    /// When the default version was made; null where that was the last thing that happened to the policy.
    /// </summary>
    public string? DefaultCreated { get; init; }

    /// <summary>The versions that are not the default one.</summary>
    public ImmutableArray<StoredVersion> Others { get; init; } = [];

    /// <summary>The number of the version that was made last, deleted or not: a number is never given twice. 0 where
    /// there was only one.</summary>
    public int LastNumber { get; init; }

    public ImmutableSortedDictionary<string, string> Tags { get; init; } = StoredRole.NoTags;

    /// <summary>All versions, in the order in which they were made.</summary>
    public IEnumerable<StoredVersion> Versions() => Others.Add(Default()).OrderBy(version => version.Number);

    /// <summary>The highest number that a version ever had.</summary>
    public int Highest() => Math.Max(LastNumber, Versions().Max(version => version.Number));

    public StoredVersion? Version(string id) => Versions().FirstOrDefault(version => version.Id == id);

    public StoredVersion Default() => new(DefaultVersion, Document, DefaultCreated ?? Updated);

    /// <summary>The policy as of a later change, which makes no new default version.</summary>
    public StoredPolicy Changed(string date) =>
        this with
        {
            DefaultCreated = DefaultCreated ?? Updated,
            Updated = date,
        };

    /// <summary>The policy with another one of its versions as the default.</summary>
    public StoredPolicy WithDefault(StoredVersion version) =>
        version.Id == DefaultVersion
            ? this
            : this with
            {
                Document = version.Document,
                DefaultVersion = version.Id,
                DefaultCreated = version.Created,
                Others = Others.RemoveAll(other => other.Id == version.Id).Add(Default()),
            };
}

/// <summary>One version of a custom policy.</summary>
/// <param name="Id">Such as <c>v3</c>.</param>
/// <param name="Document">What it allows.</param>
/// <param name="Created">When it was made.</param>
internal sealed record StoredVersion(string Id, string Document, string Created)
{
    [JsonIgnore]
    public int Number => int.Parse(Id.AsSpan(1), System.Globalization.CultureInfo.InvariantCulture);
}
