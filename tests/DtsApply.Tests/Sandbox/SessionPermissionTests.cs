using DtsApply.Sandbox;
using Xunit;

namespace DtsApply.Tests.Sandbox;

/// <summary>What sessions of roles may do, where policies are evaluated.</summary>
public static class SessionPermissionTests
{
    private const string Trust =
        """{"Statement":[{"Action":"sts:AssumeRole","Effect":"Allow","Principal":"""
        + """{"RAM":"acs:ram::0000111122223333:root"}}],"Version":"1"}""";

    [Theory]
    [InlineData("acs:ram::0000444455556666:role/deployer", null, "200", "403 NoPermission")]
    [InlineData("acs:ram:*:0000444455556666:role/*", "ram:Get*", "403 SessionPolicy ImplicitDeny", "403 NoPermission")]
    [InlineData("*", "ram:*", "200", "403 NoPermission")]
    [InlineData("acs:ram::0000444455556666:role/other", null, "", "")]
    public static async Task A_role_needs_its_own_policies_and_a_session_policy_narrows_them(
        string mayAssume,
        string? session,
        string expectedList,
        string expectedDelete
    )
    {
        using var bench = await PermissionTests.EvaluatingAsync();
        await WithRoleAsync(bench, "AliyunRAMReadOnlyAccess");
        await PermissionTests.AttachAsync(bench, PermissionTests.Allow("sts:AssumeRole", mayAssume));
        List<(string, string)> parameters = [("RoleArn", OidcBench.Role), ("RoleSessionName", "ci")];
        parameters.AddRange(session is null ? [] : [("Policy", PermissionTests.Allow(session, "*"))]);

        var answer = await bench.CallAsync("AssumeRole", [.. parameters]);

        if (expectedList.Length is 0)
        {
            Assert.Equal(
                "403 NoPermission AccountLevelIdentityBasedPolicy sts:AssumeRole",
                $"{answer} {answer["AccessDeniedDetail"]["PolicyType"]} {answer["AccessDeniedDetail"]["AuthAction"]}"
            );
            return;
        }

        var list = await AssumeRoleTests.WithTokenAsync(bench, answer, "ListRoles");
        var detail = list.Body["AccessDeniedDetail"];
        Assert.Equal(
            expectedList,
            detail is null ? $"{list}" : $"403 {detail["PolicyType"]} {detail["NoPermissionType"]}"
        );
        var delete = await AssumeRoleTests.WithTokenAsync(bench, answer, "DeleteRole", ("RoleName", "r"));
        Assert.Equal(expectedDelete, $"{delete}");
        Assert.Equal("200", $"{await AssumeRoleTests.WithTokenAsync(bench, answer, "GetCallerIdentity")}");
    }

    [Fact]
    public static async Task A_session_by_token_is_narrowed_too()
    {
        using var bench = await OidcBench.OpenAsync(with: PermissionTests.Evaluating);
        await AttachToRoleAsync(bench, "AdministratorAccess");

        var wide = await bench.AssumeAsync(bench.Token());
        var narrow = await bench.AssumeAsync(bench.Token(), ("Policy", PermissionTests.Allow("ram:List*", "*")));

        Assert.NotEqual($"{wide["Credentials"]["AccessKeyId"]}", $"{narrow["Credentials"]["AccessKeyId"]}");
        Assert.Equal(
            "200",
            $"{await AssumeRoleTests.WithTokenAsync(bench, wide, "GetRole", ("RoleName", "deployer"))}"
        );
        Assert.Equal("200", $"{await AssumeRoleTests.WithTokenAsync(bench, narrow, "ListRoles")}");
        Assert.Equal(
            "403 NoPermission",
            $"{await AssumeRoleTests.WithTokenAsync(bench, narrow, "GetRole", ("RoleName", "deployer"))}"
        );
    }

    private static async Task WithRoleAsync(Bench bench, string policy)
    {
        await bench.CallAsync(
            SandboxKeys.ForAccount(Bench.Lake),
            "CreateRole",
            ("RoleName", "deployer"),
            ("AssumeRolePolicyDocument", Trust)
        );
        await AttachToRoleAsync(bench, policy);
    }

    private static async Task AttachToRoleAsync(Bench bench, string policy)
    {
        (string, string)[] both = [("RoleName", "deployer"), ("PolicyName", policy), ("PolicyType", "System")];
        Assert.Equal("200", $"{await bench.CallAsync(SandboxKeys.ForAccount(Bench.Lake), "AttachPolicyToRole", both)}");
    }
}
