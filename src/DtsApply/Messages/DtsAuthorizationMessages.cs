using DtsApply.Model;

namespace DtsApply.Messages;

/// <summary>What is wrong with the authorization of DTS itself (DTS503, DTS504).</summary>
internal static class DtsAuthorizationMessages
{
    private const string Confirm = "confirm the authorization again in the DTS console";

    public static Problem IsNotAuthorized(string role, string? account) =>
        new(
            RuleId.DTS503,
            $"DTS is not authorized in this account yet: there is no role {role}; until there is, a task fails with "
                + "Abnormal.RamCheckUserRole",
            $"log on to the DTS console with account {account} once and confirm the authorization; dts-apply does not "
                + "create this role",
            Severity.Warning
        );

    public static Problem RoleDoesNotTrust(string role, string service) =>
        new(RuleId.DTS504, $"{role} does not trust {service}", Confirm, Severity.Warning);

    /// <param name="role">The role.</param>
    /// <param name="service">The service that should assume it.</param>
    /// <param name="clause">The statement that may keep it out, or only may let it in.</param>
    public static Problem RoleMayNotTrust(string role, string service, OpaqueStatement clause)
    {
        var where = clause.Number is 0 ? "" : FormattableString.Invariant($" in statement {clause.Number}");
        return new(
            RuleId.DTS504,
            $"{role} does not surely trust {service}, its trust policy has {OpaqueStatementWords.Reasons(clause)}{where}",
            Confirm,
            Severity.Warning
        );
    }

    public static Problem RoleLacks(string role, string policy) =>
        new(RuleId.DTS504, $"{role} lacks {policy}", Confirm, Severity.Warning);
}
