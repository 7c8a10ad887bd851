using System.Text.Json.Nodes;
using Xunit;

namespace DtsApply.Tests.Sandbox;

public static class RoleTests
{
    private static readonly (string, string) Name = ("RoleName", "ram-for-dts");
    private static readonly (string, string) Document = ("AssumeRolePolicyDocument", Bench.Trust);

    [Fact]
    public static async Task A_new_role_is_answered_without_an_update_date_and_read_with_one()
    {
        using var bench = await Bench.OpenAsync();

        var created = await bench.CallAsync(
            "CreateRole",
            Name,
            Document,
            ("Description", "données → 数据"),
            ("Tag", """[{"Key":"k","Value":"v"}]""")
        );
        var read = await bench.CallAsync("GetRole", Name);

        var role = created["Role"].AsObject();
        Assert.Equal(
            "RoleId RoleName Arn Description MaxSessionDuration CreateDate AssumeRolePolicyDocument",
            string.Join(' ', role.Select(p => p.Key))
        );
        Assert.Equal(
            "acs:ram::0000111122223333:role/ram-for-dts données → 数据 3600 2026-11-23T15:57:00Z",
            $"{role["Arn"]} {role["Description"]} {role["MaxSessionDuration"]} {role["CreateDate"]}"
        );
        Assert.Matches("^3[0-9]{17}$", $"{role["RoleId"]}");
        role["UpdateDate"] = "2026-11-23T15:57:00Z";
        Assert.True(JsonNode.DeepEquals(role, read["Role"]), read["Role"].ToJsonString());
    }

    [Theory]
    [InlineData("RoleName", "", "400 MissingRoleName")]
    [InlineData("RoleName", "a_b", "400 InvalidParameter.RoleName.InvalidChars")]
    [InlineData("RoleName", "65", "400 InvalidParameter.RoleName.Length")]
    [InlineData("Description", "1025", "400 InvalidParameter.Description.Length")]
    [InlineData("AssumeRolePolicyDocument", "6145", "400 InvalidParameter.AssumeRolePolicyDocument.Length")]
    [InlineData("MaxSessionDuration", "3599", "400 InvalidParameter.MaxSessionDuration")]
    [InlineData("MaxSessionDuration", "43201", "400 InvalidParameter.MaxSessionDuration")]
    [InlineData("MaxSessionDuration", "an hour", "400 InvalidParameter.MaxSessionDuration")]
    [InlineData("Tag", "{}", "400 InvalidParameter.Tag")]
    [InlineData("Tag", "[", "400 InvalidParameter.Tag")]
    [InlineData("Tag", "[{\"Key\":\"acs:x\"}]", "400 InvalidParameter.TagKey")]
    public static async Task A_parameter_that_is_not_right_is_named(string parameter, string value, string expected)
    {
        using var bench = await Bench.OpenAsync();
        var isLength = expected.EndsWith(".Length", StringComparison.Ordinal);
        var parameters = new Dictionary<string, string>
        {
            ["RoleName"] = "r",
            ["AssumeRolePolicyDocument"] = Bench.Trust,
        };
        parameters[parameter] = isLength
            ? new('x', int.Parse(value, System.Globalization.CultureInfo.InvariantCulture))
            : value;

        Assert.Equal(expected, $"{await bench.CallAsync("CreateRole", [.. parameters.Select(p => (p.Key, p.Value))])}");
    }

    [Fact]
    public static async Task An_update_changes_what_it_names_and_the_date()
    {
        using var bench = await Bench.OpenAsync();
        await bench.CallAsync("CreateRole", Name, Document, ("Description", "before"), ("MaxSessionDuration", "7200"));
        bench.Clock.Now += TimeSpan.FromMinutes(1);

        var updated = await bench.CallAsync("UpdateRole", Name, ("NewDescription", "after"));

        var role = updated["Role"];
        Assert.Equal(
            "after 7200 2026-11-23T15:57:00Z 2026-11-23T15:58:00Z",
            $"{role["Description"]} {role["MaxSessionDuration"]} {role["CreateDate"]} {role["UpdateDate"]}"
        );
        Assert.Equal(Bench.Trust, $"{role["AssumeRolePolicyDocument"]}");
        Assert.Equal(
            "",
            $"{(await bench.CallAsync("UpdateRole", Name, ("NewDescription", "")))["Role"]["Description"]}"
        );
    }

    [Fact]
    public static async Task What_no_source_confirms_can_be_switched()
    {
        using var bench = await Bench.OpenAsync(options =>
            options with
            {
                Rules = new()
                {
                    EmptyDescriptionClears = false,
                    OmittedDurationResets = true,
                    RewritesOwnAccount = false,
                    CollapsesTrust = true,
                },
            }
        );
        var own = Bench.Trust.Replace("0000444455556666@", "0000111122223333@", StringComparison.Ordinal);
        await bench.CallAsync(
            "CreateRole",
            Name,
            ("AssumeRolePolicyDocument", own),
            ("Description", "before"),
            ("MaxSessionDuration", "7200")
        );

        var role = (await bench.CallAsync("UpdateRole", Name, ("NewDescription", "")))["Role"];

        Assert.Equal("before 3600", $"{role["Description"]} {role["MaxSessionDuration"]}");
        Assert.Equal(
            """{"Statement":[{"Action":"sts:AssumeRole","Effect":"Allow","Principal":"""
                + """{"RAM":"acs:ram::0000444455556666:root","Service":"0000111122223333@dts.aliyuncs.com"}}],"Version":"1"}""",
            $"{role["AssumeRolePolicyDocument"]}"
        );
    }

    [Fact]
    public static async Task A_name_is_found_whatever_its_case_and_keeps_its_spelling()
    {
        using var bench = await Bench.OpenAsync();
        await bench.CallAsync("CreateRole", ("RoleName", "Ram-For-DTS"), Document);

        Assert.Equal("409 EntityAlreadyExists.Role", $"{await bench.CallAsync("CreateRole", Name, Document)}");
        Assert.Equal("Ram-For-DTS", $"{(await bench.CallAsync("GetRole", Name))["Role"]["RoleName"]}");
    }

    [Fact]
    public static async Task A_role_goes_only_without_policies_and_returns_as_another()
    {
        using var bench = await Bench.OpenAsync();
        var first = await bench.CallAsync("CreateRole", Name, Document);
        (string, string)[] policy = [Name, ("PolicyType", "System"), ("PolicyName", "AliyunDTSRolePolicy")];
        await bench.CallAsync("AttachPolicyToRole", policy);

        Assert.Equal("409 DeleteConflict.Role.Policy", $"{await bench.CallAsync("DeleteRole", Name)}");
        Assert.Equal("200", $"{await bench.CallAsync("DetachPolicyFromRole", policy)}");
        Assert.Equal("200", $"{await bench.CallAsync("DeleteRole", Name)}");
        Assert.Equal("404 EntityNotExist.Role", $"{await bench.CallAsync("DeleteRole", Name)}");
        Assert.Equal("404 EntityNotExist.Role", $"{await bench.CallAsync("UpdateRole", Name)}");
        Assert.NotEqual(
            $"{first["Role"]["RoleId"]}",
            $"{(await bench.CallAsync("CreateRole", Name, Document))["Role"]["RoleId"]}"
        );
    }

    [Fact]
    public static async Task Every_account_has_authorized_dts_from_the_start()
    {
        using var bench = await Bench.OpenAsync();

        var role = await bench.CallAsync("GetRole", ("RoleName", "AliyunDTSDefaultRole"));
        var policies = await bench.CallAsync("ListPoliciesForRole", ("RoleName", "AliyunDTSDefaultRole"));

        Assert.Contains(
            "\"Service\":[\"dts.aliyuncs.com\"]",
            $"{role["Role"]["AssumeRolePolicyDocument"]}",
            StringComparison.Ordinal
        );
        Assert.Equal("AliyunDTSRolePolicy", $"{policies["Policies"]["Policy"]![0]!["PolicyName"]}");
        Assert.False(System.IO.File.Exists(bench.File), "looking writes nothing");
    }

    [Fact]
    public static async Task An_account_sees_its_own_roles_only()
    {
        using var bench = await Bench.OpenAsync();
        await bench.CallAsync("CreateRole", Name, Document);

        Assert.Equal(
            "404 EntityNotExist.Role",
            $"{await bench.CallAsync(DtsApply.Sandbox.SandboxKeys.ForAccount(Bench.Lake), "GetRole", Name)}"
        );
    }
}
