using System.Diagnostics;

namespace DtsApply.AlibabaSdk;

/// <summary>
/// Looks on while the SDK sends. Its HTTP client is closed to its callers; the framework tells of each request and
/// each response all the same (diagnostic source <c>HttpHandlerDiagnosticListener</c>), before redirects are followed
/// and before anything is read.
/// </summary>
internal sealed class HttpObserver : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
{
    private const string Source = "HttpHandlerDiagnosticListener";
    private const string Event = "System.Net.Http.HttpRequestOut";
    private static readonly AsyncLocal<Exchange?> Watched = new();
    private static readonly Lazy<HttpObserver> Only = new(Start);

    private HttpObserver() { }

    /// <summary>Sends a request and notes what the framework sees of it.</summary>
    /// <param name="exchange">Where it is noted.</param>
    /// <param name="send">Sends one request.</param>
    public static async Task WatchAsync(Exchange exchange, Func<Task> send)
    {
        _ = Only.Value;
        Watched.Value = exchange;
        await send();
    }

    private static HttpObserver Start()
    {
        // Whatever is watched gets an ID for tracing; it is sent to nobody.
        DistributedContextPropagator.Current = DistributedContextPropagator.CreateNoOutputPropagator();
        var observer = new HttpObserver();
        DiagnosticListener.AllListeners.Subscribe(observer);
        return observer;
    }

    void IObserver<DiagnosticListener>.OnNext(DiagnosticListener value)
    {
        if (value.Name is Source)
        {
            value.Subscribe(this, (name, _, _) =>
                Watched.Value is not null && name.StartsWith(Event, StringComparison.Ordinal)
            );
        }
    }

    void IObserver<KeyValuePair<string, object?>>.OnNext(KeyValuePair<string, object?> value)
    {
        if (Watched.Value is not { } exchange)
        {
            return;
        }

        if (value.Key is Event + ".Start" && Part<HttpRequestMessage>(value.Value, "Request") is { } request)
        {
            exchange.HasBegun = true;

            // Without any content, the framework sends a POST again by itself when a kept connection ends before the
            // answer. Its length has to be said: the request was made ready before.
            request.Content ??= new ByteArrayContent([]) { Headers = { ContentLength = 0 } };
        }
        else if (value.Key is Event + ".Stop" && Part<HttpResponseMessage>(value.Value, "Response") is { } response)
        {
            // A redirect is followed to where this header points, and would carry the security token elsewhere.
            response.Headers.Location = null;
            response.Content = new BoundedContent(response.Content);
            exchange.Response = response;
        }
    }

    void IObserver<DiagnosticListener>.OnCompleted() { }

    void IObserver<DiagnosticListener>.OnError(Exception error) { }

    void IObserver<KeyValuePair<string, object?>>.OnCompleted() { }

    void IObserver<KeyValuePair<string, object?>>.OnError(Exception error) { }

    // The framework's event types are its own; the names of their properties are documented.
    private static T? Part<T>(object? payload, string name)
        where T : class => payload?.GetType().GetProperty(name)?.GetValue(payload) as T;
}
