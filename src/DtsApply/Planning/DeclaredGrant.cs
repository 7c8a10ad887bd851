using System.Collections.Immutable;
using DtsApply.Model;

namespace DtsApply.Planning;

/// <summary>Access that one task asks for in one account: who can use what, through which role, and why.</summary>
/// <param name="Requirement">The role that the task needs, and the side of the task that it is for.</param>
/// <param name="Who">The account that is trusted.</param>
/// <param name="Owner">The account in which the role is.</param>
/// <param name="Policies">What can be used, sorted; once the task has ended, what could be.</param>
/// <param name="HasEnded">Whether the task has ended, so that the access is not wanted any more.</param>
public sealed record DeclaredGrant(
    RoleRequirement Requirement,
    Account Who,
    Account Owner,
    ImmutableArray<Policy> Policies,
    bool HasEnded
)
{
    /// <summary>The task.</summary>
    public CrossAccountTask Task => Requirement.Task;

    /// <summary>Whether the trusted account names credentials, by which a plan proves its ID.</summary>
    public bool NamesCredentials => Who.Credentials.IsGiven;

    /// <summary>All that tasks ask for, in the order of the tasks.</summary>
    /// <param name="accounts">The declared accounts, of manifests that broke no rule.</param>
    /// <param name="tasks">The declared tasks.</param>
    /// <param name="today">The day on which it is wanted, in UTC.</param>
    public static ImmutableArray<DeclaredGrant> Compile(
        IReadOnlyCollection<Account> accounts,
        IReadOnlyCollection<CrossAccountTask> tasks,
        DateOnly today
    )
    {
        var named = accounts.ToDictionary(account => account.Name.Value!, StringComparer.Ordinal);
        var wanted = PoliciesOf(WantedRoles.Compile(accounts, tasks, Ownership.DefaultSet, today));
        var declared = PoliciesOf(WantedRoles.Compile(accounts, tasks, Ownership.DefaultSet));
        return
        [
            .. tasks
                .SelectMany(AccountTable.Grants)
                .Select(grant => (Grant: grant, HasEnded: grant.Task.HasEnded(today)))
                .Select(found => new DeclaredGrant(
                    found.Grant,
                    named[found.Grant.Trusted],
                    named[found.Grant.Owner],
                    (found.HasEnded ? declared : wanted)[(found.Grant.Owner, found.Grant.RoleName)],
                    found.HasEnded
                )),
        ];
    }

    private static Dictionary<(string Account, string Role), ImmutableArray<Policy>> PoliciesOf(
        ImmutableArray<WantedRole> roles
    ) =>
        roles.ToDictionary(
            role => (role.Account, role.Role.Address.Role),
            role => (ImmutableArray<Policy>)[.. role.Role.Policies.Order()]
        );
}
