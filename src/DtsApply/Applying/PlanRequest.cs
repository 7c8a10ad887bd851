using System.Collections.Immutable;
using DtsApply.Model;
using DtsApply.Planning;

namespace DtsApply.Applying;

/// <summary>What is to be planned.</summary>
/// <param name="Target">Which service the run talks to.</param>
/// <param name="Accounts">The declared accounts.</param>
/// <param name="Wanted">The roles that should exist; or, for destroy, that should not exist any more.</param>
/// <param name="Consent">What the user agreed to.</param>
/// <param name="Parallelism">How many accounts at once.</param>
public sealed record PlanRequest(
    Target Target,
    ImmutableArray<Account> Accounts,
    ImmutableArray<WantedRole> Wanted,
    Consent Consent,
    int Parallelism = 16
)
{
    /// <summary>Whether the wanted roles are to be removed.</summary>
    public bool Destroys { get; init; }

    /// <summary>The accounts that are searched for roles of the set that no manifest declares.</summary>
    public ImmutableArray<Account> Searched { get; init; } = [];

    /// <summary>Roles that an earlier search found undeclared and a saved plan removes.</summary>
    public ImmutableArray<RoleAddress> Undeclared { get; init; } = [];

    /// <summary>How sentences name the declared accounts.</summary>
    public AccountNames Names { get; } = new(Accounts);

    /// <summary>The accounts that the roles are about: their owners and those that they trust.</summary>
    public IEnumerable<Account> Involved
    {
        get
        {
            var names = Wanted
                .SelectMany(role => role.Trusted.Select(account => account.Name).Append(role.Account))
                .ToHashSet(StringComparer.Ordinal);
            return Accounts.Where(account => names.Contains(account.Name.Value!));
        }
    }

    /// <summary>
    /// The accounts that must be called: the owners, those that are searched, and the trusted ones that name
    /// credentials, whose ID can be checked; to remove a role nobody needs to know whether the ID that it trusts is
    /// right.
    /// </summary>
    public IEnumerable<Account> Called
    {
        get
        {
            var needed = Wanted
                .Select(role => role.Account)
                .Concat(Searched.Select(account => account.Name.Value!))
                .ToHashSet(StringComparer.Ordinal);
            var checkable = (Destroys ? [] : Involved.Where(account => account.Credentials.IsGiven))
                .Select(account => account.Name.Value!)
                .ToHashSet(StringComparer.Ordinal);
            var removed = Undeclared.Select(role => role.AccountId).ToHashSet(StringComparer.Ordinal);
            return Accounts.Where(account =>
                needed.Contains(account.Name.Value!)
                || checkable.Contains(account.Name.Value!)
                || removed.Contains(account.Id.Value!)
            );
        }
    }
}
