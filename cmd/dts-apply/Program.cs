using System.Runtime.InteropServices;
using System.Text;
using DtsApply.Cmd.CommandLine;
using DtsApply.Cmd.Console;
using DtsApply.Messages;
using DtsApply.Model;

// Nothing here is disposed of: a signal that comes while the process ends must not find the system's own way of ending
// it.
var interrupts = new Interrupts();
interrupts.Heard =
[
    // What is started to outlive its terminal (nohup) has it ignored, and it stays so.
    PosixSignalRegistration.Create(PosixSignal.SIGHUP, signal => Signal(signal, ExitCode.HungUp)),
    PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => Signal(signal, ExitCode.Interrupted)),
    PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal => Signal(signal, ExitCode.Terminated)),
];

var (outputIsClosed, errorIsClosed) = (StandardStreams.IsClosed(1), StandardStreams.IsClosed(2));
var output = Writer(outputIsClosed ? null : System.Console.OpenStandardOutput(), flush: false);
var error = Writer(errorIsClosed ? null : System.Console.OpenStandardError(), flush: true);
var world = new CommandEnvironment(StandardStreams.Input(), output, error, Variable, TimeProvider.System)
{
    OutTerminal = outputIsClosed || System.Console.IsOutputRedirected ? Terminal.None : Screen(),
    ErrorTerminal = errorIsClosed || System.Console.IsErrorRedirected ? Terminal.None : Screen(),
    CanAsk = !System.Console.IsInputRedirected && !errorIsClosed && !System.Console.IsErrorRedirected,
    ReadAnswer = System.Console.ReadLine,
    DiscardTyped = () => TypeAhead.Discard(0),
    OpenTerminal = () => ControllingTerminal.Open(Screen, stream => Writer(stream, flush: true)),
    Jitter = Random.Shared.NextDouble,
    // Whether it exists or not: without one, paths below it would be paths below the working folder.
    Home = Environment.GetFolderPath(
        Environment.SpecialFolder.UserProfile,
        Environment.SpecialFolderOption.DoNotVerify
    ),
    HasWorkingFolder = HasWorkingFolder(),
    Interrupts = interrupts,
    Variables = [.. Environment.GetEnvironmentVariables().Keys.OfType<string>()],
};

var code = await new Cli(world).RunAsync(args);
await output.FlushAsync();
if (output.Lost && code is ExitCode.Done)
{
    await error.WriteLineAsync(CommandMessages.OutputIsLost(ExitCode.Unclassified));
    code = ExitCode.Unclassified;
}

GC.KeepAlive(interrupts);
return code;

void Signal(PosixSignalContext signal, int code)
{
    signal.Cancel = true;
    if (interrupts.Signal(code) > 1)
    {
        // The second signal leaves at once; what does not hear it, such as a read from a terminal, is left behind.
        _ = Task.Delay(TimeSpan.FromSeconds(2)).ContinueWith(_ => Environment.Exit(code), TaskScheduler.Default);
    }
}

static bool HasWorkingFolder()
{
    try
    {
        return Directory.Exists(Directory.GetCurrentDirectory());
    }
    catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
    {
        return false;
    }
}

static string? Variable(string name) =>
    Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;

static Terminal Screen()
{
    try
    {
        return new(System.Console.WindowWidth is > 0 and var width ? width : 80, System.Console.WindowHeight);
    }
    catch (IOException)
    {
        return new(80, 24);
    }
}

static FaultTolerantWriter Writer(Stream? stream, bool flush)
{
    var writer = new StreamWriter(stream ?? Stream.Null, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false))
    {
        AutoFlush = flush,
        NewLine = "\n",
    };
    return new(Locale.IsUtf8(Variable) ? writer : new AsciiEllipsis(writer), isClosed: stream is null);
}
