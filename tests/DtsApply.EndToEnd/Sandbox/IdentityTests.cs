using System.Net;
using DtsApply.Sandbox;
using Xunit;

namespace DtsApply.EndToEnd.Sandbox;

/// <summary>Who may call a served sandbox: bearers of its tokens, and users who have a policy for it.</summary>
public static class IdentityTests
{
    internal const string Orders = "0000111122223333";
    private static readonly string[] Served = ["-f", "m.yaml", "-q"];

    // What the tool's README says that a RAM user needs, as far as new roles go.
    private static readonly string[] OnRoles =
    [
        "ram:GetRole",
        "ram:ListPoliciesForRole",
        "ram:ListTagResources",
        "ram:CreateRole",
        "ram:AttachPolicyToRole",
    ];

    [Fact]
    public static async Task A_token_in_a_file_gets_a_role_and_the_role_plans_and_applies()
    {
        using var tool = new Tool();
        Estate.Write(tool, Orders);
        await OwnerCalls.ServingAsync(
            tool,
            async endpoint =>
            {
                var trust =
                    "{\"Statement\":[{\"Action\":\"sts:AssumeRole\",\"Effect\":\"Allow\","
                    + $"\"Principal\":{{\"Federated\":[\"{SandboxOidc.ProviderArn(Orders)}\"]}},"
                    + "\"Condition\":{\"StringEquals\":{\"oidc:aud\":\"sts.aliyuncs.com\"},"
                    + "\"StringLike\":{\"oidc:sub\":\"repo:acme/*\"}}}],\"Version\":\"1\"}";
                await CallAsync(endpoint, "CreateRole", ("RoleName", "ci"), ("AssumeRolePolicyDocument", trust));
                tool.Environment["ALIBABA_CLOUD_ROLE_ARN"] = $"acs:ram::{Orders}:role/ci";
                tool.Environment["ALIBABA_CLOUD_OIDC_PROVIDER_ARN"] = SandboxOidc.ProviderArn(Orders);
                tool.Environment["ALIBABA_CLOUD_OIDC_TOKEN_FILE"] = Path.Combine(tool.Folder, "token");
                tool.Write(
                    "m.yaml",
                    tool.Read("m.yaml").Replace("  credentials: {environment: ORDERS}\n", "", StringComparison.Ordinal)
                );

                var denied = tool.Run("plan", "-f", "m.yaml", "--endpoint", endpoint);
                Assert.True(denied.Code is 77, $"{denied.Code} {denied.Error}");

                await AttachAsync(endpoint, "Role", "ci", "AliyunRAMFullAccess", "System");
                var applied = tool.Run("apply", "-f", "m.yaml", "--yes", "--endpoint", endpoint);
                Assert.True(applied.Code is 0, applied.Error);
                Assert.DoesNotContain(
                    tool.Read("token"),
                    applied.Error + applied.Out + denied.Error,
                    StringComparison.Ordinal
                );
            },
            [.. Served, "--evaluate-policies", "--oidc-token", "token", "--oidc-subject", "repo:acme/infra:ref:main"]
        );

        Assert.True(SandboxOidc.BeginsAToken(tool.Read("token")));
        Assert.True(
            OperatingSystem.IsWindows()
                || File.GetUnixFileMode(Path.Combine(tool.Folder, "token"))
                    is (UnixFileMode.UserRead | UnixFileMode.UserWrite)
        );
    }

    [Fact]
    public static async Task One_policy_is_enough_for_a_user_and_nothing_less_is()
    {
        using var tool = new Tool();
        Estate.Write(tool, Orders);
        tool.Environment["ORDERS_ACCESS_KEY_ID"] = SandboxKeys.OfUser(Orders).Id;
        tool.Environment["ORDERS_ACCESS_KEY_SECRET"] = SandboxKeys.OfUser(Orders).Secret;
        await OwnerCalls.ServingAsync(
            tool,
            async endpoint =>
            {
                await GiveAsync(endpoint, Policy(OnRoles));
                foreach (var one in OnRoles)
                {
                    await SetAsync(endpoint, Policy(OnRoles.Except([one])));
                    var less = tool.Run("apply", "-f", "m.yaml", "--yes", "--endpoint", endpoint);
                    Assert.True(less.Code is not 0, $"{one}: {less.Out} {less.Error}");
                    Assert.True(
                        (less.Out + less.Error).Contains(one, StringComparison.Ordinal),
                        $"{one}: {less.Out} {less.Error}"
                    );
                    await ForgetAsync(endpoint);
                }

                await SetAsync(endpoint, Policy(OnRoles));
                var enough = tool.Run("apply", "-f", "m.yaml", "--yes", "--endpoint", endpoint);
                Assert.True(enough.Code is 0, enough.Error);
            },
            [.. Served, "--evaluate-policies"]
        );
    }

    [Fact]
    public static void No_file_of_anyone_else_becomes_a_token_and_a_subject_needs_one()
    {
        using var tool = new Tool();
        tool.Write("own", "someone's own");
        File.CreateSymbolicLink(Path.Combine(tool.Folder, "link"), "elsewhere");
        string[] serve = ["sandbox", "serve", "--listen", "127.0.0.1:0", "--account", Orders];
        foreach (var path in (string[])["own", "link", ".", "nowhere/token"])
        {
            var ran = tool.Run([.. serve, "--oidc-token", path]);
            Assert.True(ran.Code is 64, $"{path}: {ran.Code} {ran.Error}");
            Assert.Contains($"--oidc-token {path} is ", ran.Error, StringComparison.Ordinal);
        }

        Assert.Equal("someone's own", tool.Read("own"));
        Assert.False(File.Exists(Path.Combine(tool.Folder, "elsewhere")));
        Assert.Equal(64, tool.Run([.. serve, "--oidc-subject", "x"]).Code);
    }

    private static string Policy(IEnumerable<string> actions) =>
        $$"""
            {"Version":"1","Statement":[{"Effect":"Allow","Action":[{{string.Join(
                ',',
                actions.Select(one => $"\"{one}\"")
            )}}],
             "Resource":["acs:ram:*:{{Orders}}:role/*","acs:ram:*:system:policy/AliyunDTSRolePolicy"]}]}
            """;

    /// <summary>Takes away what a run made before it was denied something.</summary>
    private static async Task ForgetAsync(string endpoint)
    {
        (string, string) role = ("RoleName", "ram-for-dts");
        using var detached = await SendAsync(
            endpoint,
            "DetachPolicyFromRole",
            role,
            ("PolicyName", "AliyunDTSRolePolicy"),
            ("PolicyType", "System")
        );
        using var deleted = await SendAsync(endpoint, "DeleteRole", role);
        Assert.True(deleted.IsSuccessStatusCode || deleted.StatusCode is HttpStatusCode.NotFound);
    }

    /// <summary>Attaches a policy to an account's first user, which has no other.</summary>
    internal static async Task GiveAsync(string endpoint, string policy, string account = Orders)
    {
        await OwnerCalls.CallAsync(
            endpoint,
            account,
            "CreatePolicy",
            ("PolicyName", "dts"),
            ("PolicyDocument", policy)
        );
        await AttachAsync(endpoint, "User", SandboxKeys.UserName, "dts", "Custom", account);
    }

    internal static Task SetAsync(string endpoint, string policy, string account = Orders) =>
        OwnerCalls.CallAsync(
            endpoint,
            account,
            "CreatePolicyVersion",
            ("PolicyName", "dts"),
            ("PolicyDocument", policy),
            ("SetAsDefault", "true"),
            ("RotateStrategy", "DeleteOldestNonDefaultVersionWhenLimitExceeded")
        );

    private static Task AttachAsync(
        string endpoint,
        string kind,
        string name,
        string policy,
        string type,
        string account = Orders
    ) =>
        OwnerCalls.CallAsync(
            endpoint,
            account,
            $"AttachPolicyTo{kind}",
            ($"{kind}Name", name),
            ("PolicyName", policy),
            ("PolicyType", type)
        );

    internal static Task CallAsync(string endpoint, string action, params (string Name, string Value)[] parameters) =>
        OwnerCalls.CallAsync(endpoint, Orders, action, parameters);

    private static Task<HttpResponseMessage> SendAsync(
        string endpoint,
        string action,
        params (string Name, string Value)[] parameters
    ) => OwnerCalls.SendAsync(endpoint, Orders, action, parameters);
}
