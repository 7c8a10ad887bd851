using DtsApply.Sandbox;
using Xunit;

namespace DtsApply.Tests.Sandbox;

/// <summary>Whom the sandbox lets do what, where it evaluates policies.</summary>
public static class PermissionTests
{
    private const string Own = "acs:ram:*:0000111122223333:";
    private static readonly SandboxKey Root = SandboxKeys.ForAccount(Bench.Orders);

    [Fact]
    public static async Task Nothing_is_evaluated_unless_it_is_asked_for()
    {
        using var bench = await Bench.OpenAsync();
        await AttachAsync(bench, Allow("ram:GetUser", "*"));

        Assert.Equal("200", $"{await bench.CallAsync("ListRoles")}");
    }

    [Fact]
    public static async Task The_first_user_may_do_everything_until_a_policy_is_attached_to_it()
    {
        using var bench = await EvaluatingAsync();
        Assert.Equal("200", $"{await bench.CallAsync("ListRoles")}");

        await AttachAsync(bench, Allow("ram:GetUser", "*"));

        Assert.Equal("403 NoPermission", $"{await bench.CallAsync("ListRoles")}");
        Assert.Equal("200", $"{await bench.CallAsync(Root, "ListRoles")}");
        Assert.Equal("200", $"{await bench.CallAsync("GetCallerIdentity")}");
    }

    [Fact]
    public static async Task Another_user_may_do_nothing_at_first_and_what_system_policies_allow_then()
    {
        using var bench = await EvaluatingAsync();
        await bench.CallAsync(Root, "CreateUser", ("UserName", "deploy"));
        var made = (await bench.CallAsync(Root, "CreateAccessKey", ("UserName", "deploy")))["AccessKey"];
        var key = new SandboxKey($"{made["AccessKeyId"]}", $"{made["AccessKeySecret"]}");
        (string Policy, string Read, string Write)[] all =
        [
            ("AliyunVPCReadOnlyAccess", "403 NoPermission", "403 NoPermission"),
            ("AliyunSTSAssumeRoleAccess", "403 NoPermission", "403 NoPermission"),
            ("ReadOnlyAccess", "200", "403 NoPermission"),
            ("AliyunRAMReadOnlyAccess", "200", "403 NoPermission"),
            ("AliyunRAMFullAccess", "200", "404 EntityNotExist.Role"),
            ("AdministratorAccess", "200", "404 EntityNotExist.Role"),
        ];
        foreach (var (policy, read, write) in all)
        {
            (string, string)[] both = [("UserName", "deploy"), ("PolicyName", policy), ("PolicyType", "System")];
            Assert.Equal("403 NoPermission", $"{await bench.CallAsync(key, "ListRoles")}");
            Assert.Equal("200", $"{await bench.CallAsync(Root, "AttachPolicyToUser", both)}");
            Assert.Equal(read, $"{await bench.CallAsync(key, "ListRoles")}");
            Assert.Equal(write, $"{await bench.CallAsync(key, "DeleteRole", ("RoleName", "none"))}");
            Assert.Equal("200", $"{await bench.CallAsync(Root, "DetachPolicyFromUser", both)}");
        }
    }

    [Theory]
    [InlineData("ListRoles", Own + "role/*")]
    [InlineData("CreateRole RoleName=r", Own + "role/r")]
    [InlineData("CreateRole RoleName=r", Own + "role/*")]
    [InlineData("GetRole RoleName=r", Own + "role/r")]
    [InlineData("UpdateRole RoleName=r", Own + "role/r")]
    [InlineData("DeleteRole RoleName=r", Own + "role/r")]
    [InlineData("ListPoliciesForRole RoleName=r", Own + "role/r")]
    [InlineData(
        "AttachPolicyToRole RoleName=r PolicyName=p PolicyType=System",
        Own + "role/r|acs:ram:*:system:policy/p"
    )]
    [InlineData("DetachPolicyFromRole RoleName=r PolicyName=p PolicyType=Custom", Own + "role/r|" + Own + "policy/p")]
    [InlineData(
        "AttachPolicyToUser UserName=u PolicyName=p PolicyType=System",
        Own + "user/u|acs:ram:*:system:policy/p"
    )]
    [InlineData("""TagResources ResourceType=role ResourceNames=["a","b"]""", Own + "role/a|" + Own + "role/b")]
    [InlineData("UntagResources ResourceType=policy ResourceNames.1=p", Own + "policy/p")]
    [InlineData("""ListTagResources ResourceType=role ResourceNames=["r"]""", Own + "role/r")]
    [InlineData("ListTagResources ResourceType=role", Own + "role/*")]
    [InlineData("CreatePolicy PolicyName=p", Own + "policy/p")]
    [InlineData("ListPolicies", Own + "policy/*")]
    [InlineData("GetPolicy PolicyName=p PolicyType=System", "acs:ram:*:system:policy/p")]
    [InlineData("ListEntitiesForPolicy PolicyName=p PolicyType=Custom", Own + "policy/p")]
    [InlineData("CreatePolicyVersion PolicyName=p", Own + "policy/p")]
    [InlineData("GetUser UserName=u", Own + "user/u")]
    [InlineData("CreateUser UserName=u", Own + "user/*")]
    [InlineData("ListAccessKeys", Own + "user/dts-apply")]
    [InlineData("DeleteAccessKey UserName=u", Own + "user/u")]
    [InlineData("GetAccountAlias", Own + "*")]
    public static async Task Each_action_needs_its_resources_and_all_of_them(string call, string resources)
    {
        var words = call.Split(' ');
        var parameters = words[1..].Select(word => word.Split('=', 2)).Select(pair => (pair[0], pair[1])).ToArray();
        var needed = resources.Split('|');

        Assert.NotEqual("403 NoPermission", await AnswerAsync(needed));
        Assert.Equal("403 NoPermission", await AnswerAsync([.. needed[1..], needed[0] + "x"]));
        Assert.Equal("403 NoPermission", await AnswerAsync([.. needed[..^1], needed[^1][..^1] + "-"]));

        async Task<string> AnswerAsync(string[] allowed)
        {
            using var bench = await EvaluatingAsync();
            await AttachAsync(bench, Allow($"ram:{words[0]}", allowed));
            return $"{await bench.CallAsync(words[0], parameters)}";
        }
    }

    [Fact]
    public static async Task What_is_denied_is_told_in_detail()
    {
        using var bench = await EvaluatingAsync();
        await AttachAsync(bench, Allow("ram:Get*", "*"));
        await AttachAsync(
            bench,
            Allow("ram:Delete*", "*").Replace("Allow", "Deny", StringComparison.Ordinal),
            "second"
        );

        var implicitly = await bench.CallAsync("UpdateRole", ("RoleName", "r"));
        var explicitly = await bench.CallAsync("DeleteRole", ("RoleName", "r"));

        Assert.Equal(
            $"You are not authorized to do this action. Resource: {Own}role/r Action: ram:UpdateRole",
            $"{implicitly["Message"]}"
        );
        var detail = implicitly["AccessDeniedDetail"];
        Assert.Equal(
            "ram:UpdateRole SubUser 0000111122223333 AccountLevelIdentityBasedPolicy ImplicitDeny",
            $"{detail["AuthAction"]} {detail["AuthPrincipalType"]} {detail["AuthPrincipalOwnerId"]} "
                + $"{detail["PolicyType"]} {detail["NoPermissionType"]}"
        );
        var user = (await bench.CallAsync(Root, "GetUser", ("UserName", SandboxKeys.UserName)))["User"];
        Assert.Equal($"{user["UserId"]}", $"{detail["AuthPrincipalDisplayName"]}");
        Assert.Equal("ExplicitDeny", $"{explicitly["AccessDeniedDetail"]["NoPermissionType"]}");
    }

    [Fact]
    public static async Task The_default_version_of_a_custom_policy_counts()
    {
        using var bench = await EvaluatingAsync();
        await AttachAsync(bench, Allow("ram:ListRoles", "*"));
        Assert.Equal("200", $"{await bench.CallAsync("ListRoles")}");

        await bench.CallAsync(
            Root,
            "CreatePolicyVersion",
            ("PolicyName", "custom"),
            ("PolicyDocument", Allow("ram:ListUsers", "*")),
            ("SetAsDefault", "true")
        );
        Assert.Equal("403 NoPermission", $"{await bench.CallAsync("ListRoles")}");

        await bench.CallAsync(Root, "SetDefaultPolicyVersion", ("PolicyName", "custom"), ("VersionId", "v1"));
        Assert.Equal("200", $"{await bench.CallAsync("ListRoles")}");
    }

    internal static SandboxOptions Evaluating(SandboxOptions options) => options with { EvaluatesPolicies = true };

    internal static Task<Bench> EvaluatingAsync() => Bench.OpenAsync(Evaluating);

    internal static string Allow(string action, params string[] resources) =>
        $"{{\"Version\":\"1\",\"Statement\":[{{\"Effect\":\"Allow\",\"Action\":\"{action}\",\"Resource\":[{string.Join(
            ',',
            resources.Select(resource => $"\"{resource}\"")
        )}]}}]}}";

    internal static async Task AttachAsync(Bench bench, string document, string name = "custom")
    {
        (string, string) policy = ("PolicyName", name);
        Assert.Equal("200", $"{await bench.CallAsync(Root, "CreatePolicy", policy, ("PolicyDocument", document))}");
        (string, string)[] both = [("UserName", SandboxKeys.UserName), policy, ("PolicyType", "Custom")];
        Assert.Equal("200", $"{await bench.CallAsync(Root, "AttachPolicyToUser", both)}");
    }
}
