using DtsApply.Live;

namespace DtsApply.Alibaba.Credentials;

/// <summary>
/// The key of one source as calls use it: fetched when it is first needed, renewed when a fifth of its life is left,
/// with one fetch for all calls that wait. That a source gives nothing at all is remembered, and told to all.
/// </summary>
internal sealed class RenewedKey(IKeySource source, TimeProvider clock)
{
    private const double Renewed = 0.8;
    private readonly Lock _lock = new();
    private Task<Held>? _fetch;
    private volatile Held? _held;

    public IKeySource Source => source;

    /// <summary>The key to sign with now.</summary>
    public Task<AccessKey> CurrentAsync(CancellationToken cancellationToken) => KeyAsync(null, cancellationToken);

    /// <summary>Another key than one that the service refused; the same where the source has no other.</summary>
    public Task<AccessKey> AfterAsync(AccessKey refused, CancellationToken cancellationToken) =>
        KeyAsync(refused, cancellationToken);

    /// <summary>The key to sign with now, and another than one that the service refused.</summary>
    /// <remarks>
    /// A fetch is everyone's, so nobody's cancellation ends it; each waits for it as long as it likes.
    /// </remarks>
    public async Task<AccessKey> KeyAsync(AccessKey? refused, CancellationToken cancellationToken) =>
        (await Next(refused).WaitAsync(cancellationToken)).Key;

    private Task<Held> Next(AccessKey? refused)
    {
        lock (_lock)
        {
            if (_fetch is { IsCompleted: false } underWay)
            {
                return underWay;
            }

            if (_fetch is null || (_held is { } held && MustRenew(held, refused)))
            {
                _fetch = refused is null && _held is not null ? RenewAsync(_held) : FetchAsync();
            }

            return _fetch;
        }
    }

    private bool MustRenew(Held held, AccessKey? refused) =>
        source.CanRenew && (refused is null ? clock.GetUtcNow() >= held.RenewAt : held.Key == refused);

    private async Task<Held> FetchAsync()
    {
        var began = clock.GetUtcNow();
        var key = await source.FetchAsync(CancellationToken.None);
        return _held = new(key, key.Expires is { } end ? began + ((end - began) * Renewed) : DateTimeOffset.MaxValue);
    }

    /// <summary>A key that still lives will do where there is no new one; it is asked for again in a while.</summary>
    private async Task<Held> RenewAsync(Held held)
    {
        try
        {
            return await FetchAsync();
        }
        catch (CloudException) when (held.Key.Expires - clock.GetUtcNow() is { } left && left > TimeSpan.Zero)
        {
            return _held = held with { RenewAt = clock.GetUtcNow() + (left * (1 - Renewed)) };
        }
    }

    private sealed record Held(AccessKey Key, DateTimeOffset RenewAt);
}
