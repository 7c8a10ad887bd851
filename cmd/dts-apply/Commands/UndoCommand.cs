using Cocona;
using DtsApply.Applying.Journals;
using DtsApply.Cmd.CommandLine;
using DtsApply.Cmd.Console;
using DtsApply.Cmd.Files;
using DtsApply.Messages;
using DtsApply.Text;
using DtsApply.UseCases;

namespace DtsApply.Cmd.Commands;

/// <summary>Takes a run back: plans the way back from its journal, shows, asks, carries out, reads back.</summary>
internal sealed class UndoCommand(CommandEnvironment world)
{
    /// <summary>Undoes one run.</summary>
    public async Task<int> RunAsync(
        OutputOptions output,
        CallOptions calls,
        UndoOptions options,
        RunOptions run,
        JournalOptions journals,
        [Argument("RUN")] string? runId = null
    )
    {
        world.LastWrite.IsWatched = true;
        var printed = new Output(world, output, "text", "json");
        var consent = new ConsentOptions(options.Adopt, AllowRemovals: options.AllowRemovals);
        var (file, kept) = Split(journals, runId is null && !options.Last);
        if (((bool[])[runId is not null, options.Last, file is not null]).Count(given => given) is not 1)
        {
            throw new UsageException(JournalMessages.NameOneRun, "dts-apply history");
        }

        var request = new Request("undo", new(), output, calls, consent) { Journals = kept }.Checked();
        var store = new RunJournals(world, kept.Journal);
        var found =
            file is not null ? store.Read(file)
            : runId is null ? store.FindLast(request.Target, calls.SetName())
            : store.Find(runId)
                ?? throw new UsageException(JournalMessages.NoSuchRun(runId, store.Names()), "dts-apply history");
        var screens = new UndoScreens(world, request, printed);
        return found switch
        {
            null => screens.NothingFound(JournalMessages.NoLastRun(request.Target, calls.SetName())),
            { Problem: { } problem } => screens.Stop(problem, found.Code),
            { IsGoingOn: true, Run.RunId: var named } => screens.IsGoingOn(named),
            _ => await UndoAsync(found.Run!, store, Naming(request, found.Run!, file), printed, run),
        };
    }

    /// <summary>A folder is where journals lie; a file is the one to undo, and where nothing is it was meant to be.
    /// </summary>
    private static (string? File, JournalOptions Kept) Split(JournalOptions journals, bool isAlone) =>
        journals.Folder is { } path && !Directory.Exists(path) && (isAlone || System.IO.File.Exists(path))
            ? (path, journals with { Journal = null })
            : (null, journals);

    private async Task<int> UndoAsync(
        JournalRun undone,
        RunJournals store,
        Request request,
        Output output,
        RunOptions options
    )
    {
        if (request.Calls.Set is { } set && set != undone.Set)
        {
            throw new UsageException(UndoMessages.IsOfAnotherSet(undone.Set, set));
        }

        using var live = new LiveSources(world, output, request.Calls);
        var order = request.Order(undone, store.UndosOf(undone));
        var prepared = await PrepareUndo.RunAsync(order, live, world.Interrupts.Signals.Stop);
        return prepared is PreparedPlan plan
            ? await new ConfirmedRun(world, request, output).RunAsync(
                plan,
                live,
                options,
                request.CommandLineFor(request.Name, "--yes")
            )
            : new UndoScreens(world, request, output).Stop(prepared);
    }

    private static Request Naming(Request request, JournalRun run, string? file) =>
        request with
        {
            Undone = new(
                file is null ? run.RunId : $"--journal {ShellWord.Quote(file)}",
                UndoMessages.WayBack(run.RunId, run.Command, run.Set)
            ),
        };
}
