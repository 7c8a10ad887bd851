using System.Collections.Immutable;

namespace DtsApply.Model;

/// <summary>A list of a fence, compared character by character.</summary>
/// <param name="Values">What is in it, in its order.</param>
/// <param name="Place">Where it stands.</param>
public sealed record FenceList(ImmutableArray<string> Values, SourceSpan Place)
{
    private readonly HashSet<string> _values = Values.ToHashSet(StringComparer.Ordinal);

    /// <summary>Whether a value is in it.</summary>
    public bool Has(string value) => _values.Contains(value);
}

/// <summary>
/// A list of patterns of a fence: <c>*</c> stands for any run of characters, nothing else is special. Case counts: RAM
/// may find a role whatever the case of its name, and a name in another case is not the one that was allowed.
/// </summary>
/// <param name="Values">The patterns, in their order.</param>
/// <param name="Place">Where the list stands.</param>
public sealed record FencePatterns(ImmutableArray<string> Values, SourceSpan Place)
{
    private readonly HashSet<string> _names = Values.Where(IsName).ToHashSet(StringComparer.Ordinal);
    private readonly ImmutableArray<string> _patterns = [.. Values.Where(value => !IsName(value))];

    /// <summary>Those that stand for one name alone.</summary>
    public IEnumerable<string> Names => Values.Where(IsName);

    /// <summary>Whether any of them stands for a name.</summary>
    public bool Allow(string name) =>
        _names.Contains(name) || _patterns.Any(pattern => NamePattern.Fits(pattern, name));

    private static bool IsName(string value) => !value.Contains(NamePattern.Any);
}

/// <summary>Which account's roles may trust which accounts.</summary>
/// <param name="Values">The accounts that roles of an account may trust, by its ID.</param>
/// <param name="Place">Where the list stands.</param>
public sealed record FencePairs(ImmutableArray<FencePair> Values, SourceSpan Place)
{
    private readonly ILookup<string, FencePair> _pairs = Values.ToLookup(pair => pair.Owner, StringComparer.Ordinal);

    /// <summary>What is said about the roles of an account, in the order of the file.</summary>
    public IEnumerable<FencePair> In(string owner) => _pairs[owner];

    /// <summary>Whether roles of an account may trust another one.</summary>
    public bool Allow(string owner, string trusted) => In(owner).Any(pair => pair.Trusted.Has(trusted));
}

/// <summary>What one entry says about the roles of an account.</summary>
/// <param name="Owner">The account's ID.</param>
/// <param name="Trusted">The IDs of the accounts that its roles may trust.</param>
public sealed record FencePair(string Owner, FenceList Trusted);

/// <summary>A number of a fence.</summary>
/// <param name="Most">The most that is allowed.</param>
/// <param name="Place">Where it stands.</param>
public sealed record FenceLimit(int Most, SourceSpan Place);
