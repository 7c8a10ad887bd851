namespace DtsApply.Model;

/// <summary>
/// Names one role: in which account, by which name. RAM keeps the case of a name but may not tell names apart by it.
/// </summary>
/// <param name="AccountId">The account's 16 digits.</param>
/// <param name="Role">The role's name.</param>
public readonly record struct RoleAddress(string AccountId, string Role)
{
    /// <summary>
    /// The role by which DTS itself is authorized in an account that owns a database (guide, "Prerequisites").
    /// </summary>
    public const string DtsDefaultRole = "AliyunDTSDefaultRole";

    /// <summary>Whether a role of that name belongs to a service: no one else may make one (RAM, CreateRole).</summary>
    public static bool IsOfService(string role) => role.StartsWith("Aliyun", StringComparison.Ordinal);

    /// <summary>The role's resource name, <c>acs:ram::1646821763560001:role/ram-for-dts</c>.</summary>
    public string Arn => $"acs:ram::{AccountId}:role/{Role}";

    /// <summary>The account and the role, <c>1646821763560001/ram-for-dts</c>.</summary>
    public override string ToString() => $"{AccountId}/{Role}";
}
