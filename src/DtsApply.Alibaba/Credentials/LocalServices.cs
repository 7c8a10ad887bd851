using System.Net;
using DtsApply.Alibaba.OpenApi;
using DtsApply.Live;
using DtsApply.Messages;

namespace DtsApply.Alibaba.Credentials;

/// <summary>
/// Asks services that give keys to whoever stands near them: the metadata service of an ECS instance, and the broker
/// of a credentials URI. Plain HTTP to near addresses only, never through a proxy, no redirects, small answers, little
/// patience: a fault and a lost answer are asked for again a few times, an address that cannot be reached is not.
/// </summary>
internal sealed class LocalServices : IDisposable
{
    private const int MostBytes = 64 << 10;
    private const int Tries = 4;
    private static readonly TimeSpan ToConnect = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan ToAnswer = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private readonly HttpMessageHandler? _given;
    private readonly Lazy<SocketsHttpHandler> _near = new(() => Network(useProxy: false));
    private readonly Lazy<SocketsHttpHandler> _far = new(() => Network(useProxy: true));
    private readonly RetryPolicy _retries;

    /// <param name="handler">Answers in place of the network; null is the network.</param>
    /// <param name="retries">How long to wait before asking again.</param>
    public LocalServices(HttpMessageHandler? handler, RetryPolicy retries) => (_given, _retries) = (handler, retries);

    /// <summary>The body of an answer with status 200; null for any other that is no fault.</summary>
    /// <param name="method">GET or PUT.</param>
    /// <param name="address">Where.</param>
    /// <param name="header">A header to send along.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="CloudException">Nothing answers there, or nothing but faults (no answer).</exception>
    public async Task<string?> AskAsync(
        HttpMethod method,
        Uri address,
        (string Name, string Value)? header,
        CancellationToken cancellationToken
    )
    {
        var began = _retries.Clock.GetTimestamp();
        for (var tries = 1; ; tries++)
        {
            var answer = await OnceAsync(method, address, header, cancellationToken);
            if (!answer.IsTransient)
            {
                return answer.Body;
            }

            var pause = _retries.Pause(tries - 1);
            if (tries == Tries || _retries.Clock.GetElapsedTime(began) + pause >= Patience)
            {
                throw Failed(address, answer.Status);
            }

            await Task.Delay(pause, _retries.Clock, cancellationToken);
        }
    }

    private async Task<Answer> OnceAsync(
        HttpMethod method,
        Uri address,
        (string Name, string Value)? header,
        CancellationToken cancellationToken
    )
    {
        using var timer = new CancellationTokenSource(ToAnswer, _retries.Clock);
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
                ? new(HttpStatusCode.OK, await response.Content.ReadAsStringAsync(either.Token))
                : new(response.StatusCode, Body: null);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // A time limit that is not ours is that of connecting.
            return timer.IsCancellationRequested ? Answer.Lost : throw Failed(address, status: null);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            return IsLost(exception) ? Answer.Lost : throw Failed(address, status: null);
        }
    }

    private static bool IsLost(Exception exception) =>
        exception
            is HttpRequestException { HttpRequestError: HttpRequestError.Unknown or HttpRequestError.ResponseEnded }
                or HttpIOException { HttpRequestError: HttpRequestError.ResponseEnded };

    // What an exception says may quote what was answered.
    private static CloudException Failed(Uri address, HttpStatusCode? status)
    {
        var origin = address.GetLeftPart(UriPartial.Authority);
        return status is null
            ? new(FailureKind.NoAnswer, KeyMessages.NothingAnswersAt(origin))
            : new(FailureKind.NoAnswer, KeyMessages.AnswersWithFaults(origin, (int)status))
            {
                UnexpectedAnswer = UnexpectedAnswerMessages.Fault((int)status),
            };
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

    /// <summary>What came of asking once.</summary>
    /// <param name="Status">Its status; null where the answer was lost.</param>
    /// <param name="Body">What a status of 200 came with.</param>
    private sealed record Answer(HttpStatusCode? Status, string? Body)
    {
        public static Answer Lost { get; } = new(null, null);

        public bool IsTransient =>
            Status is null or HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError;
    }
}
