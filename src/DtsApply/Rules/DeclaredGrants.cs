using System.Collections.Immutable;
using DtsApply.Model;

namespace DtsApply.Rules;

/// <summary>What manifests grant on a day, as far as it could be read, by the IDs of the accounts.</summary>
internal sealed class DeclaredGrants
{
    public DeclaredGrants(ImmutableArray<Account> accounts, ImmutableArray<CrossAccountTask> tasks, DateOnly today)
    {
        Accounts = accounts;
        var context = new RuleContext(accounts, tasks);
        Grants =
        [
            .. tasks
                .Where(task => !task.HasEnded(today))
                .SelectMany(AccountTable.Grants)
                .Select(grant => new DeclaredGrant(
                    grant,
                    Id(context.Account(grant.Owner)),
                    Id(context.Account(grant.Trusted))
                )),
        ];
        Called = [.. Grants.Select(grant => context.Account(grant.Requirement.Owner)).OfType<Account>()];
        Trusted =
        [
            .. Grants
                .Select(grant => context.Account(grant.Requirement.Trusted))
                .OfType<Account>()
                .Where(account => account.Id.IsGiven)
                .Distinct(),
        ];
    }

    /// <summary>All declared accounts.</summary>
    public ImmutableArray<Account> Accounts { get; }

    /// <summary>The grants that have not ended.</summary>
    public ImmutableArray<DeclaredGrant> Grants { get; }

    /// <summary>The accounts that are called for their roles.</summary>
    public ImmutableHashSet<Account> Called { get; init; }

    /// <summary>The accounts that are trusted.</summary>
    public ImmutableArray<Account> Trusted { get; }

    /// <summary>The grants of each role.</summary>
    public IEnumerable<ImmutableArray<DeclaredGrant>> Roles =>
        Grants
            .GroupBy(grant => (grant.Requirement.Owner, grant.Requirement.RoleName))
            .Select(role => role.ToImmutableArray());

    private static string? Id(Account? account) => account is { Id: { IsGiven: true, Value: var id } } ? id : null;
}

/// <summary>One grant, by the IDs of its accounts.</summary>
/// <param name="Requirement">What asks for it.</param>
/// <param name="OwnerId">The ID of the account in which the role is; null where it could not be read.</param>
/// <param name="TrustedId">The ID of the account that it trusts; null where it could not be read.</param>
internal sealed record DeclaredGrant(RoleRequirement Requirement, string? OwnerId, string? TrustedId);
