using System.Net;
using System.Net.Sockets;
using System.Text;
using DtsApply.AlibabaSdk;
using Xunit;

namespace DtsApply.Tests.AlibabaSdk;

/// <summary>What the framework lets be seen, and changed, of a client that takes no handler.</summary>
public static class HttpObserverTests
{
    private const string Redirect =
        "HTTP/1.1 307 Temporary Redirect\r\nLocation: /elsewhere\r\nContent-Length: 0\r\n\r\n";

    private const string Fine = "HTTP/1.1 200 OK\r\nx-acs-retry-after: 7\r\nContent-Length: 2\r\n\r\n{}";

    /// <summary>As the SDK makes its client: while the first call is watched, whichever test comes first.</summary>
    private static HttpClient Client()
    {
        HttpClient? client = null;
        _ = HttpObserver.WatchAsync(new(), () =>
        {
            client = new(new HttpClientHandler { UseProxy = false, CheckCertificateRevocationList = true });
            return Task.CompletedTask;
        });
        return client!;
    }

    private static async Task<Exchange> SendAsync(HttpClient client, Peer peer)
    {
        var exchange = new Exchange();
        await HttpObserver.WatchAsync(exchange, () =>
            client.SendAsync(new(HttpMethod.Post, peer.Address), TestContext.Current.CancellationToken)
        );
        return exchange;
    }

    [Fact]
    public static async Task A_redirect_is_not_followed()
    {
        using var peer = new Peer(Redirect, Fine);
        using var client = Client();
        var exchange = await SendAsync(client, peer);
        Assert.True(exchange.HasBegun);
        Assert.Equal(HttpStatusCode.TemporaryRedirect, exchange.Response!.StatusCode);
        Assert.Single(peer.Received);
    }

    [Fact]
    public static async Task Headers_and_body_are_seen_and_nothing_is_added_for_tracing()
    {
        using var peer = new Peer(Fine);
        using var client = Client();
        var exchange = await SendAsync(client, peer);
        Assert.Equal("7", exchange.Response!.Headers.GetValues("x-acs-retry-after").Single());
        Assert.Equal("{}", await exchange.Response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Contains("Content-Length: 0\r\n", peer.Received.Single(), StringComparison.Ordinal);
        Assert.DoesNotContain("traceparent", peer.Received.Single(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public static async Task A_write_on_a_kept_connection_that_ends_is_not_sent_again_by_the_framework()
    {
        using var peer = new Peer(Fine, "", Fine);
        using var client = Client();
        await SendAsync(client, peer);
        await Assert.ThrowsAsync<HttpRequestException>(() => SendAsync(client, peer));
        Assert.Equal(2, peer.Received.Count);
    }

    [Fact]
    public static async Task An_answer_without_end_is_cut_off()
    {
        using var peer = new Peer("HTTP/1.1 200 OK\r\nContent-Length: 8000000\r\n\r\n" + new string(' ', 8_000_000));
        using var client = Client();
        await Assert.ThrowsAsync<HttpRequestException>(() => SendAsync(client, peer));
    }

    [Fact]
    public static async Task What_others_send_is_left_alone()
    {
        using var peer = new Peer(Redirect, Fine);
        using var client = Client();
        await SendAsync(client, peer);
        var answer = await client.PostAsync(peer.Address, content: null, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    /// <summary>Answers the n-th request with the n-th text; where that is empty, the connection ends.</summary>
    private sealed class Peer : IDisposable
    {
        private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
        private readonly Queue<string> _answers;

        public Peer(params string[] answers)
        {
            _answers = new(answers);
            _listener.Start();
            _ = AcceptAsync();
        }

        public List<string> Received { get; } = [];

        public Uri Address => new($"http://{_listener.LocalEndpoint}/");

        public void Dispose() => _listener.Dispose();

        private async Task AcceptAsync()
        {
            try
            {
                while (true)
                {
                    await AnswerAsync(await _listener.AcceptTcpClientAsync());
                }
            }
            catch (Exception end) when (end is SocketException or IOException or ObjectDisposedException)
            {
                // The test is over.
            }
        }

        private async Task AnswerAsync(TcpClient client)
        {
            using var connection = client;
            var stream = client.GetStream();
            var buffer = new byte[16 * 1024];
            while (await stream.ReadAsync(buffer) is > 0 and var read)
            {
                Received.Add(Encoding.ASCII.GetString(buffer, 0, read));
                if (!_answers.TryDequeue(out var answer) || answer.Length is 0)
                {
                    return;
                }

                await stream.WriteAsync(Encoding.ASCII.GetBytes(answer));
            }
        }
    }
}
