using System.Collections.Immutable;
using DtsApply.Messages;
using DtsApply.Model;

namespace DtsApply.Planning;

/// <summary>What a plan is to reach.</summary>
/// <param name="Target">Which service the run talks to.</param>
/// <param name="Accounts">The declared accounts.</param>
/// <param name="Roles">The roles that should exist; or, to destroy, that should not exist any more.</param>
/// <param name="Names">How sentences name the declared accounts.</param>
public sealed record PlanGoal(
    Target Target,
    ImmutableArray<Account> Accounts,
    ImmutableArray<WantedRole> Roles,
    AccountNames Names
)
{
    /// <summary>
    /// Roles that are declared and were wanted until a day that has passed, where that makes them roles that nobody
    /// wants; a plan has them among its roles, and ends them.
    /// </summary>
    public ImmutableArray<RoleAddress> Ended { get; init; } = [];

    /// <summary>The accounts that the roles are about: their owners and those that they trust.</summary>
    public IEnumerable<Account> Involved
    {
        get
        {
            var names = Roles
                .SelectMany(role => role.Trusted.Select(account => account.Name).Append(role.Account))
                .ToHashSet(StringComparer.Ordinal);
            return Accounts.Where(account => names.Contains(account.Name.Value!));
        }
    }
}
