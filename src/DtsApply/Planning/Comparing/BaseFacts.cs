using System.Collections.Immutable;

namespace DtsApply.Planning.Comparing;

/// <summary>What a run is compared with.</summary>
/// <param name="Name">As it was given: a path, or <c>git:REV</c>.</param>
/// <param name="Commit">The commit that a revision came to, in hex digits; null for a path.</param>
/// <param name="Compiles">Whether its manifests have no mistakes, so that they say who had access.</param>
/// <param name="Absent">Paths under which there is nothing in it.</param>
public sealed record BaseFacts(string Name, string? Commit, bool Compiles, ImmutableArray<string> Absent)
{
    private const int Digits = 12;

    /// <summary>The commit in short; null for a path.</summary>
    public string? ShortCommit => Commit?[..Digits];
}
