using Cocona;
using DtsApply.Cmd.CommandLine;
using DtsApply.Cmd.Console;
using DtsApply.Cmd.Files;
using DtsApply.Messages;

namespace DtsApply.Cmd.Commands;

/// <summary>Shows the runs that journals tell of, or one of them. Offline.</summary>
internal sealed class HistoryCommand(CommandEnvironment world)
{
    /// <summary>Shows all runs, or one.</summary>
    public int Run(OutputOptions output, HistoryOptions options, [Argument("RUN")] string? runId = null)
    {
        var printed = new Output(world, output, "text", "json");
        var journals = new RunJournals(world, options.Folder);
        var screens = new HistoryScreens(world, printed, options.Folder);
        return runId is null ? screens.ShowAll(journals.All())
            : journals.Find(runId) is { } found ? screens.ShowOne(found)
            : throw new UsageException(JournalMessages.NoSuchRun(runId, journals.Names()), "dts-apply history");
    }
}
