namespace DtsApply.Applying;

/// <summary>How long lags are waited for, on a clock that tests can turn.</summary>
/// <param name="clock">The clock.</param>
/// <param name="most">No lag is waited for longer.</param>
internal sealed class Polling(TimeProvider clock, TimeSpan most)
{
    private static readonly TimeSpan First = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(1.5);

    /// <summary>A role that was just made may be unreadable, and a detach invisible, for so long.</summary>
    public static readonly TimeSpan Lag = TimeSpan.FromSeconds(60);

    /// <summary>A read that still shows the state of before is asked again for so long.</summary>
    public static readonly TimeSpan Settling = TimeSpan.FromSeconds(10);

    /// <summary>Now, for <see cref="Since"/>.</summary>
    public long Now => clock.GetTimestamp();

    /// <summary>The time of day, in UTC.</summary>
    public DateTimeOffset Today => clock.GetUtcNow();

    /// <summary>How long ago that was.</summary>
    public TimeSpan Since(long then) => clock.GetElapsedTime(then);

    /// <summary>
    /// What goes on for a moment after a run is to leave at once; the process itself waits a little longer than that.
    /// </summary>
    public CancellationTokenSource Grace(CancellationToken abort)
    {
        var grace = new CancellationTokenSource(Timeout.InfiniteTimeSpan, clock);
        abort.Register(() => grace.CancelAfter(Moment));
        return grace;
    }

    /// <summary>
    /// Asks until the answer is final or the time is up, with growing pauses; returns the last answer.
    /// </summary>
    /// <param name="ask">Asks once.</param>
    /// <param name="patience">How long to go on after an answer; zero ends it.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public async Task<T> UntilAsync<T>(
        Func<Task<T>> ask,
        Func<T, TimeSpan> patience,
        CancellationToken cancellationToken
    )
    {
        var start = clock.GetTimestamp();
        for (var pause = First; ; pause = pause * 2 < Longest ? pause * 2 : Longest)
        {
            var answer = await ask();
            var wait = patience(answer);
            var left = (wait < most ? wait : most) - clock.GetElapsedTime(start);
            if (left <= TimeSpan.Zero)
            {
                return answer;
            }

            // The last look is at the end of the time, not before: all of it was promised.
            await Task.Delay(pause < left ? pause : left, clock, cancellationToken);
        }
    }
}
