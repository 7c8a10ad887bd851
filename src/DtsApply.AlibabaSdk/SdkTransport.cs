using AlibabaCloud.OpenApiClient.Models;
using AlibabaCloud.TeaUtil.Models;
using DtsApply.Alibaba.Credentials;
using DtsApply.Alibaba.OpenApi;

namespace DtsApply.AlibabaSdk;

/// <summary>
/// Sends a call once through the vendor's clients for RAM and STS. Their generic call is used, which takes and gives
/// what the typed ones do: a typed answer has no place for the code of an error that comes with status 200, and hides
/// it behind a null.
/// </summary>
internal sealed class SdkTransport(TransportOptions options) : ITransport
{
    private readonly ServiceAddress _address = new(options.Endpoint);
    private readonly ReachableHosts _hosts = new();

    // AssumeRoleWithOIDC is signed by nobody, and the SDK would put its token into the query, where gateways note it
    // down.
    private readonly Transport _unsigned = new(options);

    /// <inheritdoc/>
    public string HelpToReach => _address.HelpToReach;

    /// <inheritdoc/>
    public async Task<Attempt> SendAsync(Call call, AccessKey keys, TimeSpan limit, CancellationToken cancellationToken)
    {
        if (!keys.Signs)
        {
            return await _unsigned.SendAsync(call, keys, limit, cancellationToken);
        }

        var origin = _address.Origin(call);
        if (_hosts.Unreached(origin) is { } before)
        {
            return before;
        }

        using var timer = new CancellationTokenSource(limit, options.Clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, cancellationToken);
        var exchange = new Exchange();
        Exception? failure = null;
        try
        {
            // The SDK cannot be called off: only the waiting ends, and what was sent may still be carried out.
            var sending = HttpObserver.WatchAsync(exchange, () => Send(call, keys, new(origin), limit));
            await sending.WaitAsync(either.Token);
        }
        catch (OperationCanceledException) when (either.IsCancellationRequested)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return Attempt.Unclear;
        }
        catch (Exception exception) when (exchange.HasBegun)
        {
            failure = exception;
        }

        return await exchange.ReadAsync(failure, origin, _hosts, options.Clock.GetUtcNow());
    }

    public void Dispose() => _unsigned.Dispose();

    private Task<Dictionary<string, object>> Send(Call call, AccessKey keys, Uri origin, TimeSpan limit) =>
        ClientFor(call, keys, origin)
            .CallApiAsync(
                new Params
                {
                    Action = call.Action,
                    Version = call.Version,
                    Protocol = origin.Scheme,
                    Pathname = "/",
                    Method = "POST",
                    AuthType = "AK",
                    Style = "RPC",
                    ReqBodyType = "formData",
                    BodyType = "json",
                },
                new OpenApiRequest { Query = new(call.Parameters) },
                new RuntimeOptions
                {
                    Autoretry = false,
                    MaxAttempts = 1,
                    ReadTimeout = (int)limit.TotalMilliseconds,
                    HttpsProxy = Proxy(origin),
                }
            );

    private AlibabaCloud.OpenApiClient.Client ClientFor(Call call, AccessKey keys, Uri origin)
    {
        var config = new Config
        {
            AccessKeyId = keys.Id,
            AccessKeySecret = keys.SecretText,
            SecurityToken = keys.Token,
            Protocol = origin.Scheme,
            Endpoint = origin.Authority,
            UserAgent = options.UserAgent,
        };
        return call.IsOfSts
            ? new AlibabaCloud.SDK.Sts20150401.Client(config)
            : new AlibabaCloud.SDK.Ram20150501.Client(config);
    }

    // The SDK asks the environment for no proxy.
    private string? Proxy(Uri origin) =>
        _address.MayUseProxy && !HttpClient.DefaultProxy.IsBypassed(origin)
            ? HttpClient.DefaultProxy.GetProxy(origin)?.AbsoluteUri
            : null;
}
