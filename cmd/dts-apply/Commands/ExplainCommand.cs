using Cocona;
using DtsApply.Cmd.CommandLine;
using DtsApply.Cmd.Console;
using DtsApply.Model;
using DtsApply.Reporting.Explaining;

namespace DtsApply.Cmd.Commands;

/// <summary>Describes a rule or a field, offline, from the rule catalogue and the schema.</summary>
internal sealed class ExplainCommand(CommandEnvironment world)
{
    /// <summary>Prints the page of a topic; without one, all rules.</summary>
    public int Run(OutputOptions output, [Argument] string? topic = null)
    {
        var page = new Output(world, output, "text").Result;
        if (topic is null)
        {
            Explanation.DrawAll(page);
            return ExitCode.Done;
        }

        return Explanation.Draw(page, topic) is { } problem
            ? throw new UsageException(problem, "dts-apply explain")
            : ExitCode.Done;
    }
}
