using CsCheck;
using DtsApply.Alibaba.Credentials;
using DtsApply.Live;
using Xunit;

namespace DtsApply.Tests.Alibaba;

public static class SecretTests
{
    private const string Id = "LTAI5tCanaryCanaryx7Qd";
    private const string Secret = "canary/Secret+0123456789==";
    private const string Token = "CAIScanary/Token+with=odd&chars~*";
    private static readonly AccessKey Canary = new(Id, Secret, Token) { Label = "profile orders" };
    private static readonly string[] Codes =
    [
        "NoPermission",
        "SignatureDoesNotMatch",
        "InvalidAccessKeyId.NotFound",
        "LimitExceeded.Role",
        "ServiceUnavailable",
        $"X.{Secret}",
        "InvalidSecurityToken.Expired",
    ];

    private static readonly string[] Echoed = [Id, Secret, Token, "%2F", "a"];

    private static bool IsClean(string text) =>
        new[] { Id, Secret, Token, Uri.EscapeDataString(Secret), Uri.EscapeDataString(Token) }.All(part =>
            !text.Contains(part, StringComparison.Ordinal)
        );

    [Fact]
    public static void No_failure_shows_a_key_even_if_the_service_repeats_it() =>
        Gen.Select(Gen.OneOf(Codes), Gen.OneOf(Echoed), Gen.String[Gen.Char["ab<>& "], 0, 8])
            .Sample(
                (code, echo, noise) =>
                {
                    using var desk = new Desk(
                        new(
                            (sent, _) =>
                                Service.Refuses(
                                    code,
                                    message: $"{noise}{echo} {Uri.EscapeDataString(echo)} "
                                        + $"{sent.Headers["authorization"]} {sent.Headers["x-acs-security-token"]}"
                                )
                        ),
                        keys: Canary
                    );
                    foreach (
                        var failure in new[]
                        {
                            Assert.Throws<CloudException>(desk.WhoAmI),
                            Assert.Throws<CloudException>(() => desk.CarryOut()),
                        }
                    )
                    {
                        Assert.True(
                            IsClean($"{failure} {failure.Message} {failure.Help} {failure.Error}"),
                            $"{failure} {failure.Error}"
                        );
                    }
                },
                iter: 200
            );

    [Fact]
    public static void An_exception_of_the_network_is_not_passed_on()
    {
        using var desk = new Desk(
            new Service(
                (sent, _) =>
                    throw new HttpRequestException(
                        HttpRequestError.ConnectionError,
                        string.Join(' ', sent.Headers.Values)
                    )
            ),
            keys: Canary
        );
        Assert.True(IsClean(Assert.Throws<CloudException>(desk.WhoAmI).ToString()));
    }

    [Fact]
    public static void The_right_signature_is_never_repeated()
    {
        using var desk = new Desk(
            new((sent, _) => Service.Refuses("SignatureDoesNotMatch", message: "server string to sign is ...")),
            keys: Canary
        );
        Assert.Equal("(hidden)", Assert.Throws<CloudException>(desk.WhoAmI).Error!.Message);
    }

    [Theory]
    [InlineData("LTAI5tExampleKeyx7Qd", null, "AK LTAI…x7Qd")]
    [InlineData("STS.NT0123456789abcd", "t", "STS STS.…abcd")]
    [InlineData("short", null, "AK …")]
    [InlineData("", null, "AK …")]
    public static void Keys_show_the_ends_of_their_ID_only(string id, string? token, string shown) =>
        Assert.Equal(shown, new AccessKey(id, Secret, token).ToString());
}
