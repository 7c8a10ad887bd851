using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using DtsApply.Alibaba.Credentials;
using DtsApply.Alibaba.Ram;
using DtsApply.Live;
using DtsApply.Messages;
using DtsApply.Model;

namespace DtsApply.Alibaba.OpenApi;

/// <summary>
/// Calls the service for one account: sends, and sends again where that is safe and may help, within the account's
/// budget of time.
/// </summary>
/// <param name="account">The account's name, for notices.</param>
/// <param name="keys">Its keys.</param>
/// <param name="transport">Sends one call once.</param>
/// <param name="throttle">What the account's calls share.</param>
/// <param name="policy">How to try again.</param>
internal sealed class RetryingClient(
    string account,
    AccessKey keys,
    ITransport transport,
    AccountThrottle throttle,
    RetryPolicy policy
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
        var progress = new Progress(policy.Clock.GetTimestamp(), again);
        using var spending = throttle.Budget.Spend();
        using var budget = new CancellationTokenSource(throttle.Budget.Left, policy.Clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(budget.Token, cancellationToken);
        try
        {
            await TryAsync(call, isWhole, progress, either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // The budget is used up. A write that is under way may have been carried out; of a read, what was said last
            // tells why.
            progress.Last = progress.IsUnderWay && call.Writes ? Attempt.Unclear : progress.Last;
        }

        return progress.Last?.Body ?? throw Failed(call, progress);
    }

    /// <summary>The answer of a read in its own shape; see <see cref="AnswerAsync"/>.</summary>
    /// <param name="call">The call.</param>
    /// <param name="shape">How it is read.</param>
    /// <param name="isWhole">Whether an answer holds what it must.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <param name="onAnswer">Told of every answer, whole or not.</param>
    public async Task<T> AskAsync<T>(
        Call call,
        JsonTypeInfo<T> shape,
        Func<T, bool> isWhole,
        CancellationToken cancellationToken,
        Action<JsonElement>? onAnswer = null
    )
        where T : class
    {
        T? read = null;
        await AnswerAsync(
            call,
            body =>
            {
                onAnswer?.Invoke(body);
                return (read = RoleAnswers.Read(body, shape)) is not null && isWhole(read);
            },
            cancellationToken
        );
        return read!;
    }

    private async Task TryAsync(
        Call call,
        Func<JsonElement, bool> isWhole,
        Progress progress,
        CancellationToken cancellationToken
    )
    {
        progress.Last = await OnceAsync(call, isWhole, progress, cancellationToken);
        while (GoesOn(call, progress.Last, progress))
        {
            Tell(call, progress.Last, progress);
            await PauseAsync(progress, cancellationToken);
            if (progress.IsStopped)
            {
                return;
            }

            await progress.BeforeAgainAsync();
            progress.Last = await OnceAsync(call, isWhole, progress, cancellationToken);
        }
    }

    private async Task<Attempt> OnceAsync(
        Call call,
        Func<JsonElement, bool> isWhole,
        Progress progress,
        CancellationToken cancellationToken
    )
    {
        var attempt = await throttle.ThroughAsync(
            () =>
            {
                progress.Tries++;
                progress.IsUnderWay = true;
                return transport.SendAsync(call, keys, throttle.Budget.OneTry, cancellationToken);
            },
            cancellationToken
        );
        progress.IsUnderWay = false;
        return attempt.Body is { } body && !isWhole(body)
            ? Attempt.Unclear with
            {
                Instead = UnexpectedAnswerMessages.NotWhole,
            }
            : attempt;
    }

    /// <summary>Whether a try leaves something to hope for, and time for it; how long to wait is noted then.</summary>
    private bool GoesOn(Call call, Attempt attempt, Progress progress)
    {
        // A pause that outlasts the budget is not begun: nothing could come after it.
        progress.Pause = attempt.RetryAfter ?? policy.Pause(progress.Tries - 1);
        return progress.Tries < RetryPolicy.Tries
            && attempt.MayRepeat(call.Writes)
            && progress.Pause < throttle.Budget.Left
            && !progress.IsStopped;
    }

    private void Tell(Call call, Attempt attempt, Progress progress)
    {
        if (attempt.IsThrottled)
        {
            throttle.Pause(progress.Pause);
        }

        policy.OnRetry?.Invoke(
            new(
                account,
                call.Action,
                call.Role,
                attempt.IsThrottled ? RetryReason.Throttled : RetryReason.NoAnswer,
                progress.Tries + 1,
                RetryPolicy.Tries,
                progress.Pause
            )
        );
    }

    private async Task PauseAsync(Progress progress, CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, progress.Stop);
        try
        {
            await Task.Delay(
                TimeSpan.FromMilliseconds(Math.Ceiling(progress.Pause.TotalMilliseconds)),
                policy.Clock,
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
        var (kind, message, help) = ErrorClassifier.Classify(call, last, keys);
        return new(kind, message)
        {
            Error = last.Error is { } error ? ErrorRedactor.Hide(error, keys) : null,
            UnexpectedAnswer = last.Instead,
            Unreached = last.Unreached,
            Action = call.Action,
            Role = call.Role,
            Help = help
                ?? (
                    last.Unreached is not null ? transport.HelpToReach
                    : kind is FailureKind.NoAnswer ? OutOfTime(progress)
                    : null
                ),
            IsGivenUp = kind is FailureKind.NoAnswer && progress is { IsStopped: true, Tries: < RetryPolicy.Tries },
            Tries = progress.Tries,
            Elapsed = policy.Clock.GetElapsedTime(progress.Start),
        };
    }

    // A run that gave up early must not look as if it had not tried: what ended it was the account's time.
    private string? OutOfTime(Progress progress) =>
        progress is { Tries: < RetryPolicy.Tries, IsStopped: false }
            ? ServiceCallMessages.TimeIsUsedUp(throttle.Budget.Time)
            : null;

    /// <summary>How far one call has come.</summary>
    private sealed class Progress(long start, ResendOptions again)
    {
        public long Start => start;

        public CancellationToken Stop => again.Stop;

        public bool IsStopped => Stop.IsCancellationRequested;

        public int Tries { get; set; }

        public bool IsUnderWay { get; set; }

        public Attempt? Last { get; set; }

        public TimeSpan Pause { get; set; }

        public Task BeforeAgainAsync() => again.Before?.Invoke() ?? Task.CompletedTask;
    }
}
