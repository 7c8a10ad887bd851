using DtsApply.Live;

namespace DtsApply.Alibaba.OpenApi;

/// <summary>How calls that get no answer are tried again.</summary>
/// <param name="Clock">The clock.</param>
/// <param name="Jitter">A number from 0 to 1, anew each time.</param>
/// <param name="OnRetry">Told of each further try.</param>
internal sealed record RetryPolicy(TimeProvider Clock, Func<double> Jitter, Action<RetryNotice>? OnRetry)
{
    /// <summary>How often a call is sent at most.</summary>
    public const int Tries = 8;
    private const int LongestDoubling = 5;
    private static readonly TimeSpan First = TimeSpan.FromMilliseconds(500);

    /// <summary>
    /// How long to wait after the n-th try, from 0: twice as long each time, up to 16 s, and a half less to a half
    /// more, so that callers spread.
    /// </summary>
    public TimeSpan Pause(int tries) => First * (1 << Math.Min(tries, LongestDoubling)) * (0.5 + Jitter());
}

/// <summary>What holds for sending a call again.</summary>
/// <param name="Before">Called before it is; what it throws ends the call.</param>
/// <param name="Stop">From then on it is not.</param>
internal readonly record struct ResendOptions(Func<Task>? Before, CancellationToken Stop);
