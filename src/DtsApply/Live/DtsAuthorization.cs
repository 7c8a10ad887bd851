using DtsApply.Model;

namespace DtsApply.Live;

/// <summary>
/// DTS itself must be authorized in an account that owns a database (guide, "Prerequisites"; DTS503, DTS504).
/// </summary>
internal static class DtsAuthorization
{
    private const string RoleName = "AliyunDTSDefaultRole";
    private const string Confirm = "confirm the authorization again in the DTS console";

    /// <summary>
    /// What is wrong with it; null when it is in order, or could not be read: this check only helps, it does not guard.
    /// </summary>
    public static Task<Diagnostic?> CheckAsync(ICloud cloud, Account account, CancellationToken cancellationToken) =>
        BestEffort.AskAsync(
            async limit => Finding(account, await cloud.ReadRoleAsync(account, RoleName, limit)),
            cancellationToken
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
