using System.Collections.Immutable;
using DtsApply.Model;

namespace DtsApply.Live;

/// <summary>The accounts as they were found.</summary>
/// <param name="Accounts">Those that were asked for, in that order.</param>
public sealed record LiveAccounts(ImmutableArray<LiveAccount> Accounts)
{
    /// <summary>Whether nothing was called at all, because credentials are missing.</summary>
    public bool IsUncalled { get; init; }

    /// <summary>The same after a further look at each account, at so many at once.</summary>
    /// <param name="look">Looks at one.</param>
    /// <param name="parallelism">How many accounts at once.</param>
    /// <param name="cancellationToken">Ends the run.</param>
    public async Task<LiveAccounts> LookAgainAsync(
        Func<LiveAccount, CancellationToken, Task<LiveAccount>> look,
        int parallelism,
        CancellationToken cancellationToken
    )
    {
        var seen = new LiveAccount[Accounts.Length];
        var options = new ParallelOptions
        {
            MaxDegreeOfParallelism = parallelism,
            CancellationToken = cancellationToken,
        };
        await Parallel.ForAsync(0, seen.Length, options, async (index, token) =>
            seen[index] = await look(Accounts[index], token)
        );
        return this with { Accounts = [.. seen] };
    }
}

/// <summary>One account as it was found.</summary>
/// <param name="Account">As declared.</param>
/// <param name="Identity">Who the service says we are there; null where it was not asked or did not say.</param>
/// <param name="IsVerified">Whether the declared ID is proved to be that of the credentials.</param>
public sealed record LiveAccount(Account Account, Identity? Identity = null, bool IsVerified = false)
{
    /// <summary>What kept it from being read; null where it was read.</summary>
    public Failure? Failure { get; init; }

    /// <summary>
    /// What kept its roles from being listed, where they had to be; null where nothing did. All else was read.
    /// </summary>
    public Failure? Unlisted { get; init; }

    /// <summary>The roles that were read: first those asked for by name, then those that a listing names.</summary>
    public ImmutableArray<LiveRole> Roles { get; init; } = [];

    /// <summary>The names that a listing of the set shows, as it shows them; null where no names were asked
    /// for.</summary>
    public RoleListing? Listing { get; init; }
}

/// <summary>What was found under a role's name.</summary>
/// <param name="Name">The name that was asked for.</param>
/// <param name="Role">The role; null where there is none, or none of those that were looked for.</param>
public sealed record LiveRole(string Name, Role? Role);

/// <summary>What a listing of a set shows.</summary>
/// <param name="Names">The names.</param>
/// <param name="IsAnswered">Whether the listing came at all.</param>
public sealed record RoleListing(ImmutableArray<string> Names, bool IsAnswered)
{
    /// <summary>Names that it shows without any tags: whose they are, the roles themselves must say.</summary>
    public ImmutableArray<string> Untagged { get; init; } = [];
}
