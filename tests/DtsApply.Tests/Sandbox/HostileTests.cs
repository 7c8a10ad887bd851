using DtsApply.Sandbox;
using DtsApply.Sandbox.Gateway;
using Xunit;

namespace DtsApply.Tests.Sandbox;

public static class HostileTests
{
    private static readonly string[] Actions = [.. Api.Names];

    private static readonly string[] Names =
    [
        "RoleName",
        "AssumeRolePolicyDocument",
        "NewAssumeRolePolicyDocument",
        "Description",
        "NewDescription",
        "MaxSessionDuration",
        "NewMaxSessionDuration",
        "PolicyType",
        "PolicyName",
        "PolicyDocument",
        "VersionId",
        "SetAsDefault",
        "RotateStrategy",
        "CascadingDelete",
        "ResourceType",
        "ResourceNames",
        "ResourceNames.1",
        "Tag",
        "Tag.1.Key",
        "Tag.1.Value",
        "TagKeys",
        "All",
        "NextToken",
        "PageSize",
        "Marker",
        "MaxItems",
        "UserName",
        "NewUserName",
        "DisplayName",
        "UserAccessKeyId",
        "Status",
        "AccountAlias",
        "RoleArn",
        "RoleSessionName",
        "DurationSeconds",
        "ExternalId",
        "SourceIdentity",
        "Policy",
    ];

    private static readonly string[] Values =
    [
        "",
        " ",
        "r",
        "AliyunDTSDefaultRole",
        "AliyunDTSRolePolicy",
        "System",
        "Custom",
        "role",
        "policy",
        "dts-apply",
        "Active",
        "True",
        "0",
        "1",
        "-1",
        "900",
        "99999999999999999999",
        "v1",
        "[]",
        "{}",
        "null",
        "[null]",
        "[1]",
        "[\"r\"]",
        "[\"\"]",
        "[{}]",
        "[{\"Key\":null}]",
        "[{\"Key\":\"k\",\"Value\":7}]",
        "[{\"Key\":\"k\"}]",
        "[\"\\ud800\"]",
        "\"\\ud800\"",
        "{\"a\":{\"a\":",
        "\0",
        "\ud800",
        "数据",
        "acs:ram::0000111122223333:role/r",
        "acs:ram::0000111122223333:role/",
        "acs:ram:::role/r",
        "YWZ0ZXI6cg",
        "YWZ0ZXI6",
        new('[', 5000),
        Bench.Trust,
        "{\"Version\":\"1\",\"Statement\":[null]}",
        "{\"Version\":\"1\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":[],\"Principal\":{\"RAM\":[\"*\"]}}]}",
        AnyoneWhere("""{"StringEquals":7}"""),
        AnyoneWhere("""{"StringEquals":{"sts:ExternalId":null}}"""),
    ];

    [Fact]
    public static async Task Whatever_is_sent_is_answered()
    {
        using var bench = await Bench.OpenAsync();
        var random = new Random(11);
        foreach (var action in Enumerable.Range(0, 60).SelectMany(_ => Actions))
        {
            // Most of what is needed for some success, and then nonsense.
            var parameters = Names
                .Where(_ => random.Next(3) > 0)
                .Select(name => (name, Values[random.Next(Values.Length)]))
                .ToArray();

            var answer = await bench.CallAsync(
                SandboxKeys.OfUser(random.Next(4) is 0 ? Bench.Lake : Bench.Orders),
                action,
                parameters
            );

            Assert.True(answer.Status is 200 or (>= 400 and < 500), $"{answer} {action}");
        }

        await bench.ReopenAsync();
        Assert.Equal("200", $"{await bench.CallAsync(SandboxKeys.ForAccount(Bench.Orders), "ListRoles")}");
    }

    [Fact]
    public static async Task A_call_without_parameters_is_answered_by_every_action()
    {
        using var bench = await Bench.OpenAsync();
        foreach (var action in Actions)
        {
            Assert.NotEqual("404 InvalidApi.NotFound", $"{await bench.CallAsync(action)}");
        }
    }

    private static string AnyoneWhere(string condition) =>
        """{"Version":"1","Statement":[{"Effect":"Allow","Action":"*","Principal":{"RAM":"*"},"Condition":"""
        + $$"""{{condition}}}]}""";
}
