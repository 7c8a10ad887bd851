using DtsApply.Messages;
using DtsApply.Text;

namespace DtsApply.Alibaba.OpenApi;

/// <summary>Where calls go: to the hosts of Alibaba Cloud, or all of them to one address.</summary>
internal sealed class ServiceAddress
{
    private readonly Uri? _endpoint;

    /// <param name="endpoint">One base address for everything; null is the cloud.</param>
    /// <exception cref="ArgumentException">Keys would travel in the clear.</exception>
    public ServiceAddress(Uri? endpoint)
    {
        if (
            endpoint is not null
            && !(endpoint.Scheme is "https" || (endpoint.Scheme is "http" && LoopbackHost.Is(endpoint)))
        )
        {
            throw new ArgumentException("requests travel by https, or by http to a loopback address", nameof(endpoint));
        }

        _endpoint = endpoint;
    }

    /// <summary>Whether a proxy may be asked to pass calls on: never to this machine.</summary>
    public bool MayUseProxy => _endpoint is null || !LoopbackHost.Is(_endpoint);

    /// <summary>What to do where nothing can be reached.</summary>
    public string HelpToReach =>
        _endpoint is null ? ConnectionMessages.SeeWhetherThereIsANetwork
        : LoopbackHost.Is(_endpoint) ? ConnectionMessages.StartTheSandbox
        : ConnectionMessages.CheckTheEndpoint;

    /// <summary>Scheme, host and port that a call goes to, <c>https://ram.aliyuncs.com</c>.</summary>
    public string Origin(Call call) => _endpoint?.GetLeftPart(UriPartial.Authority) ?? $"https://{call.Host}";
}
