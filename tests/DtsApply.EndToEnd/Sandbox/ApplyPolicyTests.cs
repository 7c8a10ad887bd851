using System.Text.Json;
using Xunit;

namespace DtsApply.EndToEnd.Sandbox;

/// <summary>
/// Of what whoami --policy apply prints nothing can be left out: for each action there is a run that is denied for want
/// of it, and is carried out with it.
/// </summary>
public static class ApplyPolicyTests
{
    private const string Everything = "{protect: false, extraPolicies: Remove, description: as declared}";
    private static readonly (string, string) Role = ("RoleName", "ram-for-dts");
    private static readonly (string, string)[] Tagged =
    [
        ("ResourceType", "role"),
        ("ResourceNames", "[\"ram-for-dts\"]"),
    ];

    /// <summary>The action, and what is done to the role beforehand so that a run needs it.</summary>
    public static TheoryData<string, string> Runs =>
        new()
        {
            { "ram:GetRole", "nothing" },
            { "ram:ListPoliciesForRole", "nothing" },
            { "ram:ListTagResources", "nothing" },
            { "ram:CreateRole", "nothing" },
            { "ram:AttachPolicyToRole", "nothing" },
            { "ram:UpdateRole", "described" },
            { "ram:UpdateRole", "trusting someone else" },
            { "ram:TagResources", "untagged" },
            { "ram:UntagResources", "protected" },
            { "ram:DetachPolicyFromRole", "with a further policy" },
        };

    [Theory]
    [MemberData(nameof(Runs))]
    public static async Task Without_one_of_its_actions_a_run_is_denied_and_with_it_carried_out(
        string action,
        string before
    )
    {
        using var tool = new Tool();
        Estate.Write(tool, IdentityTests.Orders, Everything);
        await ServingAsync(tool, async endpoint =>
        {
            var whole = Printed(tool);
            await IdentityTests.GiveAsync(endpoint, whole);
            if (before is not "nothing")
            {
                Assert.Equal(0, Apply(tool, endpoint).Code);
                await ChangeAsync(endpoint, before);
            }

            await IdentityTests.SetAsync(endpoint, Without(whole, action));
            var less = Apply(tool, endpoint);
            Assert.True(less.Code is 75 or 77, $"{less.Code} {less.Out} {less.Error}");
            Assert.Contains($"may not call {action}", less.Out + less.Error, StringComparison.Ordinal);

            await IdentityTests.SetAsync(endpoint, whole);
            var all = Apply(tool, endpoint);
            Assert.True(all.Code is 0, all.Out + all.Error);
            var again = Apply(tool, endpoint);
            Assert.Contains("nothing to do", again.Error, StringComparison.Ordinal);
        });
    }

    [Fact]
    public static async Task Without_ListRoles_a_run_does_not_see_what_is_no_longer_declared()
    {
        using var tool = new Tool();
        Estate.Write(tool, IdentityTests.Orders, Everything);
        await ServingAsync(tool, async endpoint =>
        {
            var whole = Printed(tool);
            await IdentityTests.GiveAsync(endpoint, whole);
            tool.Write("m.yaml", tool.Read("m.yaml").Replace("role: {", "role: {name: forgotten, "));
            await IdentityTests.SetAsync(endpoint, whole.Replace("role/ram-for-dts", "role/forgotten"));
            Assert.Equal(0, Apply(tool, endpoint).Code);
            tool.Write("m.yaml", tool.Read("m.yaml").Replace("name: forgotten, ", ""));

            await IdentityTests.SetAsync(endpoint, Without(whole, "ram:ListRoles"));
            Assert.DoesNotContain("forgotten", Plan(), StringComparison.Ordinal);
            await IdentityTests.SetAsync(endpoint, whole);
            Assert.Contains("forgotten", Plan(), StringComparison.Ordinal);

            string Plan()
            {
                var ran = tool.Run("apply", "-f", "m.yaml", "--yes", "-v", "--endpoint", endpoint);
                return ran.Out + ran.Error;
            }
        });
    }

    /// <summary>RAM makes of a new role's trust what trusts too many, or someone widens it while a policy is attached.</summary>
    [Theory]
    [InlineData("ram:DeleteRole", "{}", "CreateRole")]
    [InlineData("ram:DetachPolicyFromRole", "{}", "AttachPolicyToRole")]
    public static async Task What_takes_a_write_back_is_no_action_too_many_either(
        string action,
        string role,
        string write
    )
    {
        using var tool = new Tool();
        Estate.Write(tool, IdentityTests.Orders, role);
        await ServingAsync(
            tool,
            async endpoint =>
            {
                var whole = Printed(tool);
                Assert.Contains($"\"{action}\"", whole, StringComparison.Ordinal);
                await IdentityTests.GiveAsync(endpoint, Without(whole, action));
                var less = await DisturbedAsync(tool, endpoint, write);
                Assert.True(less.Code is 74, $"{less.Code} {less.Out} {less.Error}");
                Assert.Contains(action[4..], less.Error, StringComparison.Ordinal);
                Assert.True(await IsThereAsync(endpoint, write), less.Error);

                await IdentityTests.SetAsync(endpoint, whole);
                await ForgetAsync(endpoint);
                var all = await DisturbedAsync(tool, endpoint, write);
                Assert.True(all.Code is 74, $"{all.Code} {all.Out} {all.Error}");
                Assert.False(await IsThereAsync(endpoint, write), all.Error);
            },
            "--fault",
            "latency:GetRole=1500ms"
        );
    }

    [Theory]
    [InlineData(Everything)]
    [InlineData("{}")]
    public static void Each_action_that_is_printed_has_a_run_that_needs_it(string role)
    {
        using var tool = new Tool();
        Estate.Write(tool, IdentityTests.Orders, role);
        var printed = JsonDocument
            .Parse(Printed(tool))
            .RootElement.GetProperty("Statement")
            .EnumerateArray()
            .SelectMany(statement => statement.GetProperty("Action").EnumerateArray())
            .Select(action => action.GetString()!)
            .Order(StringComparer.Ordinal);
        var needed = Runs.Select(run => run.Data.Item1)
            .Concat(["ram:ListRoles", "ram:DeleteRole"])
            .Where(action => role is Everything || action is not "ram:UntagResources");
        Assert.Equal(needed.Distinct().Order(StringComparer.Ordinal), printed);
    }

    private static Task ServingAsync(Tool tool, Func<string, Task> whenReady, params string[] options) =>
        OwnerCalls.ServingAsync(tool, whenReady, ["-f", "m.yaml", "-q", "--evaluate-policies", .. options]);

    private static Ran Apply(Tool tool, string endpoint) =>
        tool.Run("apply", "-f", "m.yaml", "--yes", "--adopt", "--endpoint", endpoint);

    private static string Printed(Tool tool) =>
        tool.Run("whoami", "--policy", "apply", "-f", "m.yaml").Json.GetProperty("orders").GetRawText();

    private static string Without(string policy, string action) =>
        policy.Replace($"\"{action}\"", "\"ram:GetUser\"", StringComparison.Ordinal);

    private static Task ChangeAsync(string endpoint, string how) =>
        how switch
        {
            "described" => CallAsync(endpoint, "UpdateRole", Role, ("NewDescription", "of someone else")),
            "trusting someone else" => CallAsync(
                endpoint,
                "UpdateRole",
                Role,
                ("NewAssumeRolePolicyDocument", Trust("\"RAM\":[\"acs:ram::0000999988887777:root\"]"))
            ),
            "untagged" => CallAsync(endpoint, "UntagResources", [.. Tagged, ("TagKeys", "[\"dts-apply:managed-by\"]")]),
            "protected" => CallAsync(
                endpoint,
                "TagResources",
                [.. Tagged, ("Tag", "[{\"Key\":\"dts-apply:protect\",\"Value\":\"true\"}]")]
            ),
            _ => CallAsync(
                endpoint,
                "AttachPolicyToRole",
                Role,
                ("PolicyName", "AliyunVPCReadOnlyAccess"),
                ("PolicyType", "System")
            ),
        };

    /// <summary>Runs apply, and changes the role's trust once a write of it was carried out and before it is read.</summary>
    private static async Task<Ran> DisturbedAsync(Tool tool, string endpoint, string after)
    {
        using var run = tool.Start("apply", "-f", "m.yaml", "--yes", "--endpoint", endpoint);
        run.StandardInput.Close();
        for (var tries = 0; tries < 400 && !await IsThereAsync(endpoint, after); tries++)
        {
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }

        await CallAsync(
            endpoint,
            "UpdateRole",
            Role,
            (
                "NewAssumeRolePolicyDocument",
                Trust(
                    after is "CreateRole"
                        ? $"\"RAM\":[\"acs:ram::{Estate.Hub}:root\"],\"Service\":[\"dts.aliyuncs.com\"]"
                        : "\"RAM\":[\"acs:ram::0000999988887777:root\"]"
                )
            )
        );
        return Tool.Finish(run);
    }

    /// <summary>Whether a write is to be seen: the role, or its policy.</summary>
    private static async Task<bool> IsThereAsync(string endpoint, string write)
    {
        using var answer = await OwnerCalls.SendAsync(endpoint, IdentityTests.Orders, "ListPoliciesForRole", Role);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return answer.IsSuccessStatusCode
            && (write is "CreateRole" || text.Contains("AliyunDTSRolePolicy", StringComparison.Ordinal));
    }

    private static async Task ForgetAsync(string endpoint)
    {
        using var detached = await OwnerCalls.SendAsync(
            endpoint,
            IdentityTests.Orders,
            "DetachPolicyFromRole",
            Role,
            ("PolicyName", "AliyunDTSRolePolicy"),
            ("PolicyType", "System")
        );
        await CallAsync(endpoint, "DeleteRole", Role);
    }

    private static string Trust(string principal) =>
        "{\"Statement\":[{\"Action\":\"sts:AssumeRole\",\"Effect\":\"Allow\",\"Principal\":{"
        + principal
        + "}}],\"Version\":\"1\"}";

    private static Task CallAsync(string endpoint, string action, params (string, string)[] parameters) =>
        IdentityTests.CallAsync(endpoint, action, parameters);
}
