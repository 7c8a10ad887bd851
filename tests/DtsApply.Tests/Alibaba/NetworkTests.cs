using System.Text;
using DtsApply.Alibaba;
using DtsApply.Alibaba.OpenApi;
using DtsApply.Live;
using DtsApply.Signing;
using Xunit;

namespace DtsApply.Tests.Alibaba;

/// <summary>The framework's own HTTP layer as the door sets it up, on connections that are kept in memory.</summary>
public static class NetworkTests
{
    private static readonly Uri Loopback = new("http://127.0.0.1:8787");

    private static AlibabaCloud Cloud(Uri? endpoint, HttpMessageHandler? handler = null) =>
        new(
            new(
                TimeProvider.System,
                new(_ => null, "", "") { Issued = _ => new("LTAI5tExampleKeyId01", "secret") },
                TimeSpan.FromMinutes(5)
            )
            {
                Endpoint = endpoint,
                Handler = handler,
                Jitter = () => 0,
            }
        );

    private static string Http(string body, string head = "200 OK") =>
        $"HTTP/1.1 {head}\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n{body}";

    /// <summary>The handler of the door, with connections that answer what is given and then end.</summary>
    private static SocketsHttpHandler Network(params Wire[] wires)
    {
        // Before anything is written, the service says whose the keys are.
        wires = [new(Http(Service.Bodies["GetCallerIdentity"], "200 OK\r\nConnection: close")), .. wires];
        var next = 0;
        var handler = Transport.Network(Loopback);
        handler.ConnectCallback = (_, _) => ValueTask.FromResult<Stream>(wires[next++]);
        return handler;
    }

    [Theory]
    [InlineData("http://127.0.0.1:8787", false)]
    [InlineData("http://127.8.9.1", false)]
    [InlineData("http://localhost:8787", false)]
    [InlineData("http://[::1]:8787", false)]
    [InlineData("https://127.0.0.1", false)]
    [InlineData("https://ram.example.com", true)]
    public static void Loopback_never_goes_through_a_proxy(string endpoint, bool proxy)
    {
        using var handler = Transport.Network(new(endpoint));
        Assert.Equal(proxy, handler.UseProxy);
        Assert.False(handler.AllowAutoRedirect);
        Assert.False(handler.UseCookies);
        Cloud(new(endpoint)).Dispose();
    }

    [Theory]
    [InlineData("http://ram.aliyuncs.com")]
    [InlineData("http://127.0.0.1.example.com")]
    [InlineData("http://10.0.0.1")]
    [InlineData("ftp://127.0.0.1")]
    [InlineData("file:///etc/passwd")]
    public static void Keys_do_not_travel_in_the_clear(string endpoint) =>
        Assert.Throws<ArgumentException>(() => Cloud(new(endpoint)));

    [Fact]
    public static async Task A_request_looks_the_same_on_the_wire_as_when_it_was_signed()
    {
        var wire = new Wire(Http(Service.Bodies["AttachPolicyToRole"]));
        using var network = Network(wire);
        using var cloud = Cloud(Loopback, network);
        await cloud.WhoAmIAsync(Desk.Orders, TestContext.Current.CancellationToken);
        Assert.Equal(
            "R5",
            await cloud.CarryOutAsync(
                Desk.Orders,
                "ram-for-dts",
                Desk.Attach,
                new(CancellationToken.None, TestContext.Current.CancellationToken)
            )
        );
        var lines = wire.Received.Split("\r\n");
        Assert.Equal("POST /?PolicyName=AliyunDTSRolePolicy&PolicyType=System&RoleName=ram-for-dts HTTP/1.1", lines[0]);
        Assert.Contains("Content-Length: 0", lines);
        var headers = lines[1..]
            .TakeWhile(line => line.Length > 0)
            .Select(line => line.Split(": ", 2))
            .ToDictionary(pair => pair[0].ToLowerInvariant(), pair => pair[1]);
        Assert.Equal("127.0.0.1:8787", headers["host"]);
        var vector = new Vector("POST", lines[0].Split(' ')[1], headers, "");
        Assert.Equal(
            vector.Signature,
            Acs3.Signature("secret"u8, "POST", Acs3.CanonicalQuery(vector.Query), vector.Signed, Acs3.EmptyPayload)
        );
    }

    [Fact]
    public static async Task A_redirect_is_not_followed()
    {
        var wire = new Wire(
            "HTTP/1.1 307 Temporary Redirect\r\nLocation: http://127.0.0.1:9999/\r\nContent-Length: 0\r\n\r\n"
        );
        using var network = Network(wire);
        using var cloud = Cloud(Loopback, network);
        await cloud.WhoAmIAsync(Desk.Orders, TestContext.Current.CancellationToken);
        var failure = await Assert.ThrowsAsync<CloudException>(() =>
            cloud.CarryOutAsync(
                Desk.Orders,
                "ram-for-dts",
                Desk.Attach,
                new(CancellationToken.None, TestContext.Current.CancellationToken)
            )
        );
        Assert.Equal(FailureKind.Lost, failure.Kind);
        Assert.Equal(1, wire.Requests);
    }

    [Fact]
    public static async Task A_write_on_a_kept_connection_that_ends_is_not_sent_again_by_the_framework()
    {
        var first = new Wire(Http(Service.Bodies["GetCallerIdentity"]));
        var second = new Wire(Http(Service.Bodies["AttachPolicyToRole"]));
        using var network = Network(first, second);
        using var cloud = Cloud(Loopback, network);
        await cloud.WhoAmIAsync(Desk.Orders, TestContext.Current.CancellationToken);
        await cloud.WhoAmIAsync(Desk.Orders, TestContext.Current.CancellationToken);
        var failure = await Assert.ThrowsAsync<CloudException>(() =>
            cloud.CarryOutAsync(
                Desk.Orders,
                "ram-for-dts",
                Desk.Attach,
                new(CancellationToken.None, TestContext.Current.CancellationToken)
            )
        );
        Assert.Equal((FailureKind.Lost, 2, 0), (failure.Kind, first.Requests, second.Requests));
    }

    [Fact]
    public static async Task An_answer_without_end_is_cut_off()
    {
        var wire = new Wire(Http(new string(' ', 8 << 20)));
        using var network = Network(wire);
        using var cloud = Cloud(Loopback, network);
        await cloud.WhoAmIAsync(Desk.Orders, TestContext.Current.CancellationToken);
        var failure = await Assert.ThrowsAsync<CloudException>(() =>
            cloud.CarryOutAsync(
                Desk.Orders,
                "ram-for-dts",
                Desk.Attach,
                new(CancellationToken.None, TestContext.Current.CancellationToken)
            )
        );
        Assert.Equal(FailureKind.Lost, failure.Kind);
    }

    /// <summary>
    /// One connection: answers the n-th request with the n-th text, and ends when there is none left.
    /// </summary>
    private sealed class Wire(params string[] answers) : Stream
    {
        private readonly MemoryStream _received = new();
        private readonly SemaphoreSlim _turns = new(0);
        private Stream _answer = Null;
        private int _next;

        public int Requests { get; private set; }

        public string Received => Encoding.ASCII.GetString(_received.ToArray());

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            _received.Write(buffer.Span);
            if (buffer.Span.EndsWith("\r\n\r\n"u8))
            {
                Requests++;
                _turns.Release();
            }

            return default;
        }

        public override async ValueTask<int> ReadAsync(
            Memory<byte> buffer,
            CancellationToken cancellationToken = default
        )
        {
            if (await _answer.ReadAsync(buffer, cancellationToken) is > 0 and var more)
            {
                return more;
            }

            await _turns.WaitAsync(cancellationToken);
            _answer = _next < answers.Length ? new MemoryStream(Encoding.ASCII.GetBytes(answers[_next++])) : Null;
            return await _answer.ReadAsync(buffer, cancellationToken);
        }

        protected override void Dispose(bool disposing)
        {
            _turns.Dispose();
            _answer.Dispose();
            base.Dispose(disposing);
        }

        public override void Flush() { }

        public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
