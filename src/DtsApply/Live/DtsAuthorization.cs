using System.Collections.Concurrent;
using System.Collections.Immutable;
using DtsApply.Messages;
using DtsApply.Model;

namespace DtsApply.Live;

/// <summary>
/// DTS itself must be authorized in an account that owns a database (guide, "Prerequisites"; DTS503, DTS504).
/// </summary>
public static class DtsAuthorization
{
    private const string RoleName = RoleAddress.DtsDefaultRole;

    /// <summary>
    /// What is wrong with it in some accounts, by their names. It only helps, it does not guard: where it is in order,
    /// or could not be read, there is nothing to tell.
    /// </summary>
    /// <param name="accounts">The accounts, which were proved to be the declared ones.</param>
    /// <param name="cloud">The door.</param>
    /// <param name="parallelism">How many accounts at once.</param>
    /// <param name="cancellationToken">Ends the run.</param>
    public static async Task<ImmutableDictionary<string, Diagnostic>> CheckAsync(
        IReadOnlyCollection<Account> accounts,
        ICloudReader cloud,
        int parallelism,
        CancellationToken cancellationToken
    )
    {
        var found = new ConcurrentDictionary<string, Diagnostic>(StringComparer.Ordinal);
        var options = new ParallelOptions
        {
            MaxDegreeOfParallelism = parallelism,
            CancellationToken = cancellationToken,
        };
        await Parallel.ForEachAsync(accounts, options, async (account, token) =>
        {
            if (await CheckAsync(account, cloud, token) is { } finding)
            {
                found[account.Name.Value!] = finding;
            }
        });
        return found.ToImmutableDictionary(StringComparer.Ordinal);
    }

    private static Task<Diagnostic?> CheckAsync(Account account, ICloudReader cloud, CancellationToken token) =>
        BestEffort.AskAsync(
            async limit => Finding(account, await cloud.ReadRoleAsync(account, RoleName, limit)),
            token
        );

    private static Diagnostic? Finding(Account account, Role? role) =>
        Wrong(account, role)?.InAccount(account.Name.Value!);

    private static Problem? Wrong(Account account, Role? role) =>
        role is null ? DtsAuthorizationMessages.IsNotAuthorized(RoleName, account.Name.Value)
        : !role.Trust.Principals.Contains(new(PrincipalKind.Service, Principal.DtsService))
            ? DtsAuthorizationMessages.RoleDoesNotTrust(RoleName, Principal.DtsService)
        : !role.Policies.Contains(Policy.Dts) ? DtsAuthorizationMessages.RoleLacks(RoleName, Policy.Dts.Name)
        : null;
}
