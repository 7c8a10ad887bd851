using DtsApply.EndToEnd.Sandbox;
using DtsApply.Sandbox;
using Xunit;

namespace DtsApply.EndToEnd;

/// <summary>The sessions that a hub gets in its members: what they need, and that they end.</summary>
public static class HubSessionTests
{
    [Fact]
    public static async Task Sessions_that_end_in_the_middle_of_a_run_are_renewed_and_each_write_is_done_once()
    {
        using var tool = new Tool();
        HubEstate.Write(tool, members: 2);
        HubEstate.GiveHub(tool, SandboxKeys.OfUser(HubEstate.Hub));
        await OwnerCalls.ServingAsync(
            tool,
            async endpoint =>
            {
                await HubEstate.LetHubInAsync(endpoint, HubEstate.Id(1));
                await HubEstate.LetHubInAsync(endpoint, HubEstate.Id(2));
                var applied = tool.Run("apply", "-f", "m.yaml", "--yes", "-o", "json", "--endpoint", endpoint);
                Assert.True(applied.Code is 0, applied.Error);
                var statuses = applied
                    .Json.GetProperty("roles")
                    .EnumerateArray()
                    .SelectMany(change => change.GetProperty("actions").EnumerateArray())
                    .Select(action => action.GetProperty("status").GetString());
                Assert.Equal(Enumerable.Repeat("Done", 4), statuses);
            },
            [
                "-f",
                "m.yaml",
                "-q",
                "--fault",
                $"expired-token:GetRole@{HubEstate.Id(1)}=1",
                "--fault",
                $"expired-token:AttachPolicyToRole@{HubEstate.Id(2)}=1",
            ]
        );
    }

    [Fact]
    public static async Task The_hub_is_denied_without_what_is_printed_for_it_and_not_with_it()
    {
        using var tool = new Tool();
        HubEstate.Write(tool, members: 1);
        HubEstate.GiveHub(tool, SandboxKeys.OfUser(HubEstate.Hub));
        await OwnerCalls.ServingAsync(
            tool,
            async endpoint =>
            {
                await HubEstate.LetHubInAsync(endpoint, HubEstate.Id(1));
                await OwnerCalls.CallAsync(
                    endpoint,
                    HubEstate.Id(1),
                    "AttachPolicyToRole",
                    ("RoleName", "deployer"),
                    ("PolicyName", "AliyunRAMFullAccess"),
                    ("PolicyType", "System")
                );
                var printed = tool.Run("whoami", "--policy", "apply", "-f", "m.yaml", "--account", "shop-1");
                var policy = printed.Json.GetProperty("hub");
                var statement = Assert.Single(policy.GetProperty("Statement").EnumerateArray());
                Assert.Equal("sts:AssumeRole", statement.GetProperty("Action").GetString());

                var other = policy.GetRawText().Replace("sts:AssumeRole", "ram:GetUser", StringComparison.Ordinal);
                await IdentityTests.GiveAsync(endpoint, other, HubEstate.Hub);
                var denied = tool.Run("apply", "-f", "m.yaml", "--account", "shop-1", "--yes", "--endpoint", endpoint);
                Assert.Equal(77, denied.Code);
                Assert.Contains("may not call sts:AssumeRole", denied.Out + denied.Error, StringComparison.Ordinal);

                await IdentityTests.SetAsync(endpoint, policy.GetRawText(), HubEstate.Hub);
                var applied = tool.Run("apply", "-f", "m.yaml", "--account", "shop-1", "--yes", "--endpoint", endpoint);
                Assert.True(applied.Code is 0, applied.Out + applied.Error);
            },
            ["-f", "m.yaml", "-q", "--evaluate-policies"]
        );
    }
}
