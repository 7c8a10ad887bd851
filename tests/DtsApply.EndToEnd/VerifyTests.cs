using System.Text.Json;
using DtsApply.EndToEnd.Sandbox;
using DtsApply.Sandbox;
using Xunit;

namespace DtsApply.EndToEnd;

/// <summary>Does it really work, what is wrong with it, and is it right again: as people ask it.</summary>
public static class VerifyTests
{
    private const string Orders = "0000111122223333";
    private const string Lake = "0000444455556666";
    private static readonly string[] Served = ["-f", "m.yaml", "-q"];
    private static readonly (string Name, string Value) Role = ("RoleName", "ram-for-dts");

    private const string Manifests = $$"""
        apiVersion: dts-apply/v1
        kind: AccountList
        metadata: {name: all}
        spec:
          credentials: {environment: true}
          accounts: {orders: "{{Orders}}", lake: "{{Lake}}"}
        ---
        apiVersion: dts-apply/v1
        kind: CrossAccountTask
        metadata: {name: orders-to-lake}
        spec:
          scenario: CrossAccountSource
          source: {account: orders, database: MySQL}
          destination: {account: lake, database: MySQL}

        """;

    [Fact]
    public static async Task A_wrong_ID_that_someone_entered_in_the_console_is_found_and_repaired()
    {
        using var tool = Begin();
        await OwnerCalls.ServingAsync(
            tool,
            async endpoint =>
            {
                var applied = Run(tool, endpoint, "apply", "--yes");
                Assert.True(applied.Code is 0, applied.Error);
                Assert.Contains("next: dts-apply task -f m.yaml", applied.Error, StringComparison.Ordinal);

                var fine = Run(tool, endpoint, "verify");
                Assert.True(fine.Code is 0, fine.Out + fine.Error);
                Assert.Contains(
                    "RAM user dts-apply of lake assumed the role for 900 s",
                    Flat(fine),
                    StringComparison.Ordinal
                );
                Assert.Contains("1 of 1 proved", fine.Out, StringComparison.Ordinal);
                Assert.Contains("next: dts-apply task -f m.yaml", fine.Out, StringComparison.Ordinal);

                await OwnerCalls.CallAsync(endpoint, Orders, "UpdateRole", Role, ("NewAssumeRolePolicyDocument", Own));
                var wrong = Run(tool, endpoint, "verify");
                Assert.Equal(74, wrong.Code);
                Assert.Contains("DTS508", wrong.Out, StringComparison.Ordinal);
                Assert.Contains($"lake ({Lake})", Flat(wrong), StringComparison.Ordinal);
                Assert.Contains("next: dts-apply plan ", wrong.Out, StringComparison.Ordinal);
                Assert.Single(Rules(Run(tool, endpoint, "verify", "-o", "json").Json));

                Assert.Equal(0, Run(tool, endpoint, "apply", "--yes").Code);
                Assert.Equal(0, Run(tool, endpoint, "verify", "--strict").Code);
            },
            Served
        );
    }

    [Fact]
    public static async Task A_nightly_check_of_a_policy_that_someone_attached()
    {
        using var tool = Begin();
        await OwnerCalls.ServingAsync(
            tool,
            async endpoint =>
            {
                Assert.Equal(0, Run(tool, endpoint, "apply", "--yes").Code);
                await OwnerCalls.CallAsync(
                    endpoint,
                    Orders,
                    "AttachPolicyToRole",
                    Role,
                    ("PolicyName", "AdministratorAccess"),
                    ("PolicyType", "System")
                );
                var seen = Run(tool, endpoint, "verify", "-q");
                Assert.Equal(0, seen.Code);
                Assert.StartsWith("verify: all that is declared is there", seen.Out, StringComparison.Ordinal);
                Assert.Contains("but access beyond the manifests stands: 1 policy", seen.Out, StringComparison.Ordinal);

                var nightly = Run(tool, endpoint, "verify", "-q", "--strict");
                Assert.Equal(74, nightly.Code);
                Assert.Single(nightly.Out.TrimEnd('\n').Split('\n'));
            },
            Served
        );
    }

    [Fact]
    public static async Task The_nightly_line_of_the_README_writes_a_mail_only_when_something_is_wrong()
    {
        var line = Walkthrough.Part(Walkthrough.Read("README.md"), "cd /srv/dts && dts-apply verify", "\n");
        using var tool = Begin();
        tool.Write("manifests/m.yaml", Manifests);
        await OwnerCalls.ServingAsync(
            tool,
            async endpoint =>
            {
                Assert.Equal(0, Run(tool, endpoint, "apply", "--yes", "--set", "prod").Code);
                Assert.Equal("", Night());
                Assert.Contains("verify: ok", tool.Read("drift.txt"), StringComparison.Ordinal);

                await OwnerCalls.CallAsync(
                    endpoint,
                    Orders,
                    "AttachPolicyToRole",
                    Role,
                    ("PolicyName", "AliyunVPCReadOnlyAccess"),
                    ("PolicyType", "System")
                );
                var mail = Night();
                Assert.StartsWith("to -s DTS roles ops@example.com\n", mail, StringComparison.Ordinal);
                Assert.Contains("DTS507", mail, StringComparison.Ordinal);

                string Night() =>
                    Walkthrough.Type(
                        tool,
                        $"cd() {{ :; }}\nmail() {{ echo to $*; cat; }}\n{line}\n",
                        $"set -- \"$@\" --endpoint {endpoint}"
                    );
            },
            Served
        );
    }

    [Fact]
    public static async Task What_nobody_may_prove_is_said_and_what_nobody_may_read_comes_first()
    {
        using var tool = Begin();
        await OwnerCalls.ServingAsync(
            tool,
            async endpoint =>
            {
                Assert.Equal(0, Run(tool, endpoint, "apply", "--yes").Code);

                // A policy for the first user of lake that does not allow sts:AssumeRole.
                await AttachAsync(endpoint, Lake, "AliyunRAMReadOnlyAccess");
                var unproved = Run(tool, endpoint, "verify");
                Assert.True(unproved.Code is 0, unproved.Out);
                Assert.Contains("may not call sts:AssumeRole", Flat(unproved), StringComparison.Ordinal);
                Assert.Contains("0 of 1 proved", unproved.Out, StringComparison.Ordinal);

                Give(tool, "LAKE", SandboxKeys.ForAccount(Lake));
                Assert.Contains(
                    "is that of the account itself",
                    Flat(Run(tool, endpoint, "verify")),
                    StringComparison.Ordinal
                );

                await AttachAsync(endpoint, Orders, "AliyunSTSAssumeRoleAccess");
                var denied = Run(tool, endpoint, "verify");
                Assert.True(denied.Code is 77, denied.Out);
                Assert.Contains("DTS517", denied.Out, StringComparison.Ordinal);
                Assert.DoesNotContain("ok", denied.Out.Split('\n')[^3], StringComparison.Ordinal);
            },
            [.. Served, "--evaluate-policies"]
        );
    }

    [Fact]
    public static void In_the_sandbox_of_one_command_the_same_is_true()
    {
        using var tool = Begin();
        Assert.Equal(0, tool.Run("apply", "--sandbox", "--yes", "-f", "m.yaml").Code);
        var fine = tool.Run("verify", "--sandbox", "-f", "m.yaml", "-q");
        Assert.Equal("verify: ok, 1 role in 1 account is as declared, in the sandbox, 1 of 1 proved\n", fine.Out);
        Assert.Equal(0, fine.Code);
        Assert.Equal(74, tool.Run("verify", "--sandbox", "-f", "m.yaml", "-q", "--set", "other").Code);
        Assert.EndsWith(
            "next: dts-apply verify --sandbox -f m.yaml   # is its role ready\n",
            tool.Run("task", "-f", "m.yaml").Out,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public static void What_to_enter_in_the_console_needs_no_credentials()
    {
        using var tool = new Tool();
        tool.Write("m.yaml", Manifests);
        var card = tool.Run("task", "-f", "m.yaml", "-o", "json");

        Assert.Equal(0, card.Code);
        Assert.Equal(
            Orders,
            card.Json.GetProperty("tasks")[0].GetProperty("parameters").GetProperty("SourceEndpointOwnerID").GetString()
        );
    }

    private static string Own =>
        "{\"Statement\":[{\"Action\":\"sts:AssumeRole\",\"Effect\":\"Allow\",\"Principal\":"
        + $"{{\"RAM\":[\"acs:ram::{Orders}:root\"],\"Service\":[\"{Orders}@dts.aliyuncs.com\"]}}}}],\"Version\":\"1\"}}";

    private static Tool Begin()
    {
        var tool = new Tool();
        tool.Write("m.yaml", Manifests);
        Give(tool, "ORDERS", SandboxKeys.OfUser(Orders));
        Give(tool, "LAKE", SandboxKeys.OfUser(Lake));
        return tool;
    }

    private static void Give(Tool tool, string prefix, SandboxKey key) =>
        (tool.Environment[$"{prefix}_ACCESS_KEY_ID"], tool.Environment[$"{prefix}_ACCESS_KEY_SECRET"]) = (
            key.Id,
            key.Secret
        );

    private static Ran Run(Tool tool, string endpoint, params string[] args) =>
        tool.Run([.. args, "-f", "m.yaml", "--endpoint", endpoint]);

    private static Task AttachAsync(string endpoint, string owner, string policy) =>
        OwnerCalls.CallAsync(
            endpoint,
            owner,
            "AttachPolicyToUser",
            ("UserName", SandboxKeys.UserName),
            ("PolicyName", policy),
            ("PolicyType", "System")
        );

    private static string Flat(Ran ran) =>
        string.Join(' ', ran.Out.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries));

    private static IEnumerable<string?> Rules(JsonElement document) =>
        document
            .GetProperty("roles")
            .EnumerateArray()
            .SelectMany(role => role.GetProperty("findings").EnumerateArray())
            .Select(finding => finding.GetProperty("rule").GetString());
}
