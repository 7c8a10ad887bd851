using DtsApply.Model;

namespace DtsApply.Applying;

/// <summary>DTS itself must be authorized in an account that owns a database (guide, "Prerequisites"; DTS503, DTS504).</summary>
internal static class Prerequisite
{
    private const string RoleName = "AliyunDTSDefaultRole";
    // A check that only helps must not use up the time of the account's own work.
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);
    private const string Confirm = "confirm the authorization again in the DTS console";

    /// <summary>What is wrong with it; null when it is in order. A read that fails says nothing: this check only helps, it does not guard.</summary>
    public static async Task<Diagnostic?> CheckAsync(ICloud cloud, Account account, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Longest);
        try
        {
            return Finding(account, await cloud.ReadRoleAsync(account, RoleName, limit.Token));
        }
        catch (Exception exception) when (exception is CloudException || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return null;
        }
    }

    private static Diagnostic? Finding(Account account, Role? role) =>
        role is null ? Warning(account, "DTS503", $"DTS is not authorized in this account yet: there is no role {RoleName}; until there is, a task fails with Abnormal.RamCheckUserRole",
            $"log on to the DTS console with account {account.Name.Value} once and confirm the authorization; dts-apply does not create this role")
        : !role.Trust.Principals.Contains(new(PrincipalKind.Service, Principal.DtsService)) ? Warning(account, "DTS504", $"{RoleName} does not trust {Principal.DtsService}", Confirm)
        : !role.Policies.Contains(Policy.Dts) ? Warning(account, "DTS504", $"{RoleName} lacks {Policy.Dts.Name}", Confirm)
        : null;

    private static Diagnostic Warning(Account account, string rule, string message, string help) =>
        new(Severity.Warning, rule, message) { Account = account.Name.Value, Help = help };
}
