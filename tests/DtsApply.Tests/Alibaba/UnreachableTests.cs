using System.Net.Sockets;
using System.Security.Authentication;
using DtsApply.Live;
using DtsApply.Model;
using Xunit;

namespace DtsApply.Tests.Alibaba;

/// <summary>Services that are not there at all.</summary>
public static class UnreachableTests
{
    private static HttpRequestException Broken(SocketError error) =>
        new(HttpRequestError.ConnectionError, "x", new SocketException((int)error));

    [Theory]
    [InlineData(SocketError.ConnectionRefused, "connection refused")]
    [InlineData(SocketError.HostNotFound, "unknown host")]
    [InlineData(SocketError.NetworkUnreachable, "there is no network to it")]
    [InlineData(SocketError.HostUnreachable, "there is no way to it")]
    public static void What_cannot_be_reached_is_tried_once_for_all_accounts(SocketError error, string why)
    {
        var failure = ElsewhereTests.Fails(
            _ => throw Broken(error),
            desk =>
            {
                var again = Assert.Throws<CloudException>(desk.WhoAmI);
                Assert.Equal("https://sts.aliyuncs.com", again.Unreached);
                var lake = Some.Account("lake", Some.Lake, new ProfileCredentials("lake"));
                desk.Clock.Run(() => desk.Cloud.WhoAmIAsync(lake, CancellationToken.None));
            },
            out var service
        );
        Assert.Single(service.Sent);
        var told = Failures.Describe(failure, Desk.Orders, null, null).Diagnostic;
        Assert.Equal(($"nothing answers at https://sts.aliyuncs.com: {why}", null), (told.Message, told.Account));
        Assert.NotNull(told.Help);
    }

    [Fact]
    public static void A_refused_certificate_is_final_too() =>
        Assert.Equal(
            "its certificate is not accepted",
            ElsewhereTests
                .Fails(
                    _ =>
                        throw new HttpRequestException(
                            HttpRequestError.SecureConnectionError,
                            "x",
                            new AuthenticationException("no")
                        ),
                    desk => desk.WhoAmI(),
                    out _
                )
                .UnexpectedAnswer
        );

    [Fact]
    public static void Once_an_address_has_answered_a_refused_connection_is_waited_out()
    {
        var service = new Service(
            (sent, number) => number is 2 or 3 ? throw Broken(SocketError.ConnectionRefused) : Service.Healthy(sent)
        );
        using var desk = new Desk(service);
        desk.WhoAmI();
        desk.WhoAmI();
        Assert.Equal(4, service.Sent.Count);
    }

    [Fact]
    public static void A_timeout_proves_nothing()
    {
        using var desk = new Desk(
            new((sent, number) => number > 1 ? Service.Healthy(sent) : throw Broken(SocketError.TimedOut))
        );
        Assert.Equal(Some.Orders, desk.WhoAmI().AccountId);
    }
}
