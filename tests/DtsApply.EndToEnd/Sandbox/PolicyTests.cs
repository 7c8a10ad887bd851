using Xunit;

namespace DtsApply.EndToEnd.Sandbox;

/// <summary>The policies that whoami prints, given to a user of a sandbox that evaluates them.</summary>
public static class PolicyTests
{
    private static readonly string[] Served = ["-f", "m.yaml", "-q"];

    private const string SandboxTrust =
        "{\"Statement\":[{\"Action\":\"sts:AssumeRole\",\"Effect\":\"Allow\",\"Principal\":"
        + "{\"RAM\":[\"acs:ram::0000444455556666:root\"]}}],\"Version\":\"1\"}";

    private const string OwnTags =
        "[{\"Key\":\"dts-apply:managed-by\",\"Value\":\"dts-apply\"},{\"Key\":\"dts-apply:set\",\"Value\":\"default\"}]";

    [Theory]
    [InlineData("plan")]
    [InlineData("apply")]
    public static async Task The_policy_that_whoami_prints_is_enough_and_that_of_plan_writes_nothing(string run)
    {
        using var tool = new Tool();
        Estate.Write(tool, IdentityTests.Orders);
        await OwnerCalls.ServingAsync(
            tool,
            async endpoint =>
            {
                var printed = tool.Run("whoami", "--policy", run, "-f", "m.yaml");
                Assert.True(printed.Code is 0, printed.Error);
                var policy = printed.Json.GetProperty("orders").GetRawText();
                await IdentityTests.GiveAsync(endpoint, policy);

                var planned = tool.Run("plan", "-f", "m.yaml", "--endpoint", endpoint);
                Assert.True(planned.Code is 0, planned.Out + planned.Error);
                var applied = tool.Run("apply", "-f", "m.yaml", "--yes", "--endpoint", endpoint);
                Assert.True(applied.Code is 0 == run is "apply", $"{applied.Code} {applied.Error}");
                if (run is "apply")
                {
                    await IdentityTests.CallAsync(
                        endpoint,
                        "UpdateRole",
                        ("RoleName", "ram-for-dts"),
                        ("NewDescription", "of someone else")
                    );
                    await IdentityTests.CallAsync(
                        endpoint,
                        "UntagResources",
                        ("ResourceType", "role"),
                        ("ResourceNames", "[\"ram-for-dts\"]"),
                        ("TagKeys", "[\"dts-apply:managed-by\"]")
                    );
                    var adopted = tool.Run("apply", "-f", "m.yaml", "--yes", "--adopt", "--endpoint", endpoint);
                    Assert.True(adopted.Code is 0, adopted.Out + adopted.Error);
                }
            },
            [.. Served, "--evaluate-policies"]
        );
    }

    [Theory]
    [InlineData("ram:GetRole")]
    [InlineData("ram:ListPoliciesForRole")]
    [InlineData("ram:ListTagResources")]
    [InlineData("ram:ListRoles")]
    public static async Task The_policy_of_plan_has_no_action_too_many(string action)
    {
        using var tool = new Tool();
        Estate.Write(tool, IdentityTests.Orders);
        await OwnerCalls.ServingAsync(
            tool,
            async endpoint =>
            {
                foreach (var role in (string[])["ram-for-dts", "forgotten"])
                {
                    await IdentityTests.CallAsync(
                        endpoint,
                        "CreateRole",
                        ("RoleName", role),
                        ("AssumeRolePolicyDocument", SandboxTrust),
                        ("Tag", OwnTags)
                    );
                }

                var whole = tool.Run("whoami", "--policy", "plan", "-f", "m.yaml")
                    .Json.GetProperty("orders")
                    .GetRawText();
                await IdentityTests.GiveAsync(endpoint, whole);
                var all = tool.Run("plan", "-f", "m.yaml", "--endpoint", endpoint);
                Assert.True(all.Code is 0, all.Out + all.Error);
                Assert.Contains("forgotten", all.Out, StringComparison.Ordinal);

                await IdentityTests.SetAsync(
                    endpoint,
                    whole.Replace($"\"{action}\"", "\"ram:GetUser\"", StringComparison.Ordinal)
                );
                var less = tool.Run("plan", "-f", "m.yaml", "--endpoint", endpoint);
                if (action is "ram:ListRoles")
                {
                    // Without it roles that no manifest declares any more go unseen, and nothing else.
                    Assert.DoesNotContain("forgotten", less.Out, StringComparison.Ordinal);
                }
                else
                {
                    Assert.Equal(77, less.Code);
                    Assert.Contains($"may not call {action}", less.Out, StringComparison.Ordinal);
                    Assert.Contains("next: dts-apply whoami --policy plan", less.Out, StringComparison.Ordinal);
                }
            },
            [.. Served, "--evaluate-policies"]
        );
    }
}
