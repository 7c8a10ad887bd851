using DtsApply.Cmd.Console;
using DtsApply.Text;

namespace DtsApply.Cmd.CommandLine;

/// <summary>
/// Everything outside the process that commands touch, handed to them, so that a whole command runs inside a test.
/// </summary>
/// <param name="In">Standard input as bytes, for manifests.</param>
/// <param name="Out">The result.</param>
/// <param name="Error">The talk: prompts, progress, diagnostics of a run.</param>
/// <param name="Environment">Looks an environment variable up; null when it is not set or empty, but for the one that
/// names fences: set and empty, someone meant one.</param>
/// <param name="Clock">The clock.</param>
internal sealed record CommandEnvironment(
    Stream In,
    TextWriter Out,
    TextWriter Error,
    Func<string, string?> Environment,
    TimeProvider Clock
)
{
    private DateOnly? _today;

    private readonly TextWriter _out = Out;
    private readonly TextWriter _error = Error;

    /// <summary>The keys that calls are signed with: neither stream shows their secrets.</summary>
    public UsedKeys UsedKeys { get; } = new();

    /// <summary>The result.</summary>
    public TextWriter Out => field ??= new HidingWriter(_out, UsedKeys);

    /// <summary>The talk: prompts, progress, diagnostics of a run.</summary>
    public TextWriter Error => field ??= new HidingWriter(_error, UsedKeys);

    /// <summary>The names of all environment variables.</summary>
    public IReadOnlyCollection<string> Variables { get; init; } = [];

    /// <summary>The day of the run, in UTC: read from the clock once, so that no run sees two.</summary>
    public DateOnly Today => _today ??= CalendarDay.Today(Clock);

    private static readonly TimeSpan HangUp = TimeSpan.FromMilliseconds(300);

    /// <summary>What standard output is.</summary>
    public Terminal OutTerminal { get; init; } = Terminal.None;

    /// <summary>What standard error is.</summary>
    public Terminal ErrorTerminal { get; init; } = Terminal.None;

    /// <summary>Whether someone can be asked: standard input and standard error are both a terminal.</summary>
    public bool CanAsk { get; init; }

    /// <summary>Reads one line of an answer; null at the end of input.</summary>
    public Func<string?> ReadAnswer { get; init; } = () => null;

    /// <summary>Throws away what was typed before a question stands.</summary>
    public Action DiscardTyped { get; init; } = () => { };

    /// <summary>Opens the terminal that the program was started from; null where there is none.</summary>
    public Func<ControllingTerminal?> OpenTerminal { get; init; } = () => null;

    /// <summary>
    /// One line of an answer. A signal ends the wait; the read itself cannot be called off, and is left behind by the
    /// process.
    /// </summary>
    /// <exception cref="OperationCanceledException">A signal came.</exception>
    /// <param name="terminal">Where it is asked; null for the standard streams.</param>
    public async Task<string?> AnswerAsync(ControllingTerminal? terminal = null)
    {
        var stop = Interrupts.Signals.Stop;
        string? answer = null;
        try
        {
            answer = await Task.Run(terminal?.ReadAnswer ?? ReadAnswer).WaitAsync(stop);
        }
        catch (IOException)
        {
            // The terminal is gone, and has no answer any more.
        }

        if (answer is null)
        {
            // A terminal that goes away ends the input, and hangs up at the same moment.
            await Task.Delay(HangUp, stop);
        }

        return answer;
    }

    /// <summary>Spreads retries: a number from 0 to 1, anew each time.</summary>
    public Func<double> Jitter { get; init; } = () => 0.5;

    /// <summary>The user's home folder.</summary>
    public string Home { get; init; } = "";

    /// <summary>
    /// Whether the folder in which the process was started is still there: without it no relative path leads anywhere.
    /// </summary>
    public bool HasWorkingFolder { get; init; } = true;

    /// <summary>The door, where it is not to the service that the options name.</summary>
    public Applying.ICloud? Cloud { get; init; }

    /// <summary>When a run last may have written.</summary>
    public LateOutput LastWrite { get; } = new();

    /// <summary>The files that the result is written to.</summary>
    public Files.ResultFiles Results => field ??= new(UsedKeys);

    /// <summary>Stops what runs from outside.</summary>
    public Interrupts Interrupts { get; init; } = new();
}
