namespace DtsApply.Model;

/// <summary>
/// What a platform team allows, in a file that the authors of manifests cannot change. It forbids giving access, and
/// taking it away only by <see cref="MaxRemovals"/> and <see cref="Forbidden.Prune"/>. A list that is left out (null)
/// allows all, an empty one allows none. Accounts are IDs, exactly as they are written: no name and no label counts.
/// </summary>
/// <param name="Name">Its metadata.name, a DNS label.</param>
/// <param name="File">Where it is, as it was named.</param>
/// <param name="Digest">SHA-256 of the file's bytes, 64 hexadecimal digits.</param>
public sealed record Fence(string Name, string File, string Digest)
{
    /// <summary>IDs of accounts in which roles may be made or widened.</summary>
    public FenceList? Owners { get; init; }

    /// <summary>IDs of accounts that roles may trust.</summary>
    public FenceList? Trusted { get; init; }

    /// <summary>Which account's roles may trust which accounts; where given it must hold too.</summary>
    public FencePairs? Pairs { get; init; }

    /// <summary>Patterns of role names.</summary>
    public FencePatterns? RoleNames { get; init; }

    /// <summary>Patterns of the names of sets.</summary>
    public FencePatterns? Sets { get; init; }

    /// <summary>Names of system policies that roles may have besides AliyunDTSRolePolicy.</summary>
    public FenceList? Policies { get; init; }

    /// <summary>Kinds of credentials that manifests may name.</summary>
    public FenceList? Credentials { get; init; }

    /// <summary>The longest session, in seconds.</summary>
    public FenceLimit? MaxSessionDuration { get; init; }

    /// <summary>How many removals a run may make, access that ends by its own day included.</summary>
    public FenceLimit? MaxRemovals { get; init; }

    /// <summary>What is forbidden outright, each with its place.</summary>
    public FenceBans Forbids { get; init; } = FenceBans.None;

    /// <summary>IDs of accounts whose roles must be protected.</summary>
    public FenceList? RequireProtect { get; init; }

    /// <summary>IDs of accounts in which grants must end.</summary>
    public FenceList? RequireUntil { get; init; }

    /// <summary>Where it says that each trusted account's ID must be proved; null where it does not.</summary>
    public SourceSpan? RequireVerified { get; init; }

    /// <summary>Which fence it is, as plans keep it.</summary>
    public FenceMark Mark => new(Name, Digest);

    /// <summary>Whether it forbids anything at all; one that was emptied does not.</summary>
    public bool IsOpen =>
        (
            (object?[])
                [
                    Owners,
                    Trusted,
                    Pairs,
                    RoleNames,
                    Sets,
                    Policies,
                    Credentials,
                    MaxSessionDuration,
                    MaxRemovals,
                    RequireVerified,
                ]
        ).All(limit => limit is null)
        && Forbids.IsNone
        && RequireProtect is null or { Values.IsEmpty: true }
        && RequireUntil is null or { Values.IsEmpty: true };
}

/// <summary>Which fence it was, so that another one is told from it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Digest">SHA-256 of its bytes, 64 hexadecimal digits.</param>
public sealed record FenceMark(string Name, string Digest)
{
    private const int Digits = 8;
    private const int WholeDigest = 64;
    private const int LongestName = 63;

    /// <summary>The first digits of the digest, as people compare them.</summary>
    public string Brief => Digest[..Digits];

    /// <summary>Whether these can be the name and the digest of a fence.</summary>
    public static bool IsOne(string name, string digest) =>
        name.Length is > 0 and <= LongestName
        && name.All(letter => letter is '-' || char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter))
        && digest.Length is WholeDigest
        && digest.All(char.IsAsciiHexDigitLower);

    /// <summary>Whether two runs have the same fences, in whatever order they were named.</summary>
    public static bool AreSame(IEnumerable<FenceMark> some, IEnumerable<FenceMark> others) =>
        some.Select(mark => mark.Digest)
            .ToHashSet(StringComparer.Ordinal)
            .SetEquals(others.Select(mark => mark.Digest));
}
