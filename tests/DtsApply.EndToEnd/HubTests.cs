using System.Globalization;
using System.Text;
using DtsApply.EndToEnd.Sandbox;
using DtsApply.Sandbox;
using Xunit;

namespace DtsApply.EndToEnd;

/// <summary>Many accounts that are reached by a role, which one account's key assumes in each.</summary>
public static class HubTests
{
    private const string Hub = "0000512837465000";
    private const string Lake = "0000512837469999";

    [Fact]
    public static async Task Two_hundred_members_are_planned_and_applied_through_one_hub()
    {
        using var tool = new Tool { Limit = TimeSpan.FromMinutes(3) };
        Write(tool, members: 200);
        GiveHub(tool, SandboxKeys.OfUser(Hub));
        await OwnerCalls.ServingAsync(
            tool,
            async endpoint =>
            {
                foreach (var member in Enumerable.Range(1, 200))
                {
                    await LetHubInAsync(endpoint, Id(member));
                }

                var who = tool.Run("whoami", "-f", "m.yaml", "-o", "json", "--endpoint", endpoint);
                Assert.True(who.Code is 0, who.Error);
                Assert.Equal(201, who.Json.GetProperty("accounts").EnumerateArray().Count(IsSame));

                var applied = tool.Run("apply", "-f", "m.yaml", "--yes", "--endpoint", endpoint);
                Assert.True(applied.Code is 0, applied.Error);
                Assert.Contains("200 roles created", applied.Error, StringComparison.Ordinal);

                var again = tool.Run("apply", "-f", "m.yaml", "--yes", "--endpoint", endpoint);
                Assert.True(again.Code is 0, again.Error);
                Assert.Contains("nothing to do", again.Error, StringComparison.Ordinal);
            },
            ["-f", "m.yaml", "-q"]
        );
    }

    [Fact]
    public static async Task A_hub_with_a_key_of_another_account_stops_all_members_and_is_told_once()
    {
        using var tool = new Tool();
        Write(tool, members: 3);
        GiveHub(tool, SandboxKeys.OfUser(Id(1)));
        await OwnerCalls.ServingAsync(
            tool,
            async endpoint =>
            {
                foreach (var member in Enumerable.Range(1, 3))
                {
                    await LetHubInAsync(endpoint, Id(member));
                }

                var applied = tool.Run("apply", "-f", "m.yaml", "--yes", "--endpoint", endpoint);
                Assert.Equal(77, applied.Code);
                var told = applied.Out + applied.Error;
                Assert.Single(told.Split('\n'), line => line.Contains("DTS501", StringComparison.Ordinal));
                Assert.Contains(Hub, told, StringComparison.Ordinal);
                Assert.DoesNotContain("created", told, StringComparison.Ordinal);
            },
            ["-f", "m.yaml", "-q"]
        );
    }

    [Fact]
    public static async Task A_member_that_does_not_let_the_hub_in_is_told_and_the_others_are_asked()
    {
        using var tool = new Tool();
        Write(tool, members: 3);
        GiveHub(tool, SandboxKeys.OfUser(Hub));
        await OwnerCalls.ServingAsync(
            tool,
            async endpoint =>
            {
                await LetHubInAsync(endpoint, Id(1));
                await LetHubInAsync(endpoint, Id(2), trusted: Lake);

                var who = tool.Run("whoami", "-f", "m.yaml", "--endpoint", endpoint);
                Assert.Equal(77, who.Code);
                Assert.Contains(
                    "RAM user dts-apply of hub may not call sts:AssumeRole",
                    who.Out,
                    StringComparison.Ordinal
                );
                Assert.Contains("there is no role acs:ram::", who.Out, StringComparison.Ordinal);
                Assert.Contains("2 of 4 accounts are the declared ones, 2 refused", who.Out, StringComparison.Ordinal);
            },
            ["-f", "m.yaml", "-q"]
        );
    }

    [Fact]
    public static async Task Nothing_that_a_run_writes_or_says_holds_a_key()
    {
        using var tool = new Tool();
        Write(tool, members: 2);
        var hub = SandboxKeys.OfUser(Hub);
        GiveHub(tool, hub);
        var said = new StringBuilder();
        await OwnerCalls.ServingAsync(
            tool,
            async endpoint =>
            {
                void Run(int code, params string[] args)
                {
                    var ran = tool.Run([.. args, "-f", "m.yaml", "-v", "--endpoint", endpoint]);
                    Assert.True(ran.Code == code, $"{string.Join(' ', args)}: {ran.Code} {ran.Out} {ran.Error}");
                    said.Append(ran.Out).Append(ran.Error);
                }

                Run(78, "plan");
                await LetHubInAsync(endpoint, Id(1), trusted: Lake);
                Run(77, "whoami", "--account", "shop-1");
                await LetHubInAsync(endpoint, Id(2));
                Run(0, "plan", "--account", "shop-2", "--out", "plan.json");
                Run(0, "apply", "--account", "shop-2", "--yes", "-o", "json");
                Run(0, "whoami", "--account", "shop-2", "-o", "json");
                GiveHub(tool, hub with { Secret = hub.Secret + "x" });
                Run(78, "apply", "--yes");
            },
            ["-f", "m.yaml", "-q"]
        );
        var state = Path.Combine(tool.Folder, ".dts-apply");
        foreach (var file in Directory.EnumerateFiles(tool.Folder, "*", SearchOption.AllDirectories))
        {
            said.Append(
                file.StartsWith(state, StringComparison.Ordinal)
                    ? ""
                    : await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken)
            );
        }

        Assert.Contains("roleEnd", said.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(hub.Secret, said.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("CAIS", said.ToString(), StringComparison.Ordinal);
    }

    private static void GiveHub(Tool tool, SandboxKey key) =>
        (tool.Environment["HUB_ACCESS_KEY_ID"], tool.Environment["HUB_ACCESS_KEY_SECRET"]) = (key.Id, key.Secret);

    private static bool IsSame(System.Text.Json.JsonElement account) =>
        account.GetProperty("verdict").GetString() is "Same";

    private static string Id(int member) => string.Create(CultureInfo.InvariantCulture, $"0000512837465{member:000}");

    private static async Task LetHubInAsync(string endpoint, string member, string trusted = Hub)
    {
        var trust =
            "{\"Statement\":[{\"Action\":\"sts:AssumeRole\",\"Effect\":\"Allow\",\"Principal\":"
            + $"{{\"RAM\":[\"acs:ram::{trusted}:root\"]}}}}],\"Version\":\"1\"}}";
        await OwnerCalls.CallAsync(
            endpoint,
            member,
            "CreateRole",
            ("RoleName", "deployer"),
            ("AssumeRolePolicyDocument", trust)
        );
    }

    private static void Write(Tool tool, int members)
    {
        var text = new StringBuilder(
            $$"""
            apiVersion: dts-apply/v1
            kind: Account
            metadata: {name: hub}
            spec: {accountId: "{{Hub}}", credentials: {environment: HUB} }
            ---
            apiVersion: dts-apply/v1
            kind: Account
            metadata: {name: lake}
            spec: {accountId: "{{Lake}}"}
            ---
            apiVersion: dts-apply/v1
            kind: AccountList
            metadata: {name: members}
            spec:
              credentials: {assumeRole: {from: hub, role: deployer} }
              accounts:

            """
        );
        foreach (var member in Enumerable.Range(1, members))
        {
            text.Append(CultureInfo.InvariantCulture, $"    shop-{member}: \"{Id(member)}\"\n");
        }

        foreach (var member in Enumerable.Range(1, members))
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $$"""
                ---
                apiVersion: dts-apply/v1
                kind: CrossAccountTask
                metadata: {name: shop-{{member}}-to-lake}
                spec:
                  scenario: CrossAccountSource
                  source: {account: shop-{{member}}, database: MySQL}
                  destination: {account: lake, database: MySQL}

                """
            );
        }

        tool.Write("m.yaml", text.ToString());
    }
}
