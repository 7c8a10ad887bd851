using DtsApply.Sandbox;
using Xunit;

namespace DtsApply.Tests.Sandbox;

public static class GatewayTests
{
    private static readonly SandboxKey User = SandboxKeys.OfUser(Bench.Orders);

    [Fact]
    public static async Task Every_account_has_its_own_key_and_that_of_a_user_from_the_start()
    {
        using var bench = await Bench.OpenAsync();

        var root = await bench.CallAsync(SandboxKeys.ForAccount(Bench.Lake), "GetCallerIdentity");
        var user = await bench.CallAsync(User, "GetCallerIdentity");

        Assert.Equal(
            """
            {"RequestId":"00000000-0000-0000-0000-000000000000",
            "IdentityType":"Account","AccountId":"0000444455556666","PrincipalId":"0000444455556666",
            "UserId":"0000444455556666","Arn":"acs:ram::0000444455556666:root"}
            """.ReplaceLineEndings(""),
            root.Body.ToJsonString()
        );
        Assert.Equal("RAMUser acs:ram::0000111122223333:user/dts-apply", $"{user["IdentityType"]} {user["Arn"]}");
        Assert.Equal($"{user["UserId"]}", $"{user["PrincipalId"]}");
    }

    [Fact]
    public static void Keys_are_the_same_at_every_start()
    {
        Assert.Equal(SandboxKeys.ForAccount(Bench.Orders), SandboxKeys.ForAccount(Bench.Orders));
        Assert.NotEqual(SandboxKeys.ForAccount(Bench.Orders).Secret, SandboxKeys.OfUser(Bench.Orders).Secret);
        Assert.NotEqual(SandboxKeys.ForAccount(Bench.Orders).Secret, SandboxKeys.ForAccount(Bench.Lake).Secret);
        Assert.DoesNotContain(User.Secret, User.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0000999999999999")]
    [InlineData("")]
    public static async Task A_key_of_an_account_that_does_not_exist_is_not_found(string account)
    {
        using var bench = await Bench.OpenAsync();

        Assert.Equal(
            "404 InvalidAccessKeyId.NotFound",
            $"{await bench.CallAsync(SandboxKeys.OfUser(account), "GetCallerIdentity")}"
        );
        Assert.Equal(
            "404 InvalidAccessKeyId.NotFound",
            $"{await bench.CallAsync(SandboxKeys.ForAccount(account), "GetCallerIdentity")}"
        );
    }

    [Theory]
    [InlineData(-901, "400 InvalidTimeStamp.Expired")]
    [InlineData(-900, "200")]
    [InlineData(900, "200")]
    [InlineData(901, "400 InvalidTimeStamp.Expired")]
    public static async Task A_stamp_counts_for_fifteen_minutes_either_way(int seconds, string expected)
    {
        using var bench = await Bench.OpenAsync();
        bench.Clock.Now += TimeSpan.FromSeconds(seconds);
        var request = bench.Signed(User, "GetCallerIdentity");
        bench.Clock.Now = SandboxClock.Start;

        Assert.Equal(expected, $"{Answer.Read(await bench.SendAsync(request))}");
    }

    [Fact]
    public static async Task A_nonce_is_good_for_one_request_as_long_as_its_stamp_is()
    {
        using var bench = await Bench.OpenAsync();
        bench.Clock.Now += TimeSpan.FromMinutes(15);
        var request = bench.Signed(User, "GetCallerIdentity");
        bench.Clock.Now -= TimeSpan.FromMinutes(15);

        Assert.Equal("200", $"{Answer.Read(await bench.SendAsync(request))}");
        Assert.Equal("400 SignatureNonceUsed", $"{Answer.Read(await bench.SendAsync(request))}");
        bench.Clock.Now += TimeSpan.FromMinutes(30);
        Assert.Equal("400 SignatureNonceUsed", $"{Answer.Read(await bench.SendAsync(request))}");
    }

    [Fact]
    public static async Task The_same_nonce_of_another_key_is_another_nonce()
    {
        using var bench = await Bench.OpenAsync();
        var first = bench.Signed(User, "GetCallerIdentity");
        var second = (first with { Headers = new(first.Headers) }).SignedWith(SandboxKeys.ForAccount(Bench.Lake));

        Assert.Equal("200", $"{Answer.Read(await bench.SendAsync(first))}");
        Assert.Equal("200", $"{Answer.Read(await bench.SendAsync(second))}");
    }

    [Theory]
    [InlineData("x-acs-action", null, "400 MissingAction")]
    [InlineData("x-acs-version", null, "400 MissingVersion")]
    [InlineData("x-acs-date", null, "400 MissingTimestamp")]
    [InlineData("x-acs-date", "yesterday", "400 InvalidTimeStamp.Format")]
    [InlineData("x-acs-signature-nonce", null, "400 MissingSignatureNonce")]
    [InlineData("x-acs-action", "GetEverything", "404 InvalidApi.NotFound")]
    [InlineData("x-acs-version", "2020-01-01", "404 InvalidApi.NotFound")]
    [InlineData("x-acs-content-sha256", "00", "400 SignatureDoesNotMatch")]
    [InlineData("x-acs-security-token", "CAIS", "400 InvalidSecurityToken.Malformed")]
    public static async Task A_header_that_is_missing_or_wrong_is_refused(string name, string? value, string expected)
    {
        using var bench = await Bench.OpenAsync();
        var request = bench.Signed(User, "GetRole", ("RoleName", "r"));
        request.Headers.Remove(name);
        if (value is not null)
        {
            request.Headers[name] = value;
        }

        Assert.Equal(expected, $"{Answer.Read(await bench.SendAsync(request.SignedWith(User)))}");
    }

    [Theory]
    [InlineData(null, "400 MissingAccessKeyId")]
    [InlineData("ACS3-HMAC-SHA256 ", "400 IncompleteSignature")]
    [InlineData("ACS3-HMAC-SHA256 Credential=a,Signature=b", "400 IncompleteSignature")]
    [InlineData("ACS3-RSA-SHA256 Credential=a,SignedHeaders=host,Signature=b", "400 InvalidSignatureMethod")]
    [InlineData("ACS3-HMAC-SHA256 Credential=a,SignedHeaders=host,Signature=b", "400 IncompleteSignature")]
    public static async Task An_authorization_that_does_not_conform_is_refused(string? authorization, string expected)
    {
        using var bench = await Bench.OpenAsync();
        var request = bench.Signed(User, "GetCallerIdentity");
        request.Headers.Remove("authorization");
        if (authorization is not null)
        {
            request.Headers["authorization"] = authorization;
        }

        Assert.Equal(expected, $"{Answer.Read(await bench.SendAsync(request))}");
    }

    [Fact]
    public static async Task Only_get_and_post_to_the_root_are_answered()
    {
        using var bench = await Bench.OpenAsync();
        var request = bench.Signed(User, "GetCallerIdentity");

        Assert.Equal(
            "400 UnsupportedHTTPMethod",
            $"{Answer.Read(await bench.SendAsync(request with { Method = "PUT" }))}"
        );
        Assert.Equal(
            "404 InvalidApi.NotFound",
            $"{Answer.Read(await bench.SendAsync(request with { Path = "/roles" }))}"
        );
        Assert.Equal(
            "200",
            $"{Answer.Read(await bench.SendAsync((request with { Method = "GET" }).SignedWith(User)))}"
        );
    }

    [Fact]
    public static async Task An_error_has_the_members_that_clients_read()
    {
        using var bench = await Bench.OpenAsync();

        var answer = await bench.CallAsync("GetRole", ("RoleName", "none"));

        Assert.Equal(
            """
            {"RequestId":"00000000-0000-0000-0000-000000000000","HostId":"ram.aliyuncs.com",
            "Code":"EntityNotExist.Role","Message":"The role not exists: none",
            "Recommend":"https://api.aliyun.com/troubleshoot?q=EntityNotExist.Role
            \u0026product=Ram\u0026requestId=00000000-0000-0000-0000-000000000000"}
            """.ReplaceLineEndings(""),
            answer.Body.ToJsonString()
        );
    }
}
