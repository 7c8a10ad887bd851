using System.Collections.Immutable;
using DtsApply.Model;

namespace DtsApply.Planning;

/// <summary>Someone and a policy that they can use through a role.</summary>
/// <param name="Principal">Who.</param>
/// <param name="Policy">What.</param>
public sealed record AccessRight(Principal Principal, Policy Policy) : IComparable<AccessRight>
{
    /// <summary>Orders by principal, then policy.</summary>
    public int CompareTo(AccessRight? other) =>
        other is null ? 1
        : Principal.CompareTo(other.Principal) is var principal and not 0 ? principal
        : Policy.CompareTo(other.Policy);
}

/// <summary>
/// What a change does to access, as sets of (principal, policy) pairs. A policy that comes or goes changes access even
/// if the trust does not, and a trust without any policy gives none.
/// </summary>
/// <param name="Before">What could be used before.</param>
/// <param name="Gained">What can be used after and could not before.</param>
/// <param name="Lost">What could be used before and cannot after.</param>
public sealed record Access(
    ImmutableSortedSet<AccessRight> Before,
    ImmutableSortedSet<AccessRight> Gained,
    ImmutableSortedSet<AccessRight> Lost
)
{
    /// <summary>Whether no one gains or loses anything.</summary>
    public bool IsSame => Gained.IsEmpty && Lost.IsEmpty;

    /// <summary>The access that a change from one role to another gives and takes; null is no role.</summary>
    public static Access Between(Role? before, Role? after)
    {
        var (had, has) = (Of(before), Of(after));
        var (freed, shut) = (Denied(before, after), Denied(after, before));
        return new(had, has.Except(had).Union(freed), had.Except(has).Union(shut));
    }

    /// <summary>Everything that can be used through a role.</summary>
    public static ImmutableSortedSet<AccessRight> Of(Role? role) =>
        role is null
            ? []
            :
            [
                .. role.Trust.MayAssume.SelectMany(principal =>
                    role.Policies.Select(policy => new AccessRight(principal, policy))
                ),
            ];

    // Dropping a Deny gives access to whomever it kept out, a new one takes it away. Whom exactly is not understood, so
    // the statement itself is named.
    private static IEnumerable<AccessRight> Denied(Role? there, Role? gone)
    {
        if (there is null || gone is null)
        {
            return [];
        }

        var kept = gone.Trust.Clauses.Select(clause => clause.Text).ToHashSet(StringComparer.Ordinal);
        return from clause in there.Trust.Clauses
               where clause.Denies && !kept.Contains(clause.Text)
               from policy in gone.Policies
               select new AccessRight(new(PrincipalKind.Denied, clause.Text), policy);
    }
}
