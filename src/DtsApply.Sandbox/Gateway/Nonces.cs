using System.Security.Cryptography;
using System.Text;

namespace DtsApply.Sandbox.Gateway;

/// <summary>
/// The nonces that were used. Two generations, so that nothing has to be searched for what is old: a nonce is remembered for at least half an hour,
/// the time between the earliest and the latest moment at which one stamp is accepted. Memory is bounded: beyond a million nonces in a
/// generation the older generation goes early.
/// </summary>
internal sealed class Nonces(TimeProvider clock)
{
    private const int Most = 1 << 20;
    private static readonly TimeSpan Turn = TimeSpan.FromMinutes(30);

    private readonly Lock _lock = new();
    private HashSet<UInt128> _young = [];
    private HashSet<UInt128> _old = [];
    private DateTimeOffset _turned = clock.GetUtcNow();

    /// <summary>Remembers a nonce of a key; false when it was used before.</summary>
    public bool TryUse(string keyId, string nonce)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes($"{keyId}\n{nonce}"), hash);
        var used = BitConverter.ToUInt128(hash);
        var now = clock.GetUtcNow();
        lock (_lock)
        {
            if (now - _turned >= Turn || _young.Count >= Most)
            {
                (_old, _young, _turned) = (now - _turned >= 2 * Turn ? [] : _young, [], now);
            }

            return !_old.Contains(used) && _young.Add(used);
        }
    }
}
