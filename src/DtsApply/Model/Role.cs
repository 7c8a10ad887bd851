using System.Collections.Immutable;

namespace DtsApply.Model;

/// <summary>
/// One RAM role in normal form. What manifests want and what an account has are this same type, so that planning is a
/// comparison of two of them.
/// </summary>
/// <param name="Address">The account and the name.</param>
/// <param name="Trust">Who may assume it.</param>
/// <param name="Policies">What it may do.</param>
/// <param name="Description">Null in a wanted role leaves the live one alone; a live role without one has the empty
/// text.</param>
/// <param name="MaxSessionDuration">Seconds; null in a wanted role leaves the live one alone.</param>
/// <param name="Tags">All tags of a live role; of a wanted role, those that must be there.</param>
public sealed record Role(
    RoleAddress Address,
    TrustPolicy Trust,
    ImmutableSortedSet<Policy> Policies,
    string? Description,
    int? MaxSessionDuration,
    ImmutableSortedDictionary<string, string> Tags
)
{
    /// <summary>RAM's own ID of a live role; another one under the same name is another role.</summary>
    public string? Id { get; init; }

    /// <summary>When a live role was made, as RAM writes it, in UTC.</summary>
    public string? Created { get; init; }

    /// <summary>When a live role was last changed, as RAM writes it, in UTC.</summary>
    public string? Updated { get; init; }
}
