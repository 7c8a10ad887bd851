using System.Collections.Concurrent;
using System.Collections.Immutable;
using DtsApply.Model;

namespace DtsApply.Live;

/// <summary>
/// DTS itself must be authorized in an account that owns a database (guide, "Prerequisites"; DTS503, DTS504).
/// </summary>
public static class DtsAuthorization
{
    private const string RoleName = "AliyunDTSDefaultRole";
    private const string Confirm = "confirm the authorization again in the DTS console";

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
        role is null
            ? Warning(
                account,
                RuleId.DTS503,
                $"DTS is not authorized in this account yet: there is no role {RoleName}; until there is, a task "
                    + $"fails with Abnormal.RamCheckUserRole",
                $"log on to the DTS console with account {account.Name.Value} once and confirm the authorization; "
                    + $"dts-apply does not create this role"
            )
        : !role.Trust.Principals.Contains(new(PrincipalKind.Service, Principal.DtsService))
            ? Warning(account, RuleId.DTS504, $"{RoleName} does not trust {Principal.DtsService}", Confirm)
        : !role.Policies.Contains(Policy.Dts)
            ? Warning(account, RuleId.DTS504, $"{RoleName} lacks {Policy.Dts.Name}", Confirm)
        : null;

    private static Diagnostic Warning(Account account, RuleId rule, string message, string help) =>
        new(Severity.Warning, rule, message) { Account = account.Name.Value, Help = help };
}
