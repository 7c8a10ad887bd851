namespace DtsApply.Model;

/// <summary>
/// Names one role: in which account, by which name. RAM keeps the case of a name but may not tell names apart by it, and
/// so these are equal whatever the case.
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

    /// <inheritdoc/>
    public bool Equals(RoleAddress other) =>
        AccountId == other.AccountId && string.Equals(Role, other.Role, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override int GetHashCode() =>
        HashCode.Combine(AccountId, StringComparer.OrdinalIgnoreCase.GetHashCode(Role));

    /// <summary>An address that a file tells, which anyone may have written.</summary>
    /// <exception cref="FormatException">RAM has no account or role of that name.</exception>
    public static RoleAddress Read(string? accountId, string? role) =>
        accountId is not null && Model.AccountId.IsValid(accountId) && IsName(role)
            ? new(accountId, role!)
            : throw new FormatException("a role is in no account, or has no name");

    /// <summary>The role's resource name, <c>acs:ram::1646821763560001:role/ram-for-dts</c>.</summary>
    public string Arn => $"acs:ram::{AccountId}:role/{Role}";

    /// <summary>The account and the role, <c>1646821763560001/ram-for-dts</c>.</summary>
    public override string ToString() => $"{AccountId}/{Role}";

    // At most 64 letters, digits, dots and hyphens (RAM, CreateRole); older roles may have the other two.
    private static bool IsName(string? role) =>
        role is { Length: > 0 and <= 64 }
        && role.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_' or '@');
}
