using System.Collections.Immutable;
using DtsApply.Model;

namespace DtsApply.Planning;

/// <summary>
/// What a change of a role gives: who is let in or can use more, what can be used or was attached, and whether sessions
/// grow longer. A fence is held against this, and against nothing that was there before.
/// </summary>
/// <param name="Principals">Who could not assume the role before, or can use more by it.</param>
/// <param name="Policies">What was not attached before, or can be used by someone new.</param>
/// <param name="IsLonger">Whether a session may last longer.</param>
internal sealed record Giving(
    ImmutableSortedSet<Principal> Principals,
    ImmutableSortedSet<Policy> Policies,
    bool IsLonger
)
{
    private static readonly Giving Nothing = new([], [], IsLonger: false);

    /// <summary>Whether it gives nothing: the role stays as it is, is narrowed, or goes.</summary>
    public bool IsNothing => Principals.IsEmpty && Policies.IsEmpty && !IsLonger;

    /// <summary>What a change gives.</summary>
    public static Giving From(Change change) =>
        change is { After: { } after, Actions.IsEmpty: false } ? Between(change.Before, after) : Nothing;

    private static Giving Between(Role? before, Role after)
    {
        var gained = Access.Between(before, after).Gained;
        // Whom a dropped denial kept out is not understood, so it may be everyone who is let in.
        var isFreed = before is not null && Freed(before, after);
        var principals = gained
            .Select(pair => pair.Principal)
            .Where(principal => principal.Kind is not PrincipalKind.Denied)
            .Concat(after.Trust.MayAssume.Except(before?.Trust.MayAssume ?? []))
            .Concat(isFreed ? after.Trust.MayAssume : []);
        var policies = gained
            .Select(pair => pair.Policy)
            .Concat(after.Policies.Except(before?.Policies ?? []))
            .Concat(isFreed ? after.Policies : []);
        return new([.. principals], [.. policies], IsLonger: Seconds(after) > Seconds(before));
    }

    /// <summary>How long a session of a role lasts; of one that is made, the service's default is nothing given.</summary>
    internal static int Seconds(Role? role) => role?.MaxSessionDuration ?? RolePlanner.DefaultSession;

    private static bool Freed(Role before, Role after)
    {
        var kept = after.Trust.Clauses.Select(clause => clause.Text).ToHashSet(StringComparer.Ordinal);
        return before.Trust.Clauses.Any(clause => clause.Denies && !kept.Contains(clause.Text));
    }
}
