using System.Text;
using DtsApply.EndToEnd.Sandbox;
using DtsApply.Sandbox;
using Xunit;

namespace DtsApply.EndToEnd;

/// <summary>Many accounts that are reached by a role, which one account's key assumes in each.</summary>
public static class HubTests
{
    [Fact]
    public static async Task Two_hundred_members_are_planned_and_applied_through_one_hub()
    {
        using var tool = new Tool { Limit = TimeSpan.FromMinutes(3) };
        HubEstate.Write(tool, members: 200);
        HubEstate.GiveHub(tool, SandboxKeys.OfUser(HubEstate.Hub));
        await OwnerCalls.ServingAsync(
            tool,
            async endpoint =>
            {
                foreach (var member in Enumerable.Range(1, 200))
                {
                    await HubEstate.LetHubInAsync(endpoint, HubEstate.Id(member));
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
        HubEstate.Write(tool, members: 3);
        HubEstate.GiveHub(tool, SandboxKeys.OfUser(HubEstate.Id(1)));
        await OwnerCalls.ServingAsync(
            tool,
            async endpoint =>
            {
                foreach (var member in Enumerable.Range(1, 3))
                {
                    await HubEstate.LetHubInAsync(endpoint, HubEstate.Id(member));
                }

                var applied = tool.Run("apply", "-f", "m.yaml", "--yes", "--endpoint", endpoint);
                Assert.Equal(77, applied.Code);
                var told = applied.Out + applied.Error;
                Assert.Single(told.Split('\n'), line => line.Contains("DTS501", StringComparison.Ordinal));
                Assert.Contains(HubEstate.Hub, told, StringComparison.Ordinal);
                Assert.DoesNotContain("created", told, StringComparison.Ordinal);
            },
            ["-f", "m.yaml", "-q"]
        );
    }

    [Fact]
    public static async Task A_member_that_does_not_let_the_hub_in_is_told_and_the_others_are_asked()
    {
        using var tool = new Tool();
        HubEstate.Write(tool, members: 3);
        HubEstate.GiveHub(tool, SandboxKeys.OfUser(HubEstate.Hub));
        await OwnerCalls.ServingAsync(
            tool,
            async endpoint =>
            {
                await HubEstate.LetHubInAsync(endpoint, HubEstate.Id(1));
                await HubEstate.LetHubInAsync(endpoint, HubEstate.Id(2), trusted: HubEstate.Lake);

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
        HubEstate.Write(tool, members: 2);
        var hub = SandboxKeys.OfUser(HubEstate.Hub);
        HubEstate.GiveHub(tool, hub);
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
                await HubEstate.LetHubInAsync(endpoint, HubEstate.Id(1), trusted: HubEstate.Lake);
                Run(77, "whoami", "--account", "shop-1");
                await HubEstate.LetHubInAsync(endpoint, HubEstate.Id(2));
                Run(0, "plan", "--account", "shop-2", "--out", "plan.json");
                Run(0, "apply", "--account", "shop-2", "--yes", "-o", "json");
                Run(0, "whoami", "--account", "shop-2", "-o", "json");
                HubEstate.GiveHub(tool, hub with { Secret = hub.Secret + "x" });
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

    private static bool IsSame(System.Text.Json.JsonElement account) =>
        account.GetProperty("verdict").GetString() is "Same";
}
