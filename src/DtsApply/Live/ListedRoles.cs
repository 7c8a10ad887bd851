using DtsApply.Model;

namespace DtsApply.Live;

/// <summary>Looks at the roles that a listing shows, since a listing is never proof: it may lag behind.</summary>
public static class ListedRoles
{
    /// <summary>
    /// The account with a listing that shows, besides the declared roles, only those that are there and carry the tags
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
        var others = listing.Names.Except(read, StringComparer.OrdinalIgnoreCase).ToList();
        try
        {
            var stay = await Task.WhenAll(others.Select(name => IsOfTheSetAsync(name)));
            var gone = others.Where((_, index) => !stay[index]).ToHashSet(StringComparer.Ordinal);
            return account with
            {
                Listing = listing with { Names = [.. listing.Names.Where(name => !gone.Contains(name))] },
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
