using System.Collections.Immutable;
using DtsApply.Messages;
using DtsApply.Model;

namespace DtsApply.Live;

/// <summary>Asks whose the credentials of accounts are, side by side; nothing else is called.</summary>
public static class IdentityReader
{
    /// <summary>Asks; what one account lacks keeps no other from being asked.</summary>
    /// <param name="accounts">The accounts to call.</param>
    /// <param name="names">How sentences name the declared accounts.</param>
    /// <param name="cloud">The door.</param>
    /// <param name="parallelism">How many accounts at once.</param>
    /// <param name="onAccount">Called after each account, for the progress line.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task<ImmutableArray<LiveAccount>> AskAsync(
        ImmutableArray<Account> accounts,
        AccountNames names,
        ICloudReader cloud,
        int parallelism,
        Action<string>? onAccount,
        CancellationToken cancellationToken
    )
    {
        var found = new LiveAccount[accounts.Length];
        var options = new ParallelOptions
        {
            MaxDegreeOfParallelism = parallelism,
            CancellationToken = cancellationToken,
        };
        await Parallel.ForAsync(0, found.Length, options, async (index, token) =>
        {
            found[index] = await AccountGuard.CheckAsync(cloud, accounts[index], names, token);
            onAccount?.Invoke(accounts[index].Name.Value!);
        });
        return [.. found];
    }
}
