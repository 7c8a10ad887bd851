using System.Net;
using DtsApply.Live;
using DtsApply.Messages;

namespace DtsApply.Alibaba.Credentials;

/// <summary>
/// Asks services that give keys to whoever stands near them: the metadata service of an ECS instance, and the broker
/// of a credentials URI. Plain HTTP to near addresses only, never through a proxy, no redirects, small answers, little
/// patience.
/// </summary>
internal sealed class LocalServices : IDisposable
{
    private const int MostBytes = 64 << 10;
    private static readonly TimeSpan ToConnect = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan ToAnswer = TimeSpan.FromSeconds(5);
    private readonly HttpMessageHandler? _given;
    private readonly Lazy<SocketsHttpHandler> _near = new(() => Network(useProxy: false));
    private readonly Lazy<SocketsHttpHandler> _far = new(() => Network(useProxy: true));
    private readonly TimeProvider _clock;

    /// <param name="handler">Answers in place of the network; null is the network.</param>
    /// <param name="clock">The clock.</param>
    public LocalServices(HttpMessageHandler? handler, TimeProvider clock) => (_given, _clock) = (handler, clock);

    /// <summary>The body of an answer with status 200; null for any other status.</summary>
    /// <param name="method">GET or PUT.</param>
    /// <param name="address">Where.</param>
    /// <param name="header">A header to send along.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="CloudException">Nothing answers there (no answer), or something else than asked.</exception>
    public async Task<string?> AskAsync(
        HttpMethod method,
        Uri address,
        (string Name, string Value)? header,
        CancellationToken cancellationToken
    )
    {
        using var timer = new CancellationTokenSource(ToAnswer, _clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, cancellationToken);
        using var client = Client(address.Scheme is "https");
        using var request = new HttpRequestMessage(method, address);
        if (header is { } sent)
        {
            request.Headers.TryAddWithoutValidation(sent.Name, sent.Value);
        }

        try
        {
            using var response = await client.SendAsync(request, either.Token);
            return response.StatusCode is HttpStatusCode.OK
                ? await response.Content.ReadAsStringAsync(either.Token)
                : null;
        }
        catch (Exception exception)
            when (exception is HttpRequestException or IOException
                || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested)
            )
        {
            // What it says may quote what was answered.
            throw new CloudException(
                FailureKind.NoAnswer,
                KeyMessages.NothingAnswersAt(address.GetLeftPart(UriPartial.Authority))
            );
        }
    }

    public void Dispose()
    {
        foreach (var network in new[] { _near, _far }.Where(network => network.IsValueCreated))
        {
            network.Value.Dispose();
        }
    }

    private HttpClient Client(bool isFar) =>
        new(_given ?? (isFar ? _far : _near).Value, disposeHandler: false)
        {
            Timeout = Timeout.InfiniteTimeSpan,
            MaxResponseContentBufferSize = MostBytes,
        };

    private static SocketsHttpHandler Network(bool useProxy) =>
        new()
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = useProxy,
            ConnectTimeout = useProxy ? ToAnswer : ToConnect,
            MaxResponseHeadersLength = 16,
        };
}
