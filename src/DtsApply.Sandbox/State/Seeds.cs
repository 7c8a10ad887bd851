using System.Collections.Frozen;
using DtsApply.Model;

namespace DtsApply.Sandbox.State;

/// <summary>What every account of the sandbox has from the start.</summary>
internal static class Seeds
{
    public const string SystemType = "System";
    public const string CustomType = "Custom";
    public const string DefaultRoleName = RoleAddress.DtsDefaultRole;
    public const string DtsPolicy = "AliyunDTSRolePolicy";

    /// <summary>
    /// The day on which accounts and policies of the sandbox began: that of the first AliyunDTSRolePolicy.
    /// </summary>
    public const string Date = "2016-09-12T00:00:00Z";

    private const string AllowAll = """{"Statement":[{"Action":"*","Effect":"Allow","Resource":"*"}],"Version":"1"}""";

    public static FrozenDictionary<string, StoredPolicy> SystemPolicies { get; } =
        new StoredPolicy[]
        {
            Policy("AdministratorAccess", "Full access to all Alibaba Cloud services and resources.", AllowAll),
            Policy(
                DtsPolicy,
                "The policy that the service role of DTS uses to reach databases and the network.",
                Allow("rds:*", "ecs:*", "polardb:*", "kvstore:*", "dds:*", "vpc:*")
            ) with
            {
                DefaultVersion = "v60",
                Updated = "2026-03-17T00:00:00Z",
            },
            Policy("AliyunRAMFullAccess", "Full access to RAM.", Allow("ram:*")),
            Policy("AliyunRAMReadOnlyAccess", "Read-only access to RAM.", Allow("ram:Get*", "ram:List*")),
            Policy("AliyunSTSAssumeRoleAccess", "Permission to call AssumeRole of STS.", Allow("sts:AssumeRole")),
            Policy("AliyunVPCReadOnlyAccess", "Read-only access to VPC.", Allow("vpc:Describe*")),
            Policy(
                "ReadOnlyAccess",
                "Read-only access to all Alibaba Cloud services and resources.",
                Allow("*:Describe*", "*:Get*", "*:List*")
            ),
        }.ToFrozenDictionary(policy => policy.Name, StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// The service role that DTS has asked the account for (DTS help, "Authorize DTS to access Alibaba Cloud
    /// resources").
    /// </summary>
    public static StoredRole DefaultRole(string accountId) =>
        new(
            DefaultRoleName,
            SandboxKeys.Number($"{accountId}, role {DefaultRoleName}", '3'),
            """{"Statement":[{"Action":"sts:AssumeRole","Effect":"Allow","Principal":{"Service":["dts.aliyuncs.com"]}}],"Version":"1"}""",
            "DTS uses this role to access your resources in other services.",
            3600,
            Date,
            Date
        )
        {
            Policies = [new(DtsPolicy, SystemType, Date)],
        };

    /// <summary>The ID of the RAM user that every account has from the start, which no other one gets.</summary>
    public static string UserId(string accountId) =>
        SandboxKeys.Number($"{accountId}, user {SandboxKeys.UserName}", '2');

    public static StoredUser User(string accountId)
    {
        var key = SandboxKeys.OfUser(accountId);
        return new(SandboxKeys.UserName, UserId(accountId), SandboxKeys.UserName, "", Date, Date)
        {
            Keys = [new(key.Id, key.Secret, StoredKey.Active, Date)],
        };
    }

    private static StoredPolicy Policy(string name, string description, string document) =>
        new(name, SystemType, description, document, Date, Date);

    private static string Allow(params string[] actions)
    {
        var list = string.Join(',', actions.Select(action => $"\"{action}\""));
        return $$"""{"Statement":[{"Action":[{{list}}],"Effect":"Allow","Resource":"*"}],"Version":"1"}""";
    }
}
