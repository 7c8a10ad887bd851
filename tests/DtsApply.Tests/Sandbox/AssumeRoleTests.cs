using DtsApply.Sandbox;
using Xunit;

namespace DtsApply.Tests.Sandbox;

public static class AssumeRoleTests
{
    private static readonly (string, string) Arn = ("RoleArn", "acs:ram::0000444455556666:role/deployer");
    private static readonly (string, string) Session = ("RoleSessionName", "ci");

    [Fact]
    public static async Task A_session_works_until_it_expires_and_after_a_restart()
    {
        using var bench = await TrustingAsync("\"RAM\":[\"acs:ram::0000111122223333:root\"]");

        var answer = await bench.CallAsync(
            "AssumeRole",
            Arn,
            Session,
            ("DurationSeconds", "900"),
            ("SourceIdentity", "alice")
        );
        Assert.Equal("2026-11-23T16:12:00Z alice", $"{answer["Credentials"]["Expiration"]} {answer["SourceIdentity"]}");
        Assert.Equal("acs:ram::0000444455556666:role/deployer/ci", $"{answer["AssumedRoleUser"]["Arn"]}");
        Assert.StartsWith("STS.", $"{answer["Credentials"]["AccessKeyId"]}", StringComparison.Ordinal);

        await bench.ReopenAsync();
        var identity = await WithTokenAsync(bench, answer, "GetCallerIdentity");
        Assert.Equal(
            $"AssumedRoleUser 0000444455556666 {answer["AssumedRoleUser"]["AssumedRoleId"]} "
                + $"acs:ram::0000444455556666:assumed-role/deployer/ci",
            $"{identity["IdentityType"]} {identity["AccountId"]} {identity["PrincipalId"]} {identity["Arn"]}"
        );
        Assert.Equal($"{identity["RoleId"]}:ci", $"{identity["PrincipalId"]}");
        Assert.Null(identity.Body["UserId"]);
        Assert.Equal("200", $"{await WithTokenAsync(bench, answer, "GetRole", ("RoleName", "deployer"))}");

        bench.Clock.Now += TimeSpan.FromSeconds(900);
        Assert.Equal("400 InvalidSecurityToken.Expired", $"{await WithTokenAsync(bench, answer, "GetCallerIdentity")}");
    }

    [Fact]
    public static async Task A_token_belongs_to_one_key_and_cannot_be_left_out()
    {
        using var bench = await TrustingAsync("\"RAM\":\"acs:ram::0000111122223333:user/dts-apply\"");
        var first = await bench.CallAsync("AssumeRole", Arn, Session);
        var second = await bench.CallAsync("AssumeRole", Arn, ("RoleSessionName", "other"));
        var key = Key(first);

        Assert.Equal("400 MissingSecurityToken", $"{await bench.CallAsync(key, "GetCallerIdentity")}");
        Assert.Equal(
            "400 InvalidSecurityToken.MismatchWithAccessKey",
            $"{await SendAsync(bench, key, $"{second["Credentials"]["SecurityToken"]}")}"
        );
        Assert.Equal(
            "400 InvalidSecurityToken.MismatchWithAccessKey",
            $"{await SendAsync(bench, SandboxKeys.OfUser(Bench.Orders), $"{first["Credentials"]["SecurityToken"]}")}"
        );
        Assert.Equal(
            "400 InvalidSecurityToken.Malformed",
            $"{await SendAsync(bench, key, "CAIS" + new string('A', 200))}"
        );
        Assert.Equal(
            "400 SignatureDoesNotMatch",
            $"{await SendAsync(bench, key with { Secret = "other" }, $"{first["Credentials"]["SecurityToken"]}")}"
        );
    }

    [Fact]
    public static async Task Deleting_the_role_ends_its_sessions_even_if_it_is_made_again()
    {
        using var bench = await TrustingAsync("\"RAM\":\"acs:ram::0000111122223333:root\"");
        var answer = await bench.CallAsync("AssumeRole", Arn, Session);
        await bench.CallAsync(SandboxKeys.ForAccount(Bench.Lake), "DeleteRole", ("RoleName", "deployer"));
        await bench.CallAsync(
            SandboxKeys.ForAccount(Bench.Lake),
            "CreateRole",
            ("RoleName", "deployer"),
            ("AssumeRolePolicyDocument", Bench.Trust)
        );

        Assert.Equal("404 InvalidAccessKeyId.NotFound", $"{await WithTokenAsync(bench, answer, "GetCallerIdentity")}");
    }

    [Theory]
    [InlineData("\"RAM\":[\"acs:ram::0000111122223333:root\"]", "200")]
    [InlineData("\"RAM\":[\"acs:ram::0000111122223333:user/dts-apply\"]", "200")]
    [InlineData("\"RAM\":[\"acs:ram::0000111122223333:user/other\"]", "403 NoPermission")]
    [InlineData("\"RAM\":[\"acs:ram::0000444455556666:root\"]", "403 NoPermission")]
    [InlineData("\"Service\":[\"0000111122223333@dts.aliyuncs.com\"]", "403 NoPermission")]
    [InlineData(
        "\"RAM\":[\"acs:ram::0000111122223333:root\"]},\"Condition\":{\"StringEquals\":{\"sts:ExternalId\":\"secret\"}",
        "403 NoPermission"
    )]
    [InlineData(
        "\"RAM\":[\"acs:ram::0000111122223333:root\"]},\"Condition\":{\"StringEquals\":{\"sts:ExternalId\":[\"x\",\"right\"]}",
        "200"
    )]
    [InlineData(
        "\"RAM\":[\"acs:ram::0000111122223333:root\"]},\"Condition\":{\"IpAddress\":{\"acs:SourceIp\":\"127.0.0.1\"}",
        "403 NoPermission"
    )]
    [InlineData(
        "\"RAM\":[\"acs:ram::0000111122223333:root\"]}},"
            + "{\"Action\":\"sts:AssumeRole\",\"Effect\":\"Deny\",\"Principal\":{\"RAM\":\"acs:ram::0000111122223333:user/dts-apply\"",
        "403 NoPermission"
    )]
    [InlineData(
        "\"RAM\":[\"acs:ram::0000111122223333:root\"]}},"
            + "{\"Action\":\"sts:SetSourceIdentity\",\"Effect\":\"Deny\",\"Principal\":{\"RAM\":\"acs:ram::0000111122223333:root\"",
        "200"
    )]
    public static async Task The_stored_trust_policy_decides(string principal, string expected)
    {
        using var bench = await TrustingAsync(principal);

        Assert.Equal(expected, $"{await bench.CallAsync("AssumeRole", Arn, Session, ("ExternalId", "right"))}");
    }

    [Fact]
    public static async Task A_session_may_assume_the_next_role()
    {
        using var bench = await TrustingAsync("\"RAM\":\"acs:ram::0000111122223333:root\"");
        await bench.CallAsync(
            "CreateRole",
            ("RoleName", "next"),
            ("AssumeRolePolicyDocument", Document("\"RAM\":\"acs:ram::0000444455556666:role/deployer\""))
        );

        var first = await bench.CallAsync("AssumeRole", Arn, Session);

        Assert.Equal(
            "200",
            $"{await WithTokenAsync(bench, first, "AssumeRole", ("RoleArn", "acs:ram::0000111122223333:role/next"), Session)}"
        );
        Assert.Equal(
            "403 NoPermission",
            $"{await bench.CallAsync("AssumeRole", ("RoleArn", "acs:ram::0000111122223333:role/next"), Session)}"
        );
    }

    [Fact]
    public static async Task The_account_itself_cannot_assume_a_role()
    {
        using var bench = await TrustingAsync("\"RAM\":\"acs:ram::0000111122223333:root\"");

        var answer = await bench.CallAsync(SandboxKeys.ForAccount(Bench.Orders), "AssumeRole", Arn, Session);

        Assert.Equal("403 NoPermission Roles may not be assumed by root accounts.", $"{answer} {answer["Message"]}");
    }

    [Theory]
    [InlineData("RoleArn", "", "400 MissingRoleArn")]
    [InlineData("RoleArn", "deployer", "400 InvalidParameter.RoleArn")]
    [InlineData("RoleArn", "acs:ram::0000444455556666:role/none", "404 EntityNotExist.Role")]
    [InlineData("RoleArn", "acs:ram::0000999999999999:role/deployer", "404 EntityNotExist.Role")]
    [InlineData("RoleSessionName", "", "400 MissingRoleSessionName")]
    [InlineData("RoleSessionName", "x", "400 InvalidParameter.RoleSessionName")]
    [InlineData("RoleSessionName", "a b", "400 InvalidParameter.RoleSessionName")]
    [InlineData("DurationSeconds", "899", "400 InvalidParameter.DurationSeconds")]
    [InlineData("DurationSeconds", "3601", "400 InvalidParameter.DurationSeconds")]
    [InlineData("ExternalId", "x", "400 InvalidParameter.ExternalId")]
    [InlineData("SourceIdentity", "acs:x", "400 InvalidParameter.SourceIdentity")]
    [InlineData("Policy", "{", "400 InvalidParameter.PolicyGrammar")]
    public static async Task A_parameter_that_is_not_right_is_named(string name, string value, string expected)
    {
        using var bench = await TrustingAsync("\"RAM\":\"acs:ram::0000111122223333:root\"");
        var parameters = new Dictionary<string, string>
        {
            [Arn.Item1] = Arn.Item2,
            [Session.Item1] = Session.Item2,
            [name] = value,
        };

        Assert.Equal(expected, $"{await bench.CallAsync("AssumeRole", [.. parameters.Select(p => (p.Key, p.Value))])}");
    }

    private static string Document(string principal) =>
        $"{{\"Statement\":[{{\"Action\":\"sts:AssumeRole\",\"Effect\":\"Allow\",\"Principal\":{{{principal}}}}}],\"Version\":\"1\"}}";

    private static async Task<Bench> TrustingAsync(string principal)
    {
        var bench = await Bench.OpenAsync();
        var made = await bench.CallAsync(
            SandboxKeys.ForAccount(Bench.Lake),
            "CreateRole",
            ("RoleName", "deployer"),
            ("AssumeRolePolicyDocument", Document(principal))
        );
        Assert.Equal("200", $"{made}");
        return bench;
    }

    private static SandboxKey Key(Answer answer) =>
        new($"{answer["Credentials"]["AccessKeyId"]}", $"{answer["Credentials"]["AccessKeySecret"]}");

    internal static async Task<Answer> WithTokenAsync(
        Bench bench,
        Answer session,
        string action,
        params (string, string)[] parameters
    ) => await SendAsync(bench, Key(session), $"{session["Credentials"]["SecurityToken"]}", action, parameters);

    private static async Task<Answer> SendAsync(
        Bench bench,
        SandboxKey key,
        string token,
        string action = "GetCallerIdentity",
        params (string, string)[] parameters
    )
    {
        var request = bench.Signed(key, action, parameters);
        request.Headers["x-acs-accesskey-id"] = key.Id;
        request.Headers["x-acs-security-token"] = token;
        return Answer.Read(await bench.SendAsync(request.SignedWith(key)));
    }
}
