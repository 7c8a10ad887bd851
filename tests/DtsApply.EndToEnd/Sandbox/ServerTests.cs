using System.Diagnostics;
using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using System.Text;
using DtsApply.Sandbox;
using DtsApply.Sandbox.Serving;
using DtsApply.Sandbox.Storing;
using Xunit;

namespace DtsApply.EndToEnd.Sandbox;

public static class ServerTests
{
    private const string Trust =
        """{"Statement":[{"Action":"sts:AssumeRole","Effect":"Allow","Principal":"""
        + """{"RAM":["acs:ram::0000444455556666:root"]}}],"Version":"1"}""";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public static async Task A_served_sandbox_answers_signed_requests()
    {
        await using var served = await Served.StartAsync();

        using var created = await served.SendAsync(
            "CreateRole",
            ("RoleName", "r"),
            ("AssumeRolePolicyDocument", Trust)
        );

        Assert.Equal(HttpStatusCode.OK, created.StatusCode);
        Assert.Equal("application/json; charset=utf-8", created.Content.Headers.ContentType!.ToString());
        Assert.True(created.Headers.Contains("x-acs-request-id"));
        Assert.False(created.Headers.Contains("Server"));
        Assert.Equal("200", await served.CallAsync("GetRole", ("RoleName", "r")));
        Assert.Equal("404 EntityNotExist.Role", await served.CallAsync("GetRole", ("RoleName", "s")));
    }

    [Theory]
    [InlineData(125_000, false)]
    [InlineData(1_000_000, false)]
    [InlineData(1_000_000, true)]
    [InlineData(10_000_000, true)]
    public static async Task What_is_too_long_is_told_by_the_service_wherever_it_travels(int length, bool inForm)
    {
        await using var served = await Served.StartAsync();
        (string, string)[] role = [("RoleName", "r"), ("AssumeRolePolicyDocument", new('x', length))];

        var answer = await (inForm ? served.PostAsync("CreateRole", role) : served.CallAsync("CreateRole", role));

        Assert.Equal("400 InvalidParameter.AssumeRolePolicyDocument.Length", answer);
        Assert.Equal("200", await served.CallAsync("GetCallerIdentity"));
    }

    [Fact]
    public static async Task Every_error_has_the_number_of_its_request()
    {
        await using var served = await Served.StartAsync();
        string[] wrong =
        [
            "GET / HTTP/1.1\r\nHost: example.com\r\nConnection: close\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
            "PUT /nowhere HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
            $"POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: {11 * 1024 * 1024}\r\n\r\nx",
        ];
        foreach (var request in wrong)
        {
            var answer = await served.RawAsync(Encoding.ASCII.GetBytes(request), whole: true);

            Assert.Matches("(?s)x-acs-request-id: ([0-9A-F-]{36})\r\n.*\\{\"RequestId\":\"\\1\"", answer);
        }
    }

    [Theory]
    [InlineData("127.0.0.1", true)]
    [InlineData("localhost:1", true)]
    [InlineData("[::1]:8787", true)]
    [InlineData("example.com", false)]
    [InlineData("127.0.0.1.example.com", false)]
    [InlineData("localhost.example.com:80", false)]
    [InlineData("192.168.0.1", false)]
    [InlineData("ram.aliyuncs.com", false)]
    public static async Task Only_loopback_names_get_in(string host, bool isLet)
    {
        await using var served = await Served.StartAsync();

        var status = await served.RawAsync(
            Encoding.ASCII.GetBytes($"GET / HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n")
        );

        Assert.Equal(isLet ? "HTTP/1.1 400 Bad Request" : "HTTP/1.1 403 Forbidden", status);
    }

    [Fact]
    public static async Task Malformed_requests_are_answered_or_cut_and_never_end_the_server()
    {
        await using var served = await Served.StartAsync();
        var random = new Random(7);
        var well =
            $"POST /?RoleName=r&Tag=%5B HTTP/1.1\r\nHost: 127.0.0.1\r\nx-acs-action: GetRole\r\nContent-Type: "
            + $"application/x-www-form-urlencoded\r\nAuthorization: ACS3-HMAC-SHA256 "
            + $"Credential=a,SignedHeaders=host;x-acs-action,Signature=b\r\nContent-Length: 9\r\n\r\nTag.1.Key";
        string[] spoiled =
        [
            "\r\n\r\n",
            "GET\r\n\r\n",
            "GET / HTTP/9.9\r\n\r\n",
            "GET / HTTP/1.1\r\n\r\n",
            "\0\0\0\0",
            "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\n\r\n",
            "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99999999999\r\n\r\n",
            "POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
            "GET /%zz?%zz=%&&==&%00=%ff HTTP/1.1\r\nHost: localhost\r\n\r\n",
            "GET /?a=\ud83d HTTP/1.1\r\nHost: localhost\r\n\r\n",
            $"GET / HTTP/1.1\r\nHost: localhost\r\nX: {new string('x', 100_000)}\r\n\r\n",
        ];
        var answers = await Task.WhenAll(
            spoiled
                .Concat(Enumerable.Range(0, 300).Select(_ => Spoil(well, random)))
                .Select(text => served.RawAsync(Encoding.Latin1.GetBytes(text)))
        );

        Assert.All(answers, answer => Assert.Matches("^(HTTP/1.1 (4[0-9][0-9]|505) .*)?$", answer));
        Assert.InRange(answers.Count(answer => answer.Length > 0), 100, answers.Length);

        Assert.Equal("200", await served.CallAsync("GetCallerIdentity"));
        Assert.Empty(served.Problems);
    }

    [Fact]
    public static async Task A_body_that_is_too_large_is_refused()
    {
        await using var served = await Served.StartAsync();

        var head = $"POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: {11 * 1024 * 1024}\r\n\r\nx";

        var status = await served.RawAsync(Encoding.ASCII.GetBytes(head));

        Assert.Equal("HTTP/1.1 413 Payload Too Large", status);
    }

    [Fact]
    public static async Task A_dropped_connection_gives_no_answer()
    {
        await using var served = await Served.StartAsync("drop-after:CreateRole=1");

        await Assert.ThrowsAsync<HttpRequestException>(() =>
            served.SendAsync("CreateRole", ("RoleName", "r"), ("AssumeRolePolicyDocument", Trust))
        );

        Assert.Equal("200", await served.CallAsync("GetRole", ("RoleName", "r")));
    }

    [Fact]
    public static async Task It_stops_within_five_seconds_whatever_is_open()
    {
        var served = await Served.StartAsync();
        using var idle = new TcpClient();
        await idle.ConnectAsync(IPAddress.Loopback, served.Endpoint.Port, Token);
        await idle.GetStream()
            .WriteAsync("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\n\r\nab"u8.ToArray(), Token);
        var began = Stopwatch.StartNew();

        await served.DisposeAsync();

        Assert.InRange(began.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(5));
    }

    [Fact]
    public static async Task The_environment_has_no_say_in_where_it_listens()
    {
        var before = Listening();
        Environment.SetEnvironmentVariable("ASPNETCORE_URLS", "http://0.0.0.0:18999");
        Environment.SetEnvironmentVariable("Kestrel__Endpoints__Http__Url", "http://0.0.0.0:18998");

        await using var served = await Served.StartAsync();

        Assert.True(served.Endpoint.IsLoopback);
        Assert.DoesNotContain(Listening().Except(before), address =>
            !IPAddress.IsLoopback(address.Address) || address.Port is 18999 or 18998
        );
    }

    [Fact]
    public static async Task Another_address_is_refused_before_it_is_opened()
    {
        await using var served = await Served.StartAsync();
        var cloud = new SandboxCloud(served.Store, new([Served.Orders], TimeProvider.System));

        await Assert.ThrowsAsync<ArgumentException>(() =>
            SandboxServer.StartAsync(cloud, served.Store, new(new(IPAddress.Any, 0)), Token)
        );
    }

    [Fact]
    public static async Task The_state_cannot_be_emptied_under_a_server()
    {
        await using var served = await Served.StartAsync();
        await Assert.ThrowsAsync<SandboxStateException>(async () => await SandboxStore.ResetAsync(served.State, Token));
        await served.CallAsync("CreateRole", ("RoleName", "r"), ("AssumeRolePolicyDocument", Trust));

        await Assert.ThrowsAsync<SandboxStateException>(async () => await SandboxStore.ResetAsync(served.State, Token));
        Assert.Equal("200", await served.CallAsync("GetRole", ("RoleName", "r")));
    }

    private static string Spoil(string text, Random random)
    {
        var at = random.Next(text.Length);
        return random.Next(3) switch
        {
            0 => text[..at],
            1 => text[..at] + (char)random.Next(256) + text[(at + 1)..],
            _ => text[..at] + text[random.Next(text.Length)..],
        };
    }

    private static IPEndPoint[] Listening() => IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners();
}
