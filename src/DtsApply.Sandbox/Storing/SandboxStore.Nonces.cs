using DtsApply.Sandbox.State;

namespace DtsApply.Sandbox.Storing;

/// <content>Nonces, which outlive the process where they are asked to: many callers are served by one line.</content>
public sealed partial class SandboxStore
{
    private readonly SemaphoreSlim _keeping = new(1);
    private readonly Nonces _nonces = new();
    private readonly List<UsedNonce> _unkept = [];
    private long _used;
    private long _kept;

    /// <summary>Remembers a nonce; false when it was used before.</summary>
    /// <param name="nonce">The nonce.</param>
    /// <param name="now">The moment.</param>
    /// <param name="keeps">Whether it is in the file when this returns; callers who wait meanwhile are served by one
    /// line.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    internal async ValueTask<bool> TryUseAsync(
        UsedNonce nonce,
        DateTimeOffset now,
        bool keeps,
        CancellationToken cancellationToken
    )
    {
        await CatchUpAsync(cancellationToken);
        long number;
        lock (_state)
        {
            if (!_nonces.TryUse(nonce, now))
            {
                return false;
            }

            if (!keeps)
            {
                return true;
            }

            _unkept.Add(nonce);
            number = ++_used;
        }

        await KeepAsync(number, cancellationToken);
        return true;
    }

    private async Task KeepAsync(long number, CancellationToken cancellationToken)
    {
        await _keeping.WaitAsync(cancellationToken);
        try
        {
            if (_kept < number)
            {
                _kept += await AppendAsync(
                    state =>
                    {
                        UsedNonce[] all = [.. _unkept];
                        return (all.Length, new JournalLine(state.Sequence + 1, Sandbox: null, []) { Nonces = all });
                    },
                    cancellationToken
                );
            }
        }
        finally
        {
            _keeping.Release();
        }
    }
}
