using System.Collections.Immutable;
using DtsApply.Messages;
using DtsApply.Model;

namespace DtsApply.Planning;

/// <summary>An earlier run, as far as the way back from it needs it.</summary>
/// <param name="RunId">Names the run.</param>
/// <param name="Set">The set that the roles belong to.</param>
/// <param name="Target">Which service it was for.</param>
/// <param name="Accounts">The accounts that it spoke of or went through.</param>
/// <param name="Roles">The roles that it wrote to, in the order of its plan.</param>
public sealed record PastRun(
    string RunId,
    string Set,
    Target Target,
    ImmutableArray<Account> Accounts,
    ImmutableArray<PastRole> Roles
)
{
    /// <summary>How sentences name its accounts.</summary>
    public AccountNames Names { get; } = new(Accounts);
}

/// <summary>A role that an earlier run wrote to.</summary>
/// <param name="Account">The account's name.</param>
/// <param name="Address">Which role.</param>
/// <param name="Before">As it was before the run; null when there was none.</param>
/// <param name="Left">The states in which the run may have left it, null for none: one, or more where an answer was
/// lost or the way back was begun already. The last is the likeliest; none where that cannot be told.</param>
public sealed record PastRole(string Account, RoleAddress Address, Role? Before, ImmutableArray<Role?> Left);

/// <summary>What a change takes back.</summary>
/// <param name="RunId">The run.</param>
/// <param name="Before">The role as it was before the run; null when there was none.</param>
/// <param name="Left">The role as the run left it; null when it left none.</param>
public sealed record UndoneRole(string RunId, Role? Before, Role? Left);
