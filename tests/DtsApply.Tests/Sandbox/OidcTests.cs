using DtsApply.Sandbox;
using Xunit;

namespace DtsApply.Tests.Sandbox;

public static class OidcTests
{
    private const string Invalid = "401 AuthenticationFail.OIDCToken.Invalid";

    [Fact]
    public static async Task A_session_works_as_one_of_AssumeRole()
    {
        using var bench = await OidcBench.OpenAsync();

        var answer = await bench.AssumeAsync(bench.Token(), ("DurationSeconds", "900"));

        Assert.Equal("200", $"{answer}");
        Assert.Equal($"{OidcBench.Role}/ci", $"{answer["AssumedRoleUser"]["Arn"]}");
        var info = answer["OIDCTokenInfo"];
        Assert.Equal(
            $"{SandboxOidc.Subject} {SandboxOidc.Issuer} sts.aliyuncs.com Success 2026-11-23T15:57:00Z 2026-11-23T16:07:00Z",
            $"{info["Subject"]} {info["Issuer"]} {info["ClientIds"]} {info["VerificationInfo"]} "
                + $"{info["IssuanceTime"]} {info["ExpirationTime"]}"
        );
        Assert.Equal(
            "acs:ram::0000444455556666:assumed-role/deployer/ci",
            $"{(await AssumeRoleTests.WithTokenAsync(bench, answer, "GetCallerIdentity"))["Arn"]}"
        );
        bench.Clock.Now += TimeSpan.FromSeconds(900);
        Assert.Equal(
            "400 InvalidSecurityToken.Expired",
            $"{await AssumeRoleTests.WithTokenAsync(bench, answer, "GetCallerIdentity")}"
        );
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("POST")]
    public static async Task Parameters_may_be_in_the_query_the_form_or_both(string method)
    {
        using var bench = await OidcBench.OpenAsync();
        foreach (var inForm in (Predicate<string>[])[_ => false, _ => true, name => name.StartsWith('R')])
        {
            var request = OidcBench.Request(bench, bench.Token(), method, inForm);
            Assert.Equal("200", $"{Answer.Read(await bench.SendAsync(request))}");
        }
    }

    [Fact]
    public static async Task The_action_may_be_in_headers_and_a_signature_is_not_looked_at()
    {
        using var bench = await OidcBench.OpenAsync();
        var request = OidcBench.Request(bench, bench.Token(), "POST", name => name is not ("Action" or "Version"));
        request.Headers["x-acs-action"] = "AssumeRoleWithOIDC";
        request.Headers["x-acs-version"] = "2015-04-01";
        request.Headers["authorization"] = "ACS3-HMAC-SHA256 Credential=x,SignedHeaders=host,Signature=0";

        Assert.Equal("200", $"{Answer.Read(await bench.SendAsync(request with { Query = "" }))}");
    }

    [Theory]
    [InlineData("OIDCProviderArn", "", "400 MissingOIDCProviderArn")]
    [InlineData(
        "OIDCProviderArn",
        "acs:ram::0000444455556666:oidc-provider/other",
        "401 AuthenticationFail.NoPermission"
    )]
    [InlineData(
        "OIDCProviderArn",
        "acs:ram::0000111122223333:oidc-provider/sandbox",
        "401 AuthenticationFail.NoPermission"
    )]
    [InlineData(
        "OIDCProviderArn",
        "acs:ram::0000999999999999:oidc-provider/sandbox",
        "401 AuthenticationFail.NoPermission"
    )]
    [InlineData("OIDCToken", "", Invalid)]
    [InlineData("RoleArn", "deployer", "400 InvalidParameter.RoleArn")]
    [InlineData("RoleArn", "acs:ram::0000444455556666:role/none", "404 EntityNotExist.Role")]
    [InlineData("RoleArn", "acs:ram::0000999999999999:role/deployer", "404 EntityNotExist.Role")]
    [InlineData("RoleSessionName", "x", "400 InvalidParameter.RoleSessionName")]
    [InlineData("DurationSeconds", "3601", "400 InvalidParameter.DurationSeconds")]
    [InlineData("Policy", "{", "400 InvalidParameter.PolicyGrammar")]
    [InlineData("Timestamp", "2026-11-23T15:41:59Z", "400 InvalidTimeStamp.Expired")]
    [InlineData("Timestamp", "now", "400 InvalidTimeStamp.Format")]
    [InlineData("Version", "2015-05-01", "400 MissingAccessKeyId")]
    public static async Task A_parameter_that_is_not_right_is_named(string name, string value, string expected)
    {
        using var bench = await OidcBench.OpenAsync();

        Assert.Equal(expected, $"{await bench.AssumeAsync(bench.Token(), (name, value))}");
    }

    [Theory]
    [InlineData(
        """{"StringEquals":{"oidc:iss":"https://sandbox.dts-apply.invalid","oidc:aud":["x","sts.aliyuncs.com"]}}""",
        true
    )]
    [InlineData("""{"StringEquals":{"oidc:sub":"repo:example/infra:ref:refs/heads/main"}}""", true)]
    [InlineData("""{"StringEquals":{"OIDC:Sub":"repo:example/infra:ref:refs/heads/Main"}}""", false)]
    [InlineData("""{"StringEqualsIgnoreCase":{"oidc:sub":"REPO:example/infra:ref:refs/heads/Main"}}""", true)]
    [InlineData("""{"StringNotEqualsIgnoreCase":{"oidc:sub":"REPO:example/infra:ref:refs/heads/Main"}}""", false)]
    [InlineData("""{"StringNotEquals":{"oidc:sub":"repo:example/other:ref:refs/heads/main"}}""", true)]
    [InlineData("""{"StringLike":{"oidc:sub":"repo:example/infra:*"}}""", true)]
    [InlineData("""{"StringLike":{"oidc:sub":["repo:example/other:*","repo:?xample/infra:ref:*/main"]}}""", true)]
    [InlineData("""{"StringLike":{"oidc:sub":"repo:example/infra"}}""", false)]
    [InlineData("""{"StringNotLike":{"oidc:sub":"*/main"}}""", false)]
    [InlineData("""{"StringLike":{"oidc:sub":"repo:*"},"StringEquals":{"oidc:aud":"other"}}""", false)]
    [InlineData("""{"StringEquals":{"oidc:iss":"https://token.actions.githubusercontent.com"}}""", false)]
    [InlineData("""{"StringEquals":{"oidc:actor":"alice"}}""", false)]
    [InlineData("""{"StringMatches":{"oidc:sub":"repo:*"}}""", false)]
    [InlineData("""{"StringEquals":"oidc:sub"}""", false)]
    [InlineData("""{"StringEquals":{"oidc:sub":["\ud800"]}}""", false)]
    [InlineData("""{"StringEquals":{"oidc:sub":"a","oidc:sub":"a"}}""", false)]
    [InlineData("{}", true)]
    public static async Task Conditions_are_asked_of_the_token(string condition, bool isLetIn)
    {
        using var bench = await OidcBench.OpenAsync($",\"Condition\":{condition}");

        Assert.Equal(
            isLetIn ? "200" : "401 AuthenticationFail.NoPermission",
            $"{await bench.AssumeAsync(bench.Token())}"
        );
    }

    [Theory]
    [InlineData("""{"RAM":["acs:ram::0000444455556666:root","*"]}""")]
    [InlineData("""{"Federated":"acs:ram::0000111122223333:oidc-provider/sandbox"}""")]
    [InlineData("""{"Federated":"acs:ram::0000444455556666:saml-provider/sandbox"}""")]
    [InlineData("""{"Federated":"*"}""")]
    public static async Task A_role_that_does_not_name_the_provider_lets_nobody_in(string principal)
    {
        using var bench = await OidcBench.OpenAsync(
            trust: $$$"""{"Statement":[{"Action":"sts:AssumeRole","Effect":"Allow","Principal":{{{principal}}}}],"Version":"1"}"""
        );

        Assert.Equal("401 AuthenticationFail.NoPermission", $"{await bench.AssumeAsync(bench.Token())}");
    }

    [Fact]
    public static async Task A_denial_beats_what_allows()
    {
        var allowed =
            $$$"""{"Action":"sts:AssumeRole","Effect":"Allow","Principal":{"Federated":"{{{OidcBench.Provider}}}"}}""";
        var denied = allowed.Replace("Allow", "Deny", StringComparison.Ordinal)[..^1];
        var narrowed = denied + ""","Condition":{"StringLike":{"oidc:sub":"*main"}}}""";
        using var bench = await OidcBench.OpenAsync(
            trust: $"{{\"Statement\":[{allowed},{narrowed}],\"Version\":\"1\"}}"
        );

        Assert.Equal("401 AuthenticationFail.NoPermission", $"{await bench.AssumeAsync(bench.Token())}");
        var other = SandboxOidc.Token("repo:x", SandboxOidc.Audience, bench.Clock.Now, TimeSpan.FromHours(1));
        Assert.Equal("200", $"{await bench.AssumeAsync(other)}");
    }

    [Fact]
    public static async Task A_new_role_may_be_unassumable_for_a_token_too()
    {
        var faults = DtsApply.Sandbox.Faults.SandboxFaults.Read(["unassumable=5s"], 0).Faults;
        using var bench = await OidcBench.OpenAsync(with: options => options with { Faults = faults });

        Assert.Equal("404 EntityNotExist.Role", $"{await bench.AssumeAsync(bench.Token())}");
        bench.Clock.Now += TimeSpan.FromSeconds(6);
        Assert.Equal("200", $"{await bench.AssumeAsync(bench.Token())}");
    }
}
