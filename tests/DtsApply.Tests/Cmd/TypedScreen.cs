using DtsApply.Applying;
using DtsApply.Cmd.CommandLine;
using DtsApply.Cmd.Console;
using DtsApply.Tests.Reporting;
using Xunit;

namespace DtsApply.Tests.Cmd;

/// <summary>
/// Screens of whole commands: they change the folder of the process, so nothing else may run meanwhile.
/// </summary>
[CollectionDefinition(nameof(TypedScreen), DisableParallelization = true)]
public sealed class TypedScreen
{
    /// <summary>
    /// Runs a command line in a folder and returns the screen as the design draws it: what was typed and what was
    /// printed, colours as words.
    /// </summary>
    /// <param name="folder">The working folder.</param>
    /// <param name="typed">The command line, without the name of the tool.</param>
    /// <param name="answers">What is typed at the questions; with any, there is a terminal.</param>
    public static Task<string> OfAsync(string folder, string typed, params string[] answers) =>
        OfAsync(folder, typed, cloud: null, answers);

    /// <summary>The same over a cloud.</summary>
    /// <param name="folder">The working folder.</param>
    /// <param name="typed">The command line, without the name of the tool.</param>
    /// <param name="cloud">What is called; null for nothing.</param>
    /// <param name="answers">What is typed at the questions; with any, there is a terminal.</param>
    public static async Task<string> OfAsync(string folder, string typed, ICloud? cloud, params string[] answers)
    {
        var before = Environment.CurrentDirectory;
        Environment.CurrentDirectory = folder;
        try
        {
            await using var screen = new StringWriter { NewLine = "\n" };
            await screen.WriteAsync($"$ dts-apply {typed}\n");
            var left = new Queue<string>(answers);
            var terminal = answers.Length > 0 ? new Terminal(80, 24) : Terminal.None;
            var world = new CommandEnvironment(
                Stream.Null,
                screen,
                screen,
                name => name is "FORCE_COLOR" ? "1" : null,
                new FakeClock()
            )
            {
                Cloud = cloud,
                OutTerminal = terminal,
                ErrorTerminal = terminal,
                CanAsk = answers.Length > 0,
                ReadAnswer = () => Echo(screen, left),
            };
            await new Cli(world).RunAsync(typed.Split(' '));
            return Screen.InTags(screen.ToString()).Replace(" \n", "\n", StringComparison.Ordinal);
        }
        finally
        {
            Environment.CurrentDirectory = before;
        }
    }

    // A terminal shows what is typed.
    private static string? Echo(StringWriter screen, Queue<string> left)
    {
        if (left.TryDequeue(out var answer))
        {
            screen.Write(answer + "\n");
        }

        return answer;
    }
}
