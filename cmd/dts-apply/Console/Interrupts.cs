using System.Runtime.InteropServices;
using DtsApply.Applying;
using DtsApply.Model;

namespace DtsApply.Cmd.Console;

/// <summary>The first signal asks to stop after the call under way, the second leaves at once.</summary>
internal sealed class Interrupts : IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly CancellationTokenSource _abort = new();
    private int _signals;

    /// <summary>Told of the first signal by its exit code, so that the user hears at once that it was heard.</summary>
    public Action<int>? OnFirst { get; set; }

    /// <summary>What listens for signals; kept so that it goes on listening.</summary>
    public IReadOnlyList<PosixSignalRegistration> Heard { get; set; } = [];

    /// <summary>The exit code of the first signal.</summary>
    public int Code { get; private set; } = ExitCode.Interrupted;

    /// <summary>The two steps as tokens.</summary>
    public StopSignals Signals => new(_stop.Token, _abort.Token);

    /// <summary>
    /// A signal came. Only a person or a supervisor is impatient: a terminal that goes away hangs up on its programs
    /// more than once.
    /// </summary>
    /// <param name="code">129, 130 or 143.</param>
    /// <returns>How many there have been that ask for an end.</returns>
    public int Signal(int code)
    {
        if (code is ExitCode.HungUp && Volatile.Read(ref _signals) > 0)
        {
            return 1;
        }

        var count = Interlocked.Increment(ref _signals);
        if (count > 1)
        {
            _abort.Cancel();
            return count;
        }

        Code = code;
        OnFirst?.Invoke(code);
        _stop.Cancel();
        return count;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _stop.Dispose();
        _abort.Dispose();
    }
}
