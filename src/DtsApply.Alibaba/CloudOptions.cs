using System.Collections.Immutable;
using DtsApply.Alibaba.Credentials;
using DtsApply.Live;
using DtsApply.Model;

namespace DtsApply.Alibaba;

/// <summary>How the service is reached.</summary>
/// <param name="Clock">The clock.</param>
/// <param name="Keys">Where keys are looked for.</param>
/// <param name="Timeout">Bounds the work on one account, retries included.</param>
public sealed record CloudOptions(TimeProvider Clock, KeyPlaces Keys, TimeSpan Timeout)
{
    /// <summary>All declared accounts: the roles of one may be assumed with the keys of another.</summary>
    public ImmutableArray<Account> Accounts { get; init; } = [];

    /// <summary>One base address for RAM and STS; null is Alibaba Cloud.</summary>
    public Uri? Endpoint { get; init; }

    /// <summary>Answers in place of the network, such as the sandbox; null is the network.</summary>
    public HttpMessageHandler? Handler { get; init; }

    /// <summary>A number from 0 to 1, anew each time, that spreads retries.</summary>
    public required Func<double> Jitter { get; init; }

    /// <summary>Told of each key before a call is signed with it; more than once of one.</summary>
    public Action<AccessKey>? OnKey { get; init; }

    /// <summary>Told of each further try.</summary>
    public Action<RetryNotice>? OnRetry { get; init; }

    /// <summary>Who calls, such as <c>dts-apply/0.1.0</c>.</summary>
    public string UserAgent { get; init; } = "dts-apply";
}
