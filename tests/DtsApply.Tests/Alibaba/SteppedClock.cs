namespace DtsApply.Tests.Alibaba;

/// <summary>
/// A clock that stands still, then goes from one timer to the next: time limits count as well as waits.
/// </summary>
internal sealed class SteppedClock : TimeProvider
{
    public static readonly DateTimeOffset Start = new(2026, 11, 23, 14, 3, 7, TimeSpan.Zero);
    private readonly Lock _lock = new();
    private readonly List<Alarm> _alarms = [];
    private TimeSpan _elapsed;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public TimeSpan Elapsed
    {
        get
        {
            lock (_lock)
            {
                return _elapsed;
            }
        }
    }

    public override DateTimeOffset GetUtcNow() => Start + Elapsed;

    public override long GetTimestamp() => Elapsed.Ticks;

    public void Advance(TimeSpan time)
    {
        lock (_lock)
        {
            _elapsed += time;
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var alarm = new Alarm(this, () => callback(state));
        alarm.Change(dueTime, period);
        return alarm;
    }

    /// <summary>
    /// Runs a call to its end. Everything that is not a wait happens on this thread, so that each run is the same.
    /// </summary>
    public T Run<T>(Func<Task<T>> call)
    {
        var context = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        try
        {
            var work = call();
            while (!work.IsCompleted && Step()) { }

            return work.GetAwaiter().GetResult();
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(context);
        }
    }

    private bool Step()
    {
        Alarm? next;
        lock (_lock)
        {
            next = _alarms.MinBy(alarm => alarm.Due);
            if (next is null)
            {
                return false;
            }

            _alarms.Remove(next);
            _elapsed = next.Due > _elapsed ? next.Due : _elapsed;
        }

        next.Ring();
        return true;
    }

    private sealed class Alarm(SteppedClock clock, Action ring) : ITimer
    {
        public TimeSpan Due { get; private set; }

        public void Ring() => ring();

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock._lock)
            {
                clock._alarms.Remove(this);
                if (dueTime != Timeout.InfiniteTimeSpan)
                {
                    Due = clock._elapsed + dueTime;
                    clock._alarms.Add(this);
                }
            }

            return true;
        }

        public void Dispose()
        {
            lock (clock._lock)
            {
                clock._alarms.Remove(this);
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return default;
        }
    }
}
