using System.Globalization;
using Xunit;

namespace DtsApply.Tests.Sandbox;

public static class PolicyTests
{
    private const string Document =
        """{"Statement":[{"Action":"rds:*","Effect":"Allow","Resource":"*"}],"Version":"1"}""";

    [Fact]
    public static async Task A_custom_policy_is_made_attached_found_and_removed()
    {
        using var bench = await Bench.OpenAsync();
        (string, string)[] mine = [("PolicyType", "Custom"), ("PolicyName", "Mine_1")];
        await bench.CallAsync("CreateRole", ("RoleName", "r"), ("AssumeRolePolicyDocument", Bench.Trust));

        var made = await bench.CallAsync(
            "CreatePolicy",
            ("PolicyName", "Mine_1"),
            ("PolicyDocument", Document),
            ("Description", "mine")
        );
        Assert.Equal(
            """
            {"PolicyName":"Mine_1","PolicyType":"Custom","Description":"mine",
            "DefaultVersion":"v1","CreateDate":"2026-11-23T15:57:00Z"}
            """.ReplaceLineEndings(""),
            made["Policy"].ToJsonString()
        );
        Assert.Equal(
            "409 EntityAlreadyExists.Policy",
            $"{await bench.CallAsync("CreatePolicy", ("PolicyName", "mine_1"), ("PolicyDocument", Document))}"
        );
        Assert.Equal("200", $"{await bench.CallAsync("AttachPolicyToRole", [.. mine, ("RoleName", "r")])}");
        Assert.Equal("200", $"{await bench.CallAsync("AttachPolicyToUser", [.. mine, ("UserName", "dts-apply")])}");

        var read = await bench.CallAsync("GetPolicy", mine);
        var entities = await bench.CallAsync("ListEntitiesForPolicy", mine);
        Assert.Equal("2", $"{read["Policy"]["AttachmentCount"]}");
        Assert.Equal(Document, $"{read["DefaultPolicyVersion"]["PolicyDocument"]}");
        Assert.Equal(
            "r dts-apply",
            $"{entities["Roles"]["Role"]![0]!["RoleName"]} {entities["Users"]["User"]![0]!["UserName"]}"
        );
        Assert.Equal(
            "v1",
            $"{(await bench.CallAsync("ListPolicyVersions", mine))["PolicyVersions"]["PolicyVersion"]![0]!["VersionId"]}"
        );

        Assert.Equal(
            "409 DeleteConflict.Policy.Role",
            $"{await bench.CallAsync("DeletePolicy", ("PolicyName", "Mine_1"))}"
        );
        await bench.CallAsync("DetachPolicyFromRole", [.. mine, ("RoleName", "r")]);
        Assert.Equal(
            "409 DeleteConflict.Policy.User",
            $"{await bench.CallAsync("DeletePolicy", ("PolicyName", "Mine_1"))}"
        );
        await bench.CallAsync("DetachPolicyFromUser", [.. mine, ("UserName", "dts-apply")]);
        Assert.Equal("200", $"{await bench.CallAsync("DeletePolicy", ("PolicyName", "Mine_1"))}");
        Assert.Equal("404 EntityNotExist.Policy", $"{await bench.CallAsync("GetPolicy", mine)}");
    }

    [Theory]
    [InlineData("Mine", "not json", "400 MalformedPolicyDocument")]
    [InlineData("Mine", """{"Statement":[]}""", "400 MalformedPolicyDocument")]
    [InlineData("a b", Document, "400 InvalidParameter.PolicyName.InvalidChars")]
    [InlineData("Mine", "6145", "400 InvalidParameter.PolicyDocument.Length")]
    public static async Task What_is_no_policy_is_refused(string name, string document, string expected)
    {
        using var bench = await Bench.OpenAsync();
        document = int.TryParse(document, CultureInfo.InvariantCulture, out var length) ? new(' ', length) : document;

        Assert.Equal(
            expected,
            $"{await bench.CallAsync("CreatePolicy", ("PolicyName", name), ("PolicyDocument", document))}"
        );
    }

    [Fact]
    public static async Task A_switch_holds_policy_names_to_the_documented_letters()
    {
        using var bench = await Bench.OpenAsync(options => options with { Rules = new() { StrictPolicyNames = true } });

        Assert.Equal(
            "400 InvalidParameter.PolicyName.InvalidChars",
            $"{await bench.CallAsync("CreatePolicy", ("PolicyName", "Mine_1"), ("PolicyDocument", Document))}"
        );
    }

    [Fact]
    public static async Task Policies_are_listed_by_type_in_pages()
    {
        using var bench = await Bench.OpenAsync();
        await bench.CallAsync(
            "CreatePolicy",
            ("PolicyName", "Mine"),
            ("PolicyDocument", Document),
            ("Tag.1.Key", "team"),
            ("Tag.1.Value", "a")
        );

        var names = new List<string>();
        for (var marker = ""; ;)
        {
            var page = await bench.CallAsync("ListPolicies", ("MaxItems", "3"), ("Marker", marker));
            names.AddRange(page["Policies"]["Policy"]!.AsArray().Select(policy => $"{policy!["PolicyName"]}"));
            if (!page["IsTruncated"].GetValue<bool>())
            {
                break;
            }

            marker = $"{page["Marker"]}";
        }

        Assert.Equal(
            "AdministratorAccess AliyunDTSRolePolicy AliyunRAMFullAccess AliyunRAMReadOnlyAccess "
                + "AliyunSTSAssumeRoleAccess AliyunVPCReadOnlyAccess Mine ReadOnlyAccess",
            string.Join(' ', names)
        );
        Assert.Single(
            (await bench.CallAsync("ListPolicies", ("PolicyType", "Custom")))["Policies"]["Policy"]!.AsArray()
        );
        Assert.Single(
            (await bench.CallAsync("ListPolicies", ("Tag", """[{"Key":"team"}]""")))["Policies"]["Policy"]!.AsArray()
        );
    }

    [Fact]
    public static async Task A_role_has_twenty_system_and_ten_custom_policies_at_most()
    {
        using var bench = await Bench.OpenAsync();
        await bench.CallAsync("CreateRole", ("RoleName", "r"), ("AssumeRolePolicyDocument", Bench.Trust));
        for (var number = 1; number <= 11; number++)
        {
            await bench.CallAsync("CreatePolicy", ("PolicyName", $"p{number}"), ("PolicyDocument", Document));
            Assert.Equal(
                number <= 10 ? "200" : "409 LimitExceeded.Role.Policy",
                $"{await bench.CallAsync("AttachPolicyToRole", ("RoleName", "r"), ("PolicyType", "Custom"), ("PolicyName", $"p{number}"))}"
            );
        }
    }
}
