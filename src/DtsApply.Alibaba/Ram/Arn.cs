namespace DtsApply.Alibaba.Ram;

/// <summary>
/// Alibaba Cloud Resource Names: <c>acs:SERVICE:REGION:ACCOUNT:RESOURCE</c> (RAM, "Policy elements", Resource).
/// </summary>
internal static class Arn
{
    /// <summary>The ID of the account that it names; null where it has not that form.</summary>
    public static string? AccountOf(string arn) =>
        arn.Split(':', 5) is ["acs", _, _, { Length: > 0 } account, { Length: > 0 }] ? account : null;

    /// <summary>Whether it names a role of that name.</summary>
    public static bool IsOfRole(string arn, string role) =>
        arn.Split(':', 5) is [_, _, _, _, var resource]
        && string.Equals(resource, $"role/{role}", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether it names a session of that role.</summary>
    /// <param name="arn">The session's ARN, such as <c>acs:ram::1646821763560001:role/deployer/ci</c>.</param>
    /// <param name="role">The role's ARN.</param>
    public static bool IsOfSession(string arn, string role) =>
        arn.StartsWith($"{role}/", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether it can be read, or is not there: some gateways leave it out.</summary>
    public static bool IsSound(string? arn) => arn is null || AccountOf(arn) is not null;
}
