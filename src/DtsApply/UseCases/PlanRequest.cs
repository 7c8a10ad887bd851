using System.Collections.Immutable;
using DtsApply.Live;
using DtsApply.Messages;
using DtsApply.Model;
using DtsApply.Planning;

namespace DtsApply.UseCases;

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

    /// <inheritdoc cref="PlanOrder.IsStrict"/>
    public bool IsStrict { get; init; }

    /// <summary>The day for which the roles are wanted, in UTC.</summary>
    public DateOnly Today { get; init; }

    /// <summary>The accounts that are searched for roles of the set that no manifest declares.</summary>
    public ImmutableArray<Account> Searched { get; init; } = [];

    /// <summary>Roles that an earlier search found undeclared and a saved plan removes.</summary>
    public ImmutableArray<RoleAddress> Undeclared { get; init; } = [];

    /// <summary>What the plan is to reach.</summary>
    public PlanGoal Goal => new(Target, Accounts, Wanted, Names) { Ended = Ended };

    /// <inheritdoc cref="PlanGoal.Ended"/>
    public ImmutableArray<RoleAddress> Ended { get; init; } = [];

    /// <summary>How sentences name the declared accounts.</summary>
    public AccountNames Names { get; } = new(Accounts);

    /// <summary>The accounts that the roles are about: their owners and those that they trust.</summary>
    public IEnumerable<Account> Involved => Goal.Involved;

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
                .Concat(Destroys ? [] : Involved.Where(account => account.Credentials.IsGiven).Select(Name))
                .ToHashSet(StringComparer.Ordinal);
            var removed = Undeclared.Select(role => role.AccountId).ToHashSet(StringComparer.Ordinal);
            return Accounts.Where(account => needed.Contains(Name(account)) || removed.Contains(account.Id.Value!));
        }
    }

    /// <summary>What has to be read for it.</summary>
    public ReadRequest ToRead()
    {
        var declared = Wanted.ToLookup(role => role.Account, role => role.Role.Address.Role, StringComparer.Ordinal);
        var known = Undeclared.ToLookup(role => role.AccountId, role => role.Role, StringComparer.Ordinal);
        var searched = Searched.Select(Name).ToHashSet(StringComparer.Ordinal);
        return new([.. Called.OrderBy(Name, StringComparer.Ordinal).Select(ToRead)], Consent.Set, Names, Parallelism)
        {
            IsStrict = IsStrict,
        };

        AccountToRead ToRead(Account account)
        {
            var others = known[account.Id.Value!].Except(declared[Name(account)], StringComparer.OrdinalIgnoreCase);
            return new(account, [.. declared[Name(account)], .. others], Listing(account));
        }

        // A saved plan names the roles that nobody declares; then there is nothing to look for.
        Listing Listing(Account account) =>
            known.Contains(account.Id.Value!) || !searched.Contains(Name(account)) ? Live.Listing.None
            : Consent.Prune ? Live.Listing.Roles
            : Live.Listing.Names;
    }

    private static string Name(Account account) => account.Name.Value!;
}
