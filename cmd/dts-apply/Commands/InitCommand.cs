using DtsApply.Cmd.CommandLine;
using DtsApply.Cmd.Console;
using DtsApply.Model;

namespace DtsApply.Cmd.Commands;

/// <summary>
/// Writes a first manifest for a scenario: from options to standard output, or from questions on a terminal to a file.
/// </summary>
internal sealed class InitCommand(CommandEnvironment world)
{
    /// <summary>Writes it. Nothing is called.</summary>
    public int Run(OutputOptions output, InitOptions options)
    {
        var printed = new Output(world, output, "text");
        if (options == new InitOptions() && world.CanAsk && world.OutTerminal.IsOne)
        {
            return new InitQuestions(world, printed).Run();
        }

        printed.Put("text", () => InitSettings.Template(options).Text());
        return ExitCode.Done;
    }
}
