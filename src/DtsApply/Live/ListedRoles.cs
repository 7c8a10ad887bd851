using DtsApply.Model;

namespace DtsApply.Live;

/// <summary>Looks at the roles that a listing shows, since a listing is never proof: it may lag behind.</summary>
public static class ListedRoles
{
    /// <summary>
    /// The same for those alone whose tags the listing does not show: where all are shown, nothing is called, and where
    /// they cannot be read in a short time, the listing counts as not answered.
    /// </summary>
    /// <inheritdoc cref="ConfirmAsync"/>
    public static async Task<LiveAccount> ConfirmUntaggedAsync(
        LiveAccount account,
        string set,
        ICloudReader cloud,
        CancellationToken cancellationToken
    )
    {
        if (account is not { Failure: null, Listing: { Untagged.IsEmpty: false } listing })
        {
            return account;
        }

        var untagged = account with { Listing = listing with { Names = [] } };
        var known = await BestEffort.AskAsync<LiveAccount>(
            async limit => await ConfirmAsync(untagged, set, cloud, limit),
            cancellationToken
        );
        return known is { Failure: not null }
            ? known
            : account with
            {
                Listing = listing with
                {
                    Names = [.. listing.Names, .. known?.Listing?.Names ?? []],
                    IsAnswered = known is not null,
                },
            };
    }

    /// <summary>
    /// The account with a listing that names, besides the declared roles, only those that are there and carry the tags
    /// of the set themselves; one that cannot be read is believed. Where one is answered for another account, nothing of
    /// the account is (DTS531).
    /// </summary>
    /// <param name="account">The account as it was read.</param>
    /// <param name="set">The set.</param>
    /// <param name="cloud">The door.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task<LiveAccount> ConfirmAsync(
        LiveAccount account,
        string set,
        ICloudReader cloud,
        CancellationToken cancellationToken
    )
    {
        if (account is not { Failure: null, Listing: { } listing })
        {
            return account;
        }

        var read = account.Roles.Select(role => role.Name);
        var shown = listing.Names.Concat(listing.Untagged).ToList();
        var others = shown.Except(read, StringComparer.OrdinalIgnoreCase).ToList();
        try
        {
            var stay = await Task.WhenAll(others.Select(name => IsOfTheSetAsync(name)));
            var gone = others.Where((_, index) => !stay[index]).ToHashSet(StringComparer.Ordinal);
            return account with
            {
                Listing = listing with { Names = [.. shown.Where(name => !gone.Contains(name))], Untagged = [] },
            };
        }
        catch (CloudException exception)
        {
            return account with
            {
                Failure = Failures.Describe(exception, account.Account, account.Identity, role: null),
            };
        }

        async Task<bool> IsOfTheSetAsync(string name)
        {
            try
            {
                return await cloud.ReadRoleAsync(account.Account, name, cancellationToken) is { } role
                    && Ownership.SetOf(role) == set;
            }
            catch (CloudException exception) when (exception.Kind is not FailureKind.Elsewhere)
            {
                return true;
            }
        }
    }
}
