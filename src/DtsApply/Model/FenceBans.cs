using System.Collections.Immutable;

namespace DtsApply.Model;

/// <summary>What a fence may forbid outright.</summary>
public enum Forbidden
{
    /// <summary><c>extraPolicies: Allow</c>.</summary>
    ExtraPoliciesAllow,

    /// <summary><c>--adopt</c>.</summary>
    Adopt,

    /// <summary><c>--take-over</c>.</summary>
    TakeOver,

    /// <summary><c>--prune</c>.</summary>
    Prune,
}

/// <summary>What a fence forbids outright.</summary>
/// <param name="Places">Where each is forbidden.</param>
public sealed record FenceBans(ImmutableSortedDictionary<Forbidden, SourceSpan> Places)
{
    /// <summary>Nothing is.</summary>
    public static FenceBans None { get; } = new(ImmutableSortedDictionary<Forbidden, SourceSpan>.Empty);

    /// <summary>Whether nothing is.</summary>
    public bool IsNone => Places.IsEmpty;

    /// <summary>Where it is forbidden; null where it is not.</summary>
    public SourceSpan? Find(Forbidden what) => Places.TryGetValue(what, out var place) ? place : null;
}
