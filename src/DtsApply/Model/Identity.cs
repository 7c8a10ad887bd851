namespace DtsApply.Model;

/// <summary>Who the service says we are (STS, GetCallerIdentity).</summary>
/// <param name="AccountId">The account to which the credentials belong, 16 digits.</param>
/// <param name="Type"><c>Account</c>, <c>RAMUser</c> or <c>AssumedRoleUser</c>.</param>
/// <param name="Arn">Such as <c>acs:ram::1646821763560001:user/dts-admin</c>.</param>
/// <param name="Credentials">Where the credentials come from, such as <c>profile orders</c>.</param>
public sealed record Identity(string AccountId, string Type, string Arn, string Credentials)
{
    /// <summary>Kind and masked key, such as <c>AK LTAI…x7Qd</c>; enough to find the key, not to use it.</summary>
    public string? Key { get; init; }

    /// <summary>When temporary credentials end; null for those that do not, or where it is not known.</summary>
    public DateTimeOffset? Expires { get; init; }

    /// <summary>Keys of the account itself, not of a RAM user or role.</summary>
    public bool IsRoot => string.Equals(Type, "Account", StringComparison.OrdinalIgnoreCase);
}
