namespace DtsApply.Alibaba.OpenApi;

/// <summary>
/// What the calls of one account share: at most four at once, one budget of time for all of them, and one pause when the service asks for less, so
/// that they back off together.
/// </summary>
internal sealed class AccountGate(TimeProvider clock, TimeSpan budget) : IDisposable
{
    private const int AtOnce = 4;
    private readonly SemaphoreSlim _places = new(AtOnce);
    private readonly long _start = clock.GetTimestamp();
    private long _openAt;

    /// <summary>How long the account has been worked on.</summary>
    public TimeSpan Elapsed => clock.GetElapsedTime(_start);

    /// <summary>How much of the budget is left.</summary>
    public TimeSpan Left => budget - Elapsed is var left && left > TimeSpan.Zero ? left : TimeSpan.Zero;

    /// <summary>Holds all further calls of the account back for so long.</summary>
    public void Pause(TimeSpan time) => Interlocked.Exchange(ref _openAt, Math.Max(Interlocked.Read(ref _openAt), (Elapsed + time).Ticks));

    /// <summary>Does one thing when there is a place and no pause.</summary>
    public async Task<T> ThroughAsync<T>(Func<Task<T>> work, CancellationToken cancellationToken)
    {
        await _places.WaitAsync(cancellationToken);
        try
        {
            if (TimeSpan.FromTicks(Interlocked.Read(ref _openAt)) - Elapsed is var pause && pause > TimeSpan.Zero)
            {
                await Task.Delay(pause, clock, cancellationToken);
            }

            return await work();
        }
        finally
        {
            _places.Release();
        }
    }

    public void Dispose() => _places.Dispose();
}
