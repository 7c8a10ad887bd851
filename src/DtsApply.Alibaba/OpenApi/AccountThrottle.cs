namespace DtsApply.Alibaba.OpenApi;

/// <summary>
/// What the calls of one account share: at most four at once, one budget of time for all of them, and one pause when
/// the service asks for less, so that they back off together.
/// </summary>
internal sealed class AccountThrottle(TimeProvider clock, TimeSpan time, Lockout shutter) : IDisposable
{
    private const int AtOnce = 4;
    private readonly SemaphoreSlim _places = new(AtOnce);
    private readonly long _start = clock.GetTimestamp();
    private long _openAt;

    /// <summary>The time to spend on the account.</summary>
    public TimeBudget Budget { get; } = new(clock, time);

    private TimeSpan Shut => TimeSpan.FromTicks(Interlocked.Read(ref _openAt)) - clock.GetElapsedTime(_start);

    /// <summary>Holds all further calls of the account back for so long.</summary>
    public void Pause(TimeSpan pause)
    {
        var until = (clock.GetElapsedTime(_start) + pause).Ticks;
        for (var known = Interlocked.Read(ref _openAt); known < until;)
        {
            var before = Interlocked.CompareExchange(ref _openAt, until, known);
            known = before == known ? until : before;
        }
    }

    /// <summary>Does one thing when there is a place and no pause.</summary>
    public async Task<T> ThroughAsync<T>(Func<Task<T>> work, CancellationToken cancellationToken)
    {
        await _places.WaitAsync(cancellationToken);
        try
        {
            // A pause may be prolonged while it is waited for. Timers know whole milliseconds only and would round down
            // to no wait at all.
            while (Shut is var pause && pause > TimeSpan.Zero)
            {
                await Task.Delay(
                    TimeSpan.FromMilliseconds(Math.Ceiling(pause.TotalMilliseconds)),
                    clock,
                    cancellationToken
                );
            }

            shutter.ThrowIfLocked();
            return await work();
        }
        finally
        {
            _places.Release();
        }
    }

    public void Dispose() => _places.Dispose();
}
