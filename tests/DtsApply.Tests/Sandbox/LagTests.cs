using DtsApply.Sandbox;
using Xunit;

namespace DtsApply.Tests.Sandbox;

/// <summary>What does not show yet, on request: new roles, detached policies, listings.</summary>
public static class LagTests
{
    private static readonly (string, string) Name = ("RoleName", "r");
    private static readonly (string, string)[] Dts =
    [
        Name,
        ("PolicyType", "System"),
        ("PolicyName", "AliyunDTSRolePolicy"),
    ];
    private static readonly (string, string) Document = ("AssumeRolePolicyDocument", Bench.Trust);

    [Fact]
    public static async Task A_new_role_is_unreadable_for_a_while()
    {
        using var bench = await FaultTests.WithAsync(0, "unreadable=3s");
        await bench.CallAsync("CreateRole", Name, Document);

        Assert.Equal("404 EntityNotExist.Role", $"{await bench.CallAsync("GetRole", Name)}");
        Assert.Equal("409 EntityAlreadyExists.Role", $"{await bench.CallAsync("CreateRole", Name, Document)}");
        bench.Clock.Now += TimeSpan.FromSeconds(3);
        Assert.Equal("200", $"{await bench.CallAsync("GetRole", Name)}");
    }

    [Theory]
    [InlineData("GetRole", "RoleName", "r")]
    [InlineData("UpdateRole", "RoleName", "r")]
    [InlineData("DeleteRole", "RoleName", "R")]
    [InlineData("ListPoliciesForRole", "RoleName", "r")]
    [InlineData("AttachPolicyToRole", "RoleName", "r")]
    [InlineData("DetachPolicyFromRole", "RoleName", "r")]
    [InlineData("TagResources", "ResourceNames", "[\"AliyunDTSDefaultRole\",\"r\"]")]
    [InlineData("TagResources", "ResourceNames.1", "r")]
    [InlineData("TagResources", "ResourceName.1", "r")]
    [InlineData("UntagResources", "ResourceNames", "[\"r\"]")]
    [InlineData("AssumeRole", "RoleArn", "acs:ram::0000111122223333:role/r")]
    public static async Task A_new_role_does_not_show_to_any_action_that_names_it_in_whichever_parameter(
        string action,
        string parameter,
        string value
    )
    {
        using var bench = await FaultTests.WithAsync(0, "unreadable=3s");
        await bench.CallAsync("CreateRole", Name, Document);
        (string, string)[] others =
        [
            .. Dts[1..],
            ("ResourceType", "role"),
            ("Tag.1.Key", "k"),
            ("TagKeys.1", "k"),
            ("RoleSessionName", "ci"),
            (parameter, value),
        ];
        var caller = SandboxKeys.OfUser(action is "AssumeRole" ? Bench.Lake : Bench.Orders);

        Assert.Equal("404 EntityNotExist.Role", $"{await bench.CallAsync(caller, action, others)}");
        bench.Clock.Now += TimeSpan.FromSeconds(3);
        var later = $"{await bench.CallAsync(caller, action, others)}";
        Assert.Equal(action is "DetachPolicyFromRole" ? "404 EntityNotExist.Role.Policy" : "200", later);
    }

    [Fact]
    public static async Task A_lag_can_be_set_for_any_action_and_for_the_account_of_the_role()
    {
        using var bench = await FaultTests.WithAsync(
            0,
            "unreadable:ListTagResources=3s",
            $"unreadable:AssumeRole@{Bench.Lake}=9s"
        );
        await bench.CallAsync("CreateRole", Name, Document, ("Tag.1.Key", "k"));
        (string, string)[] tags = [("ResourceType", "role"), ("ResourceNames.1", "r")];

        Assert.Equal("200", $"{await bench.CallAsync("GetRole", Name)}");
        Assert.Equal("200", $"{await AssumeAsync(bench)}");
        Assert.Empty((await bench.CallAsync("ListTagResources", tags))["TagResources"].AsArray());
        bench.Clock.Now += TimeSpan.FromSeconds(3);
        Assert.Single((await bench.CallAsync("ListTagResources", tags))["TagResources"].AsArray());
    }

    [Theory]
    [InlineData("unassumable", 2)]
    [InlineData("unassumable=5s", 5)]
    public static async Task A_new_role_can_be_read_before_it_can_be_assumed(string fault, int seconds)
    {
        using var bench = await FaultTests.WithAsync(0, fault);
        await bench.CallAsync("CreateRole", Name, Document);

        bench.Clock.Now += TimeSpan.FromSeconds(seconds - 1);
        Assert.Equal("200", $"{await bench.CallAsync("GetRole", Name)}");
        Assert.Equal("404 EntityNotExist.Role", $"{await AssumeAsync(bench)}");
        bench.Clock.Now += TimeSpan.FromSeconds(1);
        Assert.Equal("200", $"{await AssumeAsync(bench)}");
    }

    [Fact]
    public static async Task Unless_it_is_asked_for_a_new_role_can_be_assumed_at_once()
    {
        using var bench = await FaultTests.WithAsync(0, "latency=0s");
        await bench.CallAsync("CreateRole", Name, Document);

        Assert.Equal("200", $"{await AssumeAsync(bench)}");
    }

    [Fact]
    public static async Task A_detached_policy_keeps_a_role_from_being_deleted_for_a_while()
    {
        using var bench = await FaultTests.WithAsync(0, "delete-conflict=5s");
        await bench.CallAsync("CreateRole", Name, Document);
        await bench.CallAsync("AttachPolicyToRole", Dts);
        await bench.CallAsync("DetachPolicyFromRole", Dts);

        Assert.Equal("409 DeleteConflict.Role.Policy", $"{await bench.CallAsync("DeleteRole", Name)}");
        bench.Clock.Now += TimeSpan.FromSeconds(5);
        Assert.Equal("200", $"{await bench.CallAsync("DeleteRole", Name)}");
    }

    [Fact]
    public static async Task Listings_show_the_past()
    {
        using var bench = await FaultTests.WithAsync(0, "stale-lists=5s");
        await bench.CallAsync("CreateRole", Name, Document);
        await bench.CallAsync("AttachPolicyToRole", Dts);
        Assert.Equal("AliyunDTSDefaultRole", await RolesAsync(bench));

        bench.Clock.Now += TimeSpan.FromSeconds(5);
        Assert.Equal("AliyunDTSDefaultRole r", await RolesAsync(bench));
        await bench.CallAsync("DetachPolicyFromRole", Dts);
        Assert.Equal(2, (await bench.CallAsync("ListEntitiesForPolicy", Dts[1..]))["Roles"]["Role"]!.AsArray().Count);
        Assert.Empty((await bench.CallAsync("ListPoliciesForRole", Name))["Policies"]["Policy"]!.AsArray());
        bench.Clock.Now += TimeSpan.FromSeconds(5);
        Assert.Single((await bench.CallAsync("ListEntitiesForPolicy", Dts[1..]))["Roles"]["Role"]!.AsArray());
    }

    private static Task<Answer> AssumeAsync(Bench bench) =>
        bench.CallAsync(
            SandboxKeys.OfUser(Bench.Lake),
            "AssumeRole",
            ("RoleArn", $"acs:ram::{Bench.Orders}:role/r"),
            ("RoleSessionName", "ci")
        );

    private static async Task<string> RolesAsync(Bench bench) =>
        string.Join(
            ' ',
            (await bench.CallAsync("ListRoles"))["Roles"]["Role"]!.AsArray().Select(role => role!["RoleName"])
        );
}
