using DtsApply.Applying;

namespace DtsApply.Tests.Applying;

/// <summary>Lets one of two runs make its next call at a time.</summary>
internal sealed class Turns(int order) : IDisposable
{
    private readonly SemaphoreSlim _parked = new(0);
    private readonly TaskCompletionSource?[] _waiting = new TaskCompletionSource?[2];

    public Task NextAsync(int who)
    {
        var turn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Volatile.Write(ref _waiting[who], turn);
        _parked.Release();
        return turn.Task;
    }

    public Task<RunResult?> End(Task<RunResult?> run)
    {
        _parked.Release();
        return run;
    }

    public async Task PlayAsync()
    {
        await _parked.WaitAsync();
        await _parked.WaitAsync();
        for (var call = 0; ; call++)
        {
            var first = call < 11 ? (order >> call) & 1 : 0;
            var who = Volatile.Read(ref _waiting[first]) is not null ? first : 1 - first;
            if (Interlocked.Exchange(ref _waiting[who], null) is not { } turn)
            {
                return;
            }

            turn.SetResult();
            await _parked.WaitAsync();
        }
    }

    public void Dispose() => _parked.Dispose();
}
