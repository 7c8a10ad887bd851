namespace DtsApply.Alibaba.OpenApi;

/// <summary>
/// Time to spend on one account. It runs while at least one call is under way, retries and pauses included, and stands
/// still in between: a person who reads the plan before answering uses none of it up.
/// </summary>
internal sealed class TimeBudget(TimeProvider clock, TimeSpan time)
{
    private readonly Lock _lock = new();
    private TimeSpan _used;
    private long _since;
    private int _underWay;

    public TimeSpan Time => time;

    /// <summary>What is left; never negative.</summary>
    public TimeSpan Left
    {
        get
        {
            lock (_lock)
            {
                var left = time - _used - (_underWay > 0 ? clock.GetElapsedTime(_since) : TimeSpan.Zero);
                return left > TimeSpan.Zero ? left : TimeSpan.Zero;
            }
        }
    }

    /// <summary>How long one try may take, so that a connection that hangs leaves time for others.</summary>
    public TimeSpan OneTry => TimeSpan.FromTicks(Math.Min(TimeSpan.FromSeconds(20).Ticks, time.Ticks / 4));

    /// <summary>Lets it run until the result is disposed.</summary>
    public IDisposable Spend()
    {
        lock (_lock)
        {
            if (_underWay++ is 0)
            {
                _since = clock.GetTimestamp();
            }
        }

        return new Spending(this);
    }

    private void Stop()
    {
        lock (_lock)
        {
            if (--_underWay is 0)
            {
                _used += clock.GetElapsedTime(_since);
            }
        }
    }

    private sealed class Spending(TimeBudget budget) : IDisposable
    {
        private TimeBudget? _budget = budget;

        public void Dispose() => Interlocked.Exchange(ref _budget, null)?.Stop();
    }
}
