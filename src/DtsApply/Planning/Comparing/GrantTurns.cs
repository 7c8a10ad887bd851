using System.Collections.Immutable;

namespace DtsApply.Planning.Comparing;

/// <summary>
/// Access that two sets of manifests declare: what only one of them wants is gained or lost. The same account that may
/// use the same policies of the same role is no difference, whatever task asks for it.
/// </summary>
public static class GrantTurns
{
    /// <summary>The grants of both, those that are lost after those that are declared now.</summary>
    /// <param name="was">What the old set declares.</param>
    /// <param name="now">What the new set declares.</param>
    /// <returns>Each grant, and whether it is gained (true), lost (false) or stays (null).</returns>
    public static ImmutableArray<(DeclaredGrant Grant, bool? IsGained)> Compare(
        IReadOnlyCollection<DeclaredGrant> was,
        IReadOnlyCollection<DeclaredGrant> now
    )
    {
        var (before, after) = (Wanted(was), Wanted(now));
        return
        [
            .. now.Select(grant =>
                (grant, !grant.HasEnded && Rights(grant).Any(right => !before.Contains(right)) ? true : (bool?)null)
            ),
            .. was.Where(grant => !grant.HasEnded && Rights(grant).Any(right => !after.Contains(right)))
                .Select(grant => (grant, (bool?)false)),
        ];
    }

    private static HashSet<(string, string, string, string)> Wanted(IEnumerable<DeclaredGrant> grants) =>
        [.. grants.Where(grant => !grant.HasEnded).SelectMany(Rights)];

    // RAM takes role names for equal in any case.
    private static IEnumerable<(string, string, string, string)> Rights(DeclaredGrant grant) =>
        grant.Policies.Select(policy =>
            (
                grant.Who.Id.Value!,
                grant.Owner.Id.Value!,
                grant.Requirement.RoleName.ToUpperInvariant(),
                policy.ToString()
            )
        );
}
