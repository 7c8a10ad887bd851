using System.Diagnostics;
using System.Text.Json;
using Xunit;

namespace DtsApply.EndToEnd;

/// <summary>The exit codes that need a service which misbehaves; the others stand with what they are about.</summary>
public static class ExitCodeTests
{
    private const string Orders = "1646821763560001";

    private const string Manifest = $$"""
        apiVersion: dts-apply/v1
        kind: Account
        metadata: {name: orders}
        spec:
          accountId: "{{Orders}}"
          credentials: {environment: ORDERS}
        ---
        apiVersion: dts-apply/v1
        kind: Account
        metadata: {name: lake}
        spec: {accountId: "1903774258810002"}
        ---
        apiVersion: dts-apply/v1
        kind: CrossAccountTask
        metadata: {name: orders-to-lake}
        spec:
          scenario: CrossAccountSource
          source: {account: orders, database: MySQL}
          destination: {account: lake}
        """;

    [Fact]
    public static void Credentials_of_another_account_are_77_and_no_write_reaches_the_service()
    {
        var (ran, calls) = Apply(_ => ScriptedService.Caller("1577309446120004"));

        Assert.Equal(77, ran.Code);
        Assert.Equal(["GetCallerIdentity"], calls);
        Assert.Contains("DTS501", ran.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(404, "InvalidAccessKeyId.NotFound", "the key is unknown")]
    [InlineData(400, "InvalidAccessKeyId.Inactive", "the key is disabled")]
    [InlineData(400, "InvalidSecurityToken.Expired", "the security token is expired")]
    public static void Credentials_that_the_service_refuses_are_78(int status, string code, string words)
    {
        var (ran, calls) = Apply(_ => ScriptedService.Error(status, code));

        Assert.Equal(78, ran.Code);
        Assert.Equal(["GetCallerIdentity"], calls);
        Assert.Contains(
            words,
            string.Join(' ', ran.Out.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries)),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public static void Denied_before_the_first_write_is_77()
    {
        var (ran, calls) = Apply(action =>
            action is "GetCallerIdentity" ? ScriptedService.Caller(Orders) : ScriptedService.Error(403, "NoPermission")
        );

        Assert.Equal(77, ran.Code);
        Assert.DoesNotContain("CreateRole", calls);
        Assert.Contains("DTS517", ran.Out, StringComparison.Ordinal);
    }

    [Fact]
    public static void A_refusal_of_no_class_is_1()
    {
        var (ran, _) = Apply(action =>
            action is "GetCallerIdentity" ? ScriptedService.Caller(Orders) : ScriptedService.Error(400, "SomethingNew")
        );

        Assert.Equal(1, ran.Code);
        Assert.Contains("SomethingNew", ran.Out, StringComparison.Ordinal);
    }

    [Fact]
    public static void Written_and_then_denied_is_75()
    {
        var made = false;
        var (ran, _) = Apply(
            action =>
                action switch
                {
                    "GetCallerIdentity" => ScriptedService.Caller(Orders),
                    "CreateRole" => ScriptedService.Ok("\"Role\":{\"RoleName\":\"ram-for-dts\"}"),
                    "GetRole" => made ? Role("1903774258810002") : ScriptedService.Error(404, "EntityNotExist.Role"),
                    "ListPoliciesForRole" => ScriptedService.Ok("\"Policies\":{\"Policy\":[]}"),
                    "ListTagResources" => Tags(),
                    _ => ScriptedService.Error(403, "NoPermission"),
                },
            action => made |= action is "CreateRole"
        );

        Assert.Equal(75, ran.Code);
        Assert.Contains("partly applied, 1 done, 1 failed (exit 75)", ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public static void A_trust_that_was_rewritten_is_74_and_the_new_role_is_deleted_again()
    {
        var made = false;
        var (ran, calls) = Apply(
            action =>
                action switch
                {
                    "GetCallerIdentity" => ScriptedService.Caller(Orders),
                    "CreateRole" => ScriptedService.Ok("\"Role\":{\"RoleName\":\"ram-for-dts\"}"),
                    "DeleteRole" => ScriptedService.Ok("\"Deleted\":true"),
                    "GetRole" => made
                        ? Role("1903774258810002", "dts.aliyuncs.com")
                        : ScriptedService.Error(404, "EntityNotExist.Role"),
                    "ListPoliciesForRole" => ScriptedService.Ok("\"Policies\":{\"Policy\":[]}"),
                    _ => Tags(),
                },
            action => made = action is "CreateRole" || (made && action is not "DeleteRole")
        );

        Assert.Equal(74, ran.Code);
        Assert.DoesNotContain("AttachPolicyToRole", calls);
        Assert.Contains("DTS516", ran.Error, StringComparison.Ordinal);
        Assert.Contains(
            "the role was new and is deleted again",
            ran.Error.ReplaceLineEndings(" "),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("HUP", 129)]
    [InlineData("INT", 130)]
    [InlineData("TERM", 143)]
    public static void A_signal_ends_a_run_that_waits(string signal, int code)
    {
        using var service = new ScriptedService(_ => null);
        using var tool = Prepared();
        using var process = tool.Start("plan", "-f", "orders.yaml", "--endpoint", service.Endpoint);
        process.StandardInput.Close();
        SpinWait.SpinUntil(() => !service.Calls.IsEmpty, TimeSpan.FromSeconds(30));
        using var kill = Process.Start(
            "kill",
            [$"-{signal}", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]
        );
        kill.WaitForExit();

        Assert.Equal(code, Tool.Finish(process).Code);
    }

    private static (int, string) Role(string trusted, string? service = null) =>
        ScriptedService.Ok(
            $$$"""
            "Role": {
              "RoleId": "300475092111787593",
              "RoleName": "ram-for-dts",
              "MaxSessionDuration": 3600,
              "Description": "Cross-account DTS access, managed by dts-apply",
              "AssumeRolePolicyDocument": {{{Trust(trusted, service ?? $"{trusted}@dts.aliyuncs.com")}}}
            }
            """
        );

    private static string Trust(string trusted, string service) =>
        JsonSerializer.Serialize(
            """{"Statement":[{"Action":"sts:AssumeRole","Effect":"Allow","Principal":"""
                + $$$"""{"RAM":["acs:ram::{{{trusted}}}:root"],"Service":["{{{service}}}"]}}],"Version":"1"}"""
        );

    /// <summary>The tags that a new role is made with: a role that shows others is someone else's work.</summary>
    private static (int, string) Tags() =>
        ScriptedService.Ok(
            """
            "TagResources":[{"TagKey":"dts-apply:managed-by","TagValue":"dts-apply"},{"TagKey":"dts-apply:set","TagValue":"default"}]
            """
        );

    private static (Ran, IEnumerable<string>) Apply(Func<string, (int, string)?> answer, Action<string>? after = null)
    {
        using var service = new ScriptedService(action =>
        {
            var given = answer(action);
            after?.Invoke(action);
            return given;
        });
        using var tool = Prepared();
        return (
            tool.Run("apply", "-f", "orders.yaml", "--yes", "--endpoint", service.Endpoint, "--timeout", "30s"),
            service.Calls
        );
    }

    private static Tool Prepared()
    {
        var tool = new Tool();
        tool.Write("orders.yaml", Manifest);
        tool.Environment["ORDERS_ACCESS_KEY_ID"] = "LTAI5tExampleKeyId01";
        tool.Environment["ORDERS_ACCESS_KEY_SECRET"] = "exampleSecretForSigning0123456";
        return tool;
    }
}
