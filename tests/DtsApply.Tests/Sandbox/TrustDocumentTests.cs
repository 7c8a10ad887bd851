using Xunit;

namespace DtsApply.Tests.Sandbox;

/// <summary>Trust policies as the sandbox takes, keeps and rewrites them.</summary>
public static class TrustDocumentTests
{
    private static readonly (string, string) Name = ("RoleName", "ram-for-dts");
    private static readonly (string, string) Document = ("AssumeRolePolicyDocument", Bench.Trust);

    [Fact]
    public static async Task A_trust_policy_is_kept_byte_for_byte_where_nothing_in_it_is_rewritten()
    {
        using var bench = await Bench.OpenAsync();
        var document = Bench
            .Trust.Replace(",\"", " ,\n  \"", StringComparison.Ordinal)
            .Replace("Principal", "\\u0050rincipal", StringComparison.Ordinal);

        await bench.CallAsync("CreateRole", Name, ("AssumeRolePolicyDocument", document));

        Assert.Equal(document, $"{(await bench.CallAsync("GetRole", Name))["Role"]["AssumeRolePolicyDocument"]}");
    }

    [Theory]
    [InlineData(
        "[\"0000111122223333@dts.aliyuncs.com\",\"0000444455556666@dts.aliyuncs.com\"]",
        "[\"dts.aliyuncs.com\",\"0000444455556666@dts.aliyuncs.com\"]"
    )]
    [InlineData("\"0000111122223333@log.aliyuncs.com\"", "\"log.aliyuncs.com\"")]
    public static async Task The_roles_own_account_is_dropped_from_its_services(string sent, string kept)
    {
        using var bench = await Bench.OpenAsync();
        var document =
            "{ \"Version\": \"1\", \"Statement\": [ "
            + "{\"Effect\":\"Allow\",\"Action\":\"sts:AssumeRole\",\"Principal\":{\"Service\": "
            + sent
            + "}} ] }";

        await bench.CallAsync("CreateRole", Name, Document);
        await bench.CallAsync("UpdateRole", Name, ("NewAssumeRolePolicyDocument", document));

        Assert.Equal(
            "{\"Version\":\"1\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"sts:AssumeRole\",\"Principal\":{\"Service\":"
                + kept
                + "}}]}",
            $"{(await bench.CallAsync("GetRole", Name))["Role"]["AssumeRolePolicyDocument"]}"
        );
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("\"text\"")]
    [InlineData(
        """{"Statement":[{"Action":"sts:AssumeRole","Effect":"Allow","Principal":{"RAM":["acs:ram::1:root"]}}]}"""
    )]
    [InlineData(
        """{"Version":"2","Statement":[{"Action":"sts:AssumeRole","Effect":"Allow","Principal":{"RAM":["acs:ram::1:root"]}}]}"""
    )]
    [InlineData("""{"Version":"1"}""")]
    [InlineData("""{"Version":"1","Statement":[]}""")]
    [InlineData("""{"Version":"1","Statement":[{"Action":"sts:AssumeRole","Effect":"Allow"}]}""")]
    [InlineData("""{"Version":"1","Statement":[{"Action":"sts:AssumeRole","Effect":"Allow","Principal":{}}]}""")]
    [InlineData(
        """{"Version":"1","Statement":[{"Action":"sts:AssumeRole","Effect":"Allow","Principal":{"RAM":[1]}}]}"""
    )]
    [InlineData(
        """{"Version":"1","Statement":[{"Action":"sts:AssumeRole","Effect":"Maybe","Principal":{"RAM":"acs:ram::1:root"}}]}"""
    )]
    [InlineData("""{"Version":"1","Version":"1","Statement":[]}""")]
    [InlineData(
        "{\"Version\":\"1\",\"Statement\":[{\"Action\":\"\\ud800\",\"Effect\":\"Allow\",\"Principal\":{\"RAM\":\"x\"}}]}"
    )]
    public static async Task A_trust_policy_that_is_none_is_malformed(string document)
    {
        using var bench = await Bench.OpenAsync();
        await bench.CallAsync("CreateRole", Name, Document);

        var expected = document.Length is 0 ? "400 MissingAssumeRolePolicyDocument" : "400 MalformedPolicyDocument";
        Assert.Equal(
            expected,
            $"{await bench.CallAsync("CreateRole", ("RoleName", "other"), ("AssumeRolePolicyDocument", document))}"
        );
        Assert.Equal(
            document.Length is 0 ? "200" : expected,
            $"{await bench.CallAsync("UpdateRole", Name, ("NewAssumeRolePolicyDocument", document))}"
        );
        Assert.Equal("404 EntityNotExist.Role", $"{await bench.CallAsync("GetRole", ("RoleName", "other"))}");
        Assert.Equal(Bench.Trust, $"{(await bench.CallAsync("GetRole", Name))["Role"]["AssumeRolePolicyDocument"]}");
    }
}
