using DtsApply.Sandbox;
using Xunit;

namespace DtsApply.Tests.Sandbox;

/// <summary>Versions of custom policies, as RAM's help and the Terraform provider have them.</summary>
public static class PolicyVersionTests
{
    private static readonly (string, string) Name = ("PolicyName", "Mine");
    private static readonly (string, string)[] Custom = [Name, ("PolicyType", "Custom")];

    [Fact]
    public static async Task A_new_version_is_the_default_only_where_that_is_asked_for()
    {
        using var bench = await WithPolicyAsync();

        var second = await bench.CallAsync("CreatePolicyVersion", Name, Says("b"));
        Assert.Equal(
            $$"""{"VersionId":"v2","IsDefaultVersion":false,"CreateDate":"2026-11-23T15:58:00Z","PolicyDocument":{{Json("b")}}}""",
            second["PolicyVersion"].ToJsonString()
        );
        Assert.Equal("v1 a", await DefaultAsync(bench));

        await bench.CallAsync("CreatePolicyVersion", Name, Says("c"), ("SetAsDefault", "True"));
        Assert.Equal("v3 c", await DefaultAsync(bench));
        Assert.Equal("v1 v2 v3*", await VersionsAsync(bench));

        await bench.CallAsync("SetDefaultPolicyVersion", Name, ("VersionId", "v1"));
        await bench.ReopenAsync();
        Assert.Equal("v1 a", await DefaultAsync(bench));
        Assert.Equal("v1* v2 v3", await VersionsAsync(bench));
        Assert.Equal("c", Read(await bench.CallAsync("GetPolicyVersion", [.. Custom, ("VersionId", "v3")])));
        Assert.Equal(
            "2026-11-23T15:57:00Z",
            $"{(await bench.CallAsync("GetPolicyVersion", [.. Custom, ("VersionId", "v1")]))["PolicyVersion"]["CreateDate"]}"
        );
    }

    [Fact]
    public static async Task There_are_five_versions_at_most_and_the_oldest_makes_room_where_that_is_asked_for()
    {
        using var bench = await WithPolicyAsync();
        for (var version = 2; version <= 5; version++)
        {
            Assert.Equal("200", $"{await bench.CallAsync("CreatePolicyVersion", Name, Says("b"))}");
        }

        Assert.Equal(
            "409 LimitExceeded.Policy.Version",
            $"{await bench.CallAsync("CreatePolicyVersion", Name, Says("b"), ("RotateStrategy", "None"))}"
        );
        (string, string) rotates = ("RotateStrategy", "DeleteOldestNonDefaultVersionWhenLimitExceeded");
        Assert.Equal("200", $"{await bench.CallAsync("CreatePolicyVersion", Name, Says("b"), rotates)}");
        Assert.Equal("v1* v3 v4 v5 v6", await VersionsAsync(bench));
        Assert.Equal(
            "400 InvalidParameter.RotateStrategy",
            $"{await bench.CallAsync("CreatePolicyVersion", Name, Says("b"), ("RotateStrategy", "Oldest"))}"
        );
    }

    [Fact]
    public static async Task The_default_version_stays_and_a_number_is_never_given_twice()
    {
        using var bench = await WithPolicyAsync();
        await bench.CallAsync("CreatePolicyVersion", Name, Says("b"));

        Assert.Equal(
            "409 DeleteConflict.Policy.Version.Default",
            $"{await bench.CallAsync("DeletePolicyVersion", Name, ("VersionId", "v1"))}"
        );
        Assert.Equal("200", $"{await bench.CallAsync("DeletePolicyVersion", Name, ("VersionId", "v2"))}");
        Assert.Equal(
            "404 EntityNotExist.Policy.Version",
            $"{await bench.CallAsync("DeletePolicyVersion", Name, ("VersionId", "v2"))}"
        );
        await bench.ReopenAsync();
        Assert.Equal(
            "v3",
            $"{(await bench.CallAsync("CreatePolicyVersion", Name, Says("b")))["PolicyVersion"]["VersionId"]}"
        );
    }

    [Fact]
    public static async Task A_policy_with_versions_is_deleted_after_them_or_with_them()
    {
        using var bench = await WithPolicyAsync();
        await bench.CallAsync("CreatePolicyVersion", Name, Says("b"));

        Assert.Equal("409 DeleteConflict.Policy.Version", $"{await bench.CallAsync("DeletePolicy", Name)}");
        Assert.Equal("200", $"{await bench.CallAsync("DeletePolicy", Name, ("CascadingDelete", "true"))}");
        Assert.Equal("404 EntityNotExist.Policy", $"{await bench.CallAsync("GetPolicy", Custom)}");
    }

    [Fact]
    public static async Task A_description_is_changed_and_nothing_else()
    {
        using var bench = await WithPolicyAsync();

        var policy = (await bench.CallAsync("UpdatePolicyDescription", Name, ("NewDescription", "of orders")))[
            "Policy"
        ];

        Assert.Equal(
            "Mine Custom of orders v1 2026-11-23T15:57:00Z 2026-11-23T15:58:00Z",
            string.Join(' ', policy.AsObject().Select(member => member.Value))
        );
        Assert.Equal("v1 a", await DefaultAsync(bench));
        Assert.Equal(
            "2026-11-23T15:57:00Z",
            $"{(await bench.CallAsync("GetPolicy", Custom))["DefaultPolicyVersion"]["CreateDate"]}"
        );
    }

    [Theory]
    [InlineData("CreatePolicyVersion", "Mine", "PolicyDocument", "not json", "400 MalformedPolicyDocument")]
    [InlineData("CreatePolicyVersion", "None", "", "", "400 MissingPolicyDocument")]
    [InlineData("CreatePolicyVersion", "Mine", "SetAsDefault", "perhaps", "400 MissingPolicyDocument")]
    [InlineData("SetDefaultPolicyVersion", "Mine", "VersionId", "2", "400 InvalidParameter.VersionId.Format")]
    [InlineData("SetDefaultPolicyVersion", "Mine", "VersionId", "v", "400 InvalidParameter.VersionId.Format")]
    [InlineData(
        "SetDefaultPolicyVersion",
        "Mine",
        "VersionId",
        "v99999999999999999999",
        "404 EntityNotExist.Policy.Version"
    )]
    [InlineData("SetDefaultPolicyVersion", "AliyunDTSRolePolicy", "VersionId", "v60", "404 EntityNotExist.Policy")]
    [InlineData("DeletePolicyVersion", "Mine", "", "", "400 MissingVersionId")]
    [InlineData("DeletePolicyVersion", "None", "VersionId", "v1", "404 EntityNotExist.Policy")]
    [InlineData("UpdatePolicyDescription", "Mine", "", "", "400 MissingNewDescription")]
    [InlineData("UpdatePolicyDescription", "None", "NewDescription", "x", "404 EntityNotExist.Policy")]
    [InlineData("DeletePolicy", "Mine", "CascadingDelete", "maybe", "400 InvalidParameter.CascadingDelete")]
    public static async Task What_is_not_right_is_named_and_changes_nothing(
        string action,
        string policy,
        string parameter,
        string value,
        string expected
    )
    {
        using var bench = await WithPolicyAsync();

        Assert.Equal(expected, $"{await bench.CallAsync(action, ("PolicyName", policy), (parameter, value))}");
        Assert.Equal("v1*", await VersionsAsync(bench));
    }

    [Fact]
    public static async Task A_user_is_in_no_group()
    {
        using var bench = await Bench.OpenAsync();

        Assert.Equal(
            """{"Group":[]}""",
            (await bench.CallAsync("ListGroupsForUser", ("UserName", SandboxKeys.UserName)))["Groups"].ToJsonString()
        );
        Assert.Equal("404 EntityNotExist.User", $"{await bench.CallAsync("ListGroupsForUser", ("UserName", "none"))}");
    }

    private static async Task<Bench> WithPolicyAsync()
    {
        var bench = await Bench.OpenAsync();
        await bench.CallAsync("CreatePolicy", Name, Says("a"));
        bench.Clock.Now += TimeSpan.FromMinutes(1);
        return bench;
    }

    private static string Document(string what) =>
        $$"""{"Statement":[{"Action":"{{what}}:*","Effect":"Allow","Resource":"*"}],"Version":"1"}""";

    private static (string, string) Says(string what) => ("PolicyDocument", Document(what));

    private static string Json(string what) => System.Text.Json.Nodes.JsonValue.Create(Document(what)).ToJsonString();

    private static string Read(Answer answer) => $"{answer["PolicyVersion"]["PolicyDocument"]}".Split('"')[5][..1];

    private static async Task<string> DefaultAsync(Bench bench)
    {
        var policy = await bench.CallAsync("GetPolicy", Custom);
        Assert.Equal($"{policy["Policy"]["DefaultVersion"]}", $"{policy["DefaultPolicyVersion"]["VersionId"]}");
        return $"{policy["Policy"]["DefaultVersion"]} {$"{policy["DefaultPolicyVersion"]["PolicyDocument"]}".Split('"')[5][..1]}";
    }

    private static async Task<string> VersionsAsync(Bench bench)
    {
        var all = (await bench.CallAsync("ListPolicyVersions", Custom))["PolicyVersions"]["PolicyVersion"]!.AsArray();
        return string.Join(
            ' ',
            all.Select(version =>
                $"{version!["VersionId"]}{(version["IsDefaultVersion"]!.GetValue<bool>() ? "*" : "")}"
            )
        );
    }
}
