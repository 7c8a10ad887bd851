using System.Security.Cryptography;
using System.Text;
using DtsApply.Alibaba;
using DtsApply.Alibaba.Credentials;
using DtsApply.Live;
using DtsApply.Model;
using DtsApply.Planning;
using DtsApply.Sandbox;
using Xunit;

namespace DtsApply.Tests.Sandbox;

/// <summary>The services repeat the signed text in a refused signature. The sandbox does as well, and the tool's own
/// client shows none of it.</summary>
public static class EchoTests
{
    private const string Wrong = "canary/Secret+0123456789==";
    private static readonly SandboxKey User = SandboxKeys.OfUser(Bench.Orders);

    [Fact]
    public static async Task A_refused_signature_tells_both_of_the_strings_that_are_signed()
    {
        using var bench = await Bench.OpenAsync();
        var request = bench.Signed(User with { Secret = Wrong }, "GetRole", ("RoleName", "a b"));

        var message = $"{Answer.Read(await bench.SendAsync(request))["Message"]}";

        var parts = message.Split(
            [" server StringToSign is [", "] server CanonicalRequest is ["],
            StringSplitOptions.None
        );
        var canonical = parts[2][..^1];
        Assert.Equal("Specified signature is not matched with our calculation.", parts[0]);
        Assert.StartsWith(
            "POST\n/\nRoleName=a%20b\nhost:127.0.0.1:8787\nx-acs-action:GetRole\n",
            canonical,
            StringComparison.Ordinal
        );
        Assert.Equal(
            $"ACS3-HMAC-SHA256\n{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(canonical)))}",
            parts[1]
        );
        Assert.EndsWith("]", message, StringComparison.Ordinal);

        // Whoever signs that very text is let in.
        var right = Convert.ToHexStringLower(
            HMACSHA256.HashData(Encoding.UTF8.GetBytes(User.Secret), Encoding.UTF8.GetBytes(parts[1]))
        );
        request.Headers["authorization"] =
            $"{request.Headers["authorization"].Split("Signature=")[0]}Signature={right}";
        Assert.Equal("400 InvalidParameter.RoleName.InvalidChars", $"{Answer.Read(await bench.SendAsync(request))}");
    }

    [Fact]
    public static async Task Nothing_of_it_is_passed_on_by_the_tools_own_client()
    {
        using var bench = await Bench.OpenAsync();
        var session = await SessionAsync(bench);
        using var wire = new Listening(new SandboxHandler(bench.Cloud));
        var options = new CloudOptions(
            bench.Clock,
            new(_ => null, "", "") { Issued = _ => session },
            TimeSpan.FromMinutes(5)
        )
        {
            Handler = wire,
            Jitter = () => 0.5,
        };
        using var cloud = new AlibabaCloud(options);
        var account = Some.Account("orders", Bench.Orders, new ProfileCredentials("orders"));

        CloudException[] failures =
        [
            await Assert.ThrowsAsync<CloudException>(() =>
                cloud.WhoAmIAsync(account, TestContext.Current.CancellationToken)
            ),
            await Assert.ThrowsAsync<CloudException>(() =>
                cloud.ReadRoleAsync(account, "ram-for-dts", TestContext.Current.CancellationToken)
            ),
            await Assert.ThrowsAsync<CloudException>(() =>
                cloud.CarryOutAsync(
                    account,
                    "ram-for-dts",
                    new AttachPolicyToRole(Policy.Dts),
                    new(CancellationToken.None, CancellationToken.None)
                )
            ),
        ];

        // The sandbox did repeat the token; so the test would see it pass.
        Assert.All(wire.Heard, answer => Assert.Contains(session.Token!, answer, StringComparison.Ordinal));
        foreach (var failure in failures)
        {
            var told =
                $"{failure} {failure.Error} {Failures.Describe(failure, account, null, "ram-for-dts").Diagnostic}";
            Assert.All(
                [Wrong, session.Token!, session.Id, "StringToSign", "CanonicalRequest", "x-acs-", .. wire.Signatures],
                part => Assert.DoesNotContain(part, told, StringComparison.Ordinal)
            );
            Assert.Equal("SignatureDoesNotMatch", failure.Error!.Code);
        }
    }

    /// <summary>The keys of a session, with another secret than theirs.</summary>
    private static async Task<AccessKey> SessionAsync(Bench bench)
    {
        await bench.CallAsync("CreateRole", ("RoleName", "r"), ("AssumeRolePolicyDocument", Bench.Trust));
        var assumed = await bench.CallAsync(
            SandboxKeys.OfUser(Bench.Lake),
            "AssumeRole",
            ("RoleArn", $"acs:ram::{Bench.Orders}:role/r"),
            ("RoleSessionName", "ci")
        );
        var keys = assumed["Credentials"];
        return new($"{keys["AccessKeyId"]}", Wrong, $"{keys["SecurityToken"]}") { Label = "profile orders" };
    }

    /// <summary>Keeps what is sent and answered.</summary>
    private sealed class Listening(HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        public List<string> Heard { get; } = [];

        public List<string> Signatures { get; } = [];

        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        )
        {
            Signatures.Add(request.Headers.GetValues("authorization").Single().Split("Signature=")[1]);
            var answer = await base.SendAsync(request, cancellationToken);
            Heard.Add(await answer.Content.ReadAsStringAsync(cancellationToken));
            return answer;
        }
    }
}
