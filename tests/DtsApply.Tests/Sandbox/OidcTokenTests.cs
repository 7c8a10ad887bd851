using System.Security.Cryptography;
using DtsApply.Sandbox;
using Xunit;

namespace DtsApply.Tests.Sandbox;

public static class OidcTokenTests
{
    private const string Header = """{"alg":"ES256","typ":"JWT"}""";
    private const string Invalid = "401 AuthenticationFail.OIDCToken.Invalid";
    private static readonly long Now = SandboxClock.Start.ToUnixTimeSeconds();

    [Fact]
    public static async Task A_token_of_anyone_else_opens_nothing_and_is_never_repeated()
    {
        using var bench = await OidcBench.OpenAsync();
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var good = bench.Token();
        var parts = good.Split('.');
        var claims = Claims();
        (string Token, string Expected)[] all =
        [
            (OidcBench.Made(Header, claims), "200"),
            (OidcBench.Made(Header, Claims("\"aud\":[\"x\",\"sts.aliyuncs.com\"]")), "200"),
            (OidcBench.Made(Header, claims, other), "401 AuthenticationFail.OIDCToken.InvalidSignature"),
            ($"{OidcBench.Part("""{"alg":"none"}""")}.{parts[1]}.", Invalid),
            ($"{OidcBench.Part("""{"alg":"none"}""")}.{parts[1]}.{parts[2]}", Invalid),
            (OidcBench.Made("""{"alg":"HS256"}""", claims), Invalid),
            (OidcBench.Made("""{"alg":"es256"}""", claims), Invalid),
            (OidcBench.Made("""{"alg":["ES256"]}""", claims), Invalid),
            (OidcBench.Made("""{"alg":"none","alg":"ES256"}""", claims), Invalid),
            (OidcBench.Made("""{"alg":"ES256","crit":["b64"],"b64":false}""", claims), Invalid),
            (OidcBench.Made("[]", claims), Invalid),
            (OidcBench.Made(Header, "{"), Invalid),
            (OidcBench.Made(Header, new string('[', 3000)), Invalid),
            (
                OidcBench.Made(Header, claims.Replace("sandbox.", "other.", StringComparison.Ordinal)),
                "401 AuthenticationFail.OIDCToken.IssuerNotMatch"
            ),
            (
                OidcBench.Made(Header, claims.Replace("sandbox.", "other.", StringComparison.Ordinal), other),
                "401 AuthenticationFail.OIDCToken.IssuerNotMatch"
            ),
            (OidcBench.Made(Header, Claims("\"aud\":\"other\"")), "401 AuthenticationFail.OIDCToken.AudienceNotMatch"),
            (OidcBench.Made(Header, Claims("\"aud\":[]")), "401 AuthenticationFail.OIDCToken.AudienceNotMatch"),
            (OidcBench.Made(Header, Claims("\"aud\":7")), "401 AuthenticationFail.OIDCToken.AudienceNotMatch"),
            (OidcBench.Made(Header, Claims($"\"exp\":{Now}")), "401 AuthenticationFail.OIDCToken.Expired"),
            (OidcBench.Made(Header, Claims($"\"exp\":\"{Now + 9}\"")), Invalid),
            (OidcBench.Made(Header, Claims("\"exp\":1e300")), Invalid),
            (OidcBench.Made(Header, Claims("\"exp\":-1")), Invalid),
            (OidcBench.Made(Header, Claims($"\"iat\":{Now + 61}")), Invalid),
            (OidcBench.Made(Header, Claims($"\"nbf\":{Now + 61}")), Invalid),
            (OidcBench.Made(Header, Claims("\"sub\":\"\"")), Invalid),
            (OidcBench.Made(Header, Claims("\"sub\":\"\\ud800\"")), Invalid),
            ($"{parts[0]}.{OidcBench.Part(claims)}.{parts[2]}", "401 AuthenticationFail.OIDCToken.InvalidSignature"),
            (good[..^1], Invalid),
            (good[..^2], "401 AuthenticationFail.OIDCToken.InvalidSignature"),
            (good + "=", Invalid),
            (good + " ", Invalid),
            (good + ".x", Invalid),
            ($"{parts[0]}.{parts[1]}", Invalid),
            ($"{parts[0]}.{parts[1]}.", Invalid),
            ("..", Invalid),
            ("canary-of-a-token", Invalid),
            (OidcBench.Made(Header, Claims($"\"x\":\"{new string('x', 20000)}\"")), Invalid),
        ];
        foreach (var (token, expected) in all)
        {
            var answer = await bench.AssumeAsync(token);
            Assert.True(expected == $"{answer}", $"{answer} for {token}");
            Assert.All(token.Split('.').Where(part => part.Length > 8), part =>
                Assert.DoesNotContain(part, answer.Body.ToJsonString(), StringComparison.Ordinal)
            );
        }

        bench.Clock.Now += TimeSpan.FromMinutes(10);
        Assert.Equal("401 AuthenticationFail.OIDCToken.Expired", $"{await bench.AssumeAsync(good)}");
    }

    /// <summary>What a token says when it is right, but for one claim.</summary>
    private static string Claims(string other = "\"x\":1")
    {
        var all = new[]
        {
            $"\"iss\":\"{SandboxOidc.Issuer}\"",
            "\"sub\":\"canary\"",
            "\"aud\":\"sts.aliyuncs.com\"",
            $"\"iat\":{Now}",
            $"\"exp\":{Now + 600}",
        };
        var name = other.Split(':')[0];
        return $"{{{string.Join(',', all.Where(claim => claim.Split(':')[0] != name).Append(other))}}}";
    }
}
