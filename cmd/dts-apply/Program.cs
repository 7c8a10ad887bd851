using System.Runtime.InteropServices;
using System.Text;
using DtsApply.Cmd;
using DtsApply.Cmd.CommandLine;
using DtsApply.Model;

using var interrupts = new Interrupts();
using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => Signal(signal, ExitCode.Interrupted));
using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal => Signal(signal, ExitCode.Terminated));

var output = Writer(Console.OpenStandardOutput(), flush: false);
var error = Writer(Console.OpenStandardError(), flush: true);
var world = new World(Console.OpenStandardInput(), output, error, Variable, TimeProvider.System)
{
    OutTerminal = Console.IsOutputRedirected ? Terminal.None : Screen(),
    ErrorTerminal = Console.IsErrorRedirected ? Terminal.None : Screen(),
    CanAsk = !Console.IsInputRedirected && !Console.IsErrorRedirected,
    ReadAnswer = Console.ReadLine,
    Jitter = Random.Shared.NextDouble,
    Home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile),
    Interrupts = interrupts,
};

var code = await new Cli(world).RunAsync(args);
try
{
    await output.FlushAsync();
}
catch (IOException)
{
    // Whoever read our output has gone, such as head; there is no one left to tell.
}

return code;

void Signal(PosixSignalContext signal, int code)
{
    signal.Cancel = true;
    interrupts.Signal(code);
}

static string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;

static Terminal Screen()
{
    try
    {
        return new(Console.WindowWidth is > 0 and var width ? width : 80, Console.WindowHeight);
    }
    catch (IOException)
    {
        return new(80, 24);
    }
}

static TextWriter Writer(Stream stream, bool flush)
{
    var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { AutoFlush = flush, NewLine = "\n" };
    return Locale.IsUtf8(Variable) ? writer : new AsciiEllipsis(writer);
}
