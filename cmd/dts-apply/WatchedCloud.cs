using System.Collections.Immutable;
using DtsApply.Applying;
using DtsApply.Cmd.Console;
using DtsApply.Live;
using DtsApply.Model;
using DtsApply.Planning;

namespace DtsApply.Cmd;

/// <summary>A door that notes when it is written through.</summary>
internal sealed class WatchedCloud(ICloud cloud, LateOutput last, TimeProvider clock) : ICloud
{
    public string FindCredentials(Account account) => cloud.FindCredentials(account);

    public Task<Identity> WhoAmIAsync(Account account, CancellationToken cancellationToken) =>
        cloud.WhoAmIAsync(account, cancellationToken);

    public Task<Role?> ReadRoleAsync(Account account, string role, CancellationToken cancellationToken) =>
        cloud.ReadRoleAsync(account, role, cancellationToken);

    public Task<ImmutableArray<ListedRole>> ListRolesAsync(
        Account account,
        string set,
        CancellationToken cancellationToken
    ) => cloud.ListRolesAsync(account, set, cancellationToken);

    public async Task<string> CarryOutAsync(
        Account account,
        string role,
        RoleAction action,
        StopSignals signals,
        Func<Task>? beforeAgain = null
    )
    {
        last.Begins();
        try
        {
            return await cloud.CarryOutAsync(account, role, action, signals, beforeAgain);
        }
        finally
        {
            last.Ends(clock.GetUtcNow());
        }
    }
}
