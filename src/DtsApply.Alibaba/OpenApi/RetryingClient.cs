using System.Text.Json;
using DtsApply.Alibaba.Credentials;
using DtsApply.Live;
using Polly;
using Polly.Retry;

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

/// <summary>
/// Calls the service for one account: sends, and sends again where that is safe and may help, within the account's
/// budget of time.
/// </summary>
/// <param name="account">The account's name, for notices.</param>
/// <param name="keys">Its keys.</param>
/// <param name="transport">Sends one call once.</param>
/// <param name="gate">What the account's calls share.</param>
/// <param name="patience">How to try again.</param>
internal sealed class RetryingClient(
    string account,
    AccessKey keys,
    Transport transport,
    AccountThrottle gate,
    RetryPolicy patience
)
{
    /// <summary>The label of the keys and their masked ID.</summary>
    public AccessKey Keys => keys;

    /// <summary>The answer of a call; throws what the service refused, and that there was no answer.</summary>
    /// <param name="call">The call.</param>
    /// <param name="isWhole">Whether an answer holds what it must; one that does not is a fault of a gateway.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <param name="again">What holds for sending it again.</param>
    public async Task<JsonElement> AnswerAsync(
        Call call,
        Func<JsonElement, bool> isWhole,
        CancellationToken cancellationToken,
        ResendOptions again = default
    )
    {
        var progress = new Progress(patience.Clock.GetTimestamp(), again.Stop);
        using var spending = gate.Budget.Spend();
        using var budget = new CancellationTokenSource(gate.Budget.Left, patience.Clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(budget.Token, cancellationToken);
        try
        {
            await Retrying(call, progress)
                .ExecuteAsync(
                    async token => progress.Last = await OnceAsync(call, isWhole, (progress, again), token),
                    either.Token
                );
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // The budget is used up. A write that is under way may have been carried out; of a read, what was said last
            // tells why.
            progress.Last = progress.IsUnderWay && call.Writes ? Attempt.Unclear : progress.Last;
        }

        return progress.Last?.Body ?? throw Failed(call, progress);
    }

    private async Task<Attempt> OnceAsync(
        Call call,
        Func<JsonElement, bool> isWhole,
        (Progress Progress, ResendOptions Again) sending,
        CancellationToken cancellationToken
    )
    {
        var (progress, again) = sending;
        if (progress is { Last: { } last, IsStopped: true })
        {
            return last;
        }

        if (progress.Tries > 0 && again.Before is { } before)
        {
            await before();
        }

        var attempt = await gate.ThroughAsync(
            () =>
            {
                progress.Tries++;
                progress.IsUnderWay = true;
                return transport.SendAsync(call, keys, gate.Budget.OneTry, cancellationToken);
            },
            cancellationToken
        );
        progress.IsUnderWay = false;
        return attempt.Body is { } body && !isWhole(body)
            ? Attempt.Unclear with
            {
                Instead = "an answer that is not whole",
            }
            : attempt;
    }

    private ResiliencePipeline<Attempt> Retrying(Call call, Progress progress) =>
        new ResiliencePipelineBuilder<Attempt> { TimeProvider = patience.Clock }
            .AddRetry(
                new RetryStrategyOptions<Attempt>
                {
                    MaxRetryAttempts = RetryPolicy.Tries - 1,
                    ShouldHandle = arguments =>
                    {
                        // A pause that outlasts the budget is not begun: nothing could come after it.
                        progress.Pause = arguments.Outcome.Result?.RetryAfter
                            ?? patience.Pause(arguments.AttemptNumber);
                        return ValueTask.FromResult(
                            arguments.Outcome.Result?.MayRepeat(call.Writes) is true
                                && progress.Pause < gate.Budget.Left
                                && !progress.IsStopped
                        );
                    },
                    // The pause is made below, where the end of a run can cut it short.
                    DelayGenerator = _ => ValueTask.FromResult<TimeSpan?>(TimeSpan.Zero),
                    OnRetry = async arguments =>
                    {
                        var throttled = arguments.Outcome.Result?.IsThrottled is true;
                        if (throttled)
                        {
                            gate.Pause(progress.Pause);
                        }

                        patience.OnRetry?.Invoke(
                            new(
                                account,
                                call.Action,
                                call.Role,
                                throttled ? "throttled" : "no answer",
                                arguments.AttemptNumber + 2,
                                RetryPolicy.Tries,
                                progress.Pause
                            )
                        );
                        await PauseAsync(progress, arguments.Context.CancellationToken);
                    },
                }
            )
            .Build();

    private async Task PauseAsync(Progress progress, CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, progress.Stop);
        try
        {
            await Task.Delay(
                TimeSpan.FromMilliseconds(Math.Ceiling(progress.Pause.TotalMilliseconds)),
                patience.Clock,
                either.Token
            );
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // The run is to end: what came last is what there is to tell.
        }
    }

    private CloudException Failed(Call call, Progress progress)
    {
        var last = progress.Last ?? new(null, null, Delivery.NotCarriedOut);
        var (kind, message, help) = ErrorClassifier.Of(call, last, keys);
        return new(kind, message)
        {
            Error = last.Error is { } error ? ErrorRedactor.Hide(error, keys) : null,
            UnexpectedAnswer = last.Instead,
            Unreached = last.Unreached,
            Action = call.Action,
            Help = help
                ?? (
                    last.Unreached is not null ? transport.HelpToReach
                    : kind is FailureKind.NoAnswer ? OutOfTime(progress)
                    : null
                ),
            IsGivenUp = kind is FailureKind.NoAnswer && progress is { IsStopped: true, Tries: < RetryPolicy.Tries },
            Tries = progress.Tries,
            Elapsed = patience.Clock.GetElapsedTime(progress.Start),
        };
    }

    // A run that gave up early must not look as if it had not tried: what ended it was the account's time.
    private string? OutOfTime(Progress progress) =>
        progress is { Tries: < RetryPolicy.Tries, IsStopped: false }
            ? FormattableString.Invariant(
                $"the {gate.Budget.Time.TotalSeconds:0.#} s for calls to this account are used up; --timeout gives more"
            )
            : null;

    /// <summary>How far one call has come.</summary>
    private sealed class Progress(long start, CancellationToken stop)
    {
        public long Start => start;

        public CancellationToken Stop => stop;

        public bool IsStopped => stop.IsCancellationRequested;

        public int Tries { get; set; }

        public bool IsUnderWay { get; set; }

        public Attempt? Last { get; set; }

        public TimeSpan Pause { get; set; }
    }
}
