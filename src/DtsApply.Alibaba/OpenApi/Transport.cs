using System.Net;
using DtsApply.Alibaba.Credentials;
using DtsApply.Signing;
using DtsApply.Text;

namespace DtsApply.Alibaba.OpenApi;

/// <summary>What the transport needs besides calls.</summary>
/// <param name="Clock">The clock.</param>
/// <param name="Endpoint">One base address for everything; null is the cloud.</param>
/// <param name="Handler">Answers in place of the network; null is the network.</param>
/// <param name="UserAgent">Who calls.</param>
internal sealed record TransportOptions(
    TimeProvider Clock,
    Uri? Endpoint,
    HttpMessageHandler? Handler,
    string UserAgent
);

/// <summary>
/// Signs a call and sends it once. Redirects are never followed, since they would carry the signature elsewhere; a
/// loopback address never goes through a proxy; answers are bounded in size and time.
/// </summary>
internal sealed class Transport : ITransport
{
    private const long MostBytes = 4 << 20;
    private static readonly UriCreationOptions Verbatim = new() { DangerousDisablePathAndQueryCanonicalization = true };

    private readonly TransportOptions _options;
    private readonly ServiceAddress _address;
    private readonly SocketsHttpHandler? _network;
    private readonly HttpClient _client;
    private readonly ReachableHosts _origins = new();

    public Transport(TransportOptions options)
    {
        _options = options;
        _address = new(options.Endpoint);
        _network = options.Handler is null ? Network(options.Endpoint) : null;
        _client = new(options.Handler ?? _network!, disposeHandler: false)
        {
            Timeout = Timeout.InfiniteTimeSpan,
            MaxResponseContentBufferSize = MostBytes,
        };
    }

    public void Dispose()
    {
        _client.Dispose();
        _network?.Dispose();
    }

    /// <inheritdoc/>
    public string HelpToReach => _address.HelpToReach;

    /// <inheritdoc/>
    public async Task<Attempt> SendAsync(Call call, AccessKey keys, TimeSpan limit, CancellationToken cancellationToken)
    {
        using var timer = new CancellationTokenSource(limit, _options.Clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, cancellationToken);
        using var request = Request(call, keys);
        var origin = request.RequestUri!.GetLeftPart(UriPartial.Authority);
        if (_origins.Unreached(origin) is { } before)
        {
            return before;
        }

        try
        {
            using var response = await _client.SendAsync(request, either.Token);
            _origins.Answers(origin);
            return ResponseReader.Read(
                response,
                await response.Content.ReadAsByteArrayAsync(either.Token),
                _options.Clock.GetUtcNow()
            );
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return Attempt.Unclear;
        }
        catch (HttpRequestException exception)
        {
            return ReachableHosts.IsUnsent(exception) ? _origins.Failed(origin, exception) : Attempt.Unclear;
        }
        catch (IOException)
        {
            return Attempt.Unclear;
        }
    }

    internal static SocketsHttpHandler Network(Uri? endpoint) =>
        new()
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = new ServiceAddress(endpoint).MayUseProxy,
            ConnectTimeout = TimeSpan.FromSeconds(10),
            MaxResponseHeadersLength = 64,
            AutomaticDecompression = DecompressionMethods.None,
        };

    /// <summary>
    /// A call that nothing signs: its parameters carry a secret of their own, and travel in the body, where neither
    /// proxies nor gateways note them down (as the official credentials libraries send AssumeRoleWithOIDC).
    /// </summary>
    private HttpRequestMessage Unsigned(Call call)
    {
        var about = call with
        {
            Parameters = call
                .Parameters.Clear()
                .Add("Action", call.Action)
                .Add("Format", "JSON")
                .Add("SignatureNonce", Guid.NewGuid().ToString("D"))
                .Add("Timestamp", UtcTime.Seconds(_options.Clock.GetUtcNow()))
                .Add("Version", call.Version),
        };
        return new(HttpMethod.Post, new Uri($"{_address.Origin(call)}/?{about.Query}", in Verbatim))
        {
            Content = new StringContent(call.Query, System.Text.Encoding.UTF8, "application/x-www-form-urlencoded"),
        };
    }

    private HttpRequestMessage Signed(Call call, AccessKey keys)
    {
        var origin = _address.Origin(call);
        var query = call.Query;
        var uri = new Uri($"{origin}/{(query.Length > 0 ? "?" : "")}{query}", in Verbatim);

        // The empty content is no decoration: without any, the framework sends a POST again by itself when a kept
        // connection ends before the answer.
        var request = new HttpRequestMessage(HttpMethod.Post, uri) { Content = new ByteArrayContent([]) };
        var signed = Headers(call, keys, uri.Authority);
        foreach (var (name, value) in signed)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        var signature = Acs3.Signature(keys.Secret, "POST", query, signed, Acs3.EmptyPayload);
        request.Headers.TryAddWithoutValidation(
            "authorization",
            $"{Acs3.Algorithm} "
                + $"Credential={keys.Id},SignedHeaders={string.Join(';', signed.Select(header => header.Name))},Signature={signature}"
        );
        return request;
    }

    private HttpRequestMessage Request(Call call, AccessKey keys)
    {
        var request = keys.Signs ? Signed(call, keys) : Unsigned(call);
        request.Headers.TryAddWithoutValidation("accept", "application/json");
        request.Headers.TryAddWithoutValidation("user-agent", _options.UserAgent);
        return request;
    }

    /// <summary>The headers that are signed, sorted by name.</summary>
    private List<(string Name, string Value)> Headers(Call call, AccessKey keys, string host)
    {
        List<(string Name, string Value)> headers =
        [
            ("host", host),
            ("x-acs-action", call.Action),
            ("x-acs-content-sha256", Acs3.EmptyPayload),
            ("x-acs-date", UtcTime.Seconds(_options.Clock.GetUtcNow())),
            ("x-acs-signature-nonce", Guid.NewGuid().ToString("D")),
            ("x-acs-version", call.Version),
        ];
        if (keys.Token is { } token)
        {
            headers.Add(("x-acs-accesskey-id", keys.Id));
            headers.Add(("x-acs-security-token", token));
        }

        headers.Sort((left, right) => string.CompareOrdinal(left.Name, right.Name));
        return headers;
    }
}
