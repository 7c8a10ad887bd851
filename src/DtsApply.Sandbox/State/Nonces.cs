using System.Security.Cryptography;
using System.Text;
using DtsApply.Sandbox.Gateway;

namespace DtsApply.Sandbox.State;

/// <summary>A nonce that was used.</summary>
/// <param name="Hash">Stands for the key and the nonce.</param>
/// <param name="Until">When the stamp beside it stops being accepted, in seconds since 1970; from then on it need not
/// be remembered.</param>
internal readonly record struct UsedNonce(UInt128 Hash, long Until)
{
    /// <summary>The nonce of a call. That of another key is another nonce.</summary>
    public static UsedNonce Create(SignedCall call, DateTimeOffset until)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes($"{call.KeyId}\n{call.Nonce}"), hash);
        return new(BitConverter.ToUInt128(hash), until.ToUnixTimeSeconds());
    }
}

/// <summary>
/// The nonces that were used. Two generations, so that nothing has to be searched for what is old: a nonce is
/// remembered for at least half an hour, the time between the earliest and the latest moment at which one stamp is
/// accepted. Memory is bounded: beyond a million nonces in a generation the older generation goes early.
/// </summary>
internal sealed class Nonces
{
    private const int Most = 1 << 20;
    private static readonly TimeSpan Turn = TimeSpan.FromMinutes(30);

    private Dictionary<UInt128, long> _young = [];
    private Dictionary<UInt128, long> _old = [];
    private DateTimeOffset? _turned;
    private long _latest;

    /// <summary>
    /// Those whose stamps may still be accepted: the latest one was accepted at some time of its own half hour.
    /// </summary>
    public IEnumerable<UsedNonce> Alive() =>
        _old.Concat(_young)
            .Where(nonce => nonce.Value >= _latest - (long)Turn.TotalSeconds)
            .Select(nonce => new UsedNonce(nonce.Key, nonce.Value));

    /// <summary>Remembers a nonce; false when it was used before.</summary>
    public bool TryUse(UsedNonce nonce, DateTimeOffset now)
    {
        if (now - (_turned ??= now) >= Turn)
        {
            (_old, _young, _turned) = (now - _turned >= 2 * Turn ? [] : _young, [], now);
        }

        return !_old.ContainsKey(nonce.Hash) && Add(nonce);
    }

    /// <summary>Remembers a nonce that another process, or an earlier one, has let pass.</summary>
    public bool Add(UsedNonce nonce)
    {
        if (_young.Count >= Most)
        {
            (_old, _young) = (_young, []);
        }

        _latest = Math.Max(_latest, nonce.Until);
        return _young.TryAdd(nonce.Hash, nonce.Until);
    }
}
