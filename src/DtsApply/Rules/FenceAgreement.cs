using System.Collections.Immutable;
using DtsApply.Messages;
using DtsApply.Model;

namespace DtsApply.Rules;

/// <summary>
/// Fences that each allow something and together allow nothing (DTS619): whoever keeps them is told at once, not each
/// author at each role. A list that is empty on purpose is none of these: it says so by itself.
/// </summary>
public static class FenceAgreement
{
    // Beyond so many comparisons nobody is told; each role is refused all the same.
    private const long Most = 20_000;

    /// <summary>What two fences contradict each other in.</summary>
    /// <param name="fences">The fences.</param>
    public static ImmutableArray<Diagnostic> Check(ImmutableArray<Fence> fences) =>
        [
            .. from one in fences.Index()
            from other in fences.Index()
            where one.Index < other.Index
            from found in Between(one.Item, other.Item)
            select found,
        ];

    private static IEnumerable<Diagnostic> Between(Fence one, Fence other)
    {
        var lists = ((FenceList?, FenceList?, string)[])
            [
                (one.Owners, other.Owners, FencesMessages.Owner),
                (one.Trusted, other.Trusted, FencesMessages.TrustedAccount),
            ];
        foreach (var (some, others, what) in lists)
        {
            if (
                some is { Values.IsEmpty: false }
                && others is { Values.IsEmpty: false }
                && !some.Values.Any(others.Has)
            )
            {
                yield return Nothing(one, other, what, some.Place, others.Place);
            }
        }

        if (Pairs(one, other) is { } pairs)
        {
            yield return pairs;
        }

        var patterns = ((FencePatterns?, FencePatterns?, string)[])
            [(one.RoleNames, other.RoleNames, FencesMessages.RoleName), (one.Sets, other.Sets, FencesMessages.Set)];
        foreach (var (some, others, what) in patterns)
        {
            if (some is not null && others is not null && AreApart(some, others))
            {
                yield return Nothing(one, other, what, some.Place, others.Place);
            }
        }
    }

    private static bool AreApart(FencePatterns some, FencePatterns others) =>
        !some.Values.IsEmpty
        && !others.Values.IsEmpty
        && (long)some.Values.Length * others.Values.Length <= Most
        && !some.Values.Any(pattern => others.Values.Any(other => NamePattern.Meet(pattern, other)));

    // The pairs of one, within the lists and the pairs of the other.
    private static Diagnostic? Pairs(Fence one, Fence other)
    {
        var (some, others) = one.Pairs is null ? (other, one) : (one, other);
        if (some.Pairs is not { Values.IsEmpty: false } pairs)
        {
            return null;
        }

        var all = pairs.Values.SelectMany(pair => pair.Trusted.Values.Select(id => (pair.Owner, Trusted: id))).ToList();
        var limit = others.Pairs?.Place ?? others.Owners?.Place ?? others.Trusted?.Place;
        return
            limit is { } place
            && all.Count > 0
            && others is { Pairs: null or { Values.IsEmpty: false } }
            && others is { Owners: null or { Values.IsEmpty: false }, Trusted: null or { Values.IsEmpty: false } }
            && !all.Exists(pair =>
                others.Owners?.Has(pair.Owner) is not false
                && others.Trusted?.Has(pair.Trusted) is not false
                && others.Pairs?.Allow(pair.Owner, pair.Trusted) is not false
            )
            ? Nothing(some, others, FencesMessages.Pair, pairs.Place, place)
            : null;
    }

    private static Diagnostic Nothing(Fence one, Fence other, string what, SourceSpan here, SourceSpan there) =>
        FencesMessages.LeaveNothing(one, other, what).At(here) with
        {
            Related = [new(there, ReferenceMessages.OtherOne)],
        };
}
