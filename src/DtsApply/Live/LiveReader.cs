using System.Collections.Immutable;
using DtsApply.Model;

namespace DtsApply.Live;

/// <summary>Reads live accounts, side by side, as data. It never writes, and knows nothing of plans.</summary>
public static class LiveReader
{
    /// <summary>
    /// Reads them. Accounts that cannot be read carry their failure, the others are read all the same; where one lacks
    /// its credentials, nothing is called at all.
    /// </summary>
    /// <param name="request">What is to be read.</param>
    /// <param name="cloud">The door.</param>
    /// <param name="onAccount">Called after each account that was read, for the progress line.</param>
    /// <param name="cancellationToken">Ends the run.</param>
    public static async Task<LiveAccounts> ReadAsync(
        ReadRequest request,
        ICloudReader cloud,
        Action<string>? onAccount,
        CancellationToken cancellationToken
    )
    {
        var known = request.Accounts.Select(wanted => WithCredentials(wanted.Account, cloud)).ToImmutableArray();
        if (known.Any(account => account.Failure is not null))
        {
            return new(known) { IsUncalled = true };
        }

        var read = new LiveAccount[request.Accounts.Length];
        await Parallel.ForAsync(
            0,
            read.Length,
            new ParallelOptions { MaxDegreeOfParallelism = request.Parallelism, CancellationToken = cancellationToken },
            async (index, token) =>
            {
                read[index] = await ReadAsync(request.Accounts[index], request, cloud, token);
                onAccount?.Invoke(read[index].Account.Name.Value!);
            }
        );
        return new([.. read]);
    }

    private static LiveAccount WithCredentials(Account account, ICloudReader cloud)
    {
        try
        {
            _ = cloud.FindCredentials(account);
            return new(account);
        }
        catch (CloudException exception)
        {
            return new(account) { Failure = Failures.Describe(exception, account, identity: null, role: null) };
        }
    }

    private static async Task<LiveAccount> ReadAsync(
        AccountToRead wanted,
        ReadRequest request,
        ICloudReader cloud,
        CancellationToken cancellationToken
    )
    {
        var account = await AccountGuard.CheckAsync(cloud, wanted.Account, request.Names, cancellationToken);
        if (account.Failure is not null)
        {
            return account;
        }

        try
        {
            var named = RolesAsync(wanted.Roles, name => cloud.ReadRoleAsync(wanted.Account, name, cancellationToken));
            var others = OthersAsync(wanted, request.Set, cloud, cancellationToken);
            var names = NamesAsync(wanted, request, cloud, cancellationToken);
            await Task.WhenAll(named, others, names);
            var (listing, unlisted) = await names;
            return account with
            {
                Roles = [.. await named, .. await others],
                Listing = listing,
                Unlisted = unlisted is null ? null : Failed(unlisted, wanted, account.Identity),
            };
        }
        catch (CloudException exception)
        {
            return account with { Failure = Failed(exception, wanted, account.Identity) };
        }
    }

    private static Failure Failed(CloudException exception, AccountToRead wanted, Identity? identity)
    {
        var failure = Failures.Describe(exception, wanted.Account, identity, role: null);
        return failure with { Diagnostic = DeniedCalls.WithNeeds(failure.Diagnostic, exception, wanted, identity) };
    }

    private static async Task<LiveRole[]> RolesAsync(IEnumerable<string> names, Func<string, Task<Role?>> read) =>
        await Task.WhenAll(names.Select(async name => new LiveRole(name, await read(name))));

    /// <summary>The roles that a listing names and nobody asked for; one that shows no tags may be any set's.</summary>
    private static async Task<LiveRole[]> OthersAsync(
        AccountToRead wanted,
        string set,
        ICloudReader cloud,
        CancellationToken cancellationToken
    )
    {
        if (wanted.Listing is not (Listing.Roles or Listing.All))
        {
            return [];
        }

        var isOfSet = wanted.Listing is Listing.Roles;
        var listed = await cloud.ListRolesAsync(wanted.Account, isOfSet ? set : null, cancellationToken);

        // Pages of a listing overlap where roles come and go meanwhile.
        var names = listed
            .Where(role => isOfSet ? !role.ShowsTags || role.Set == set : !RoleAddress.IsOfService(role.Name))
            .Select(role => role.Name)
            .Except(wanted.Roles, StringComparer.OrdinalIgnoreCase);
        return await RolesAsync(names, name =>
            wanted.OnlyWhere is { } onlyWhere
                ? cloud.ReadRoleWhereAsync(wanted.Account, name, onlyWhere, cancellationToken)
                : cloud.ReadRoleAsync(wanted.Account, name, cancellationToken)
        );
    }

    private static async Task<(RoleListing? Listing, CloudException? Why)> NamesAsync(
        AccountToRead wanted,
        ReadRequest request,
        ICloudReader cloud,
        CancellationToken cancellationToken
    )
    {
        if (wanted.Listing is not Listing.Names)
        {
            return default;
        }

        try
        {
            var listed = request.IsStrict
                ? await ListAsync(cancellationToken)
                : await BestEffort.AskAsync(ListAsync, cancellationToken);
            return (Shown(listed, request.Set), null);
        }
        catch (CloudException exception) when (request.IsStrict && exception.Kind is not FailureKind.Elsewhere)
        {
            return (Shown(listed: null, request.Set), exception);
        }

        async Task<IReadOnlyList<ListedRole>?> ListAsync(CancellationToken limit) =>
            await cloud.ListRolesAsync(wanted.Account, request.Set, limit);
    }

    private static RoleListing Shown(IReadOnlyList<ListedRole>? listed, string set)
    {
        var shown = (listed ?? []).ToLookup(role => role.ShowsTags);
        return new(
            [.. shown[true].Where(role => role.Set == set).Select(role => role.Name)],
            IsAnswered: listed is not null
        )
        {
            Untagged = [.. shown[false].Select(role => role.Name).Distinct(StringComparer.Ordinal)],
        };
    }
}
