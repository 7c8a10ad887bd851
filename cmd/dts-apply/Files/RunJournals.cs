using DtsApply.Applying.Journals;
using DtsApply.Cmd.CommandLine;
using DtsApply.Disk;
using DtsApply.Messages;
using DtsApply.Model;

namespace DtsApply.Cmd.Files;

/// <summary>The journals of earlier runs, on this machine or where they are said to lie.</summary>
/// <param name="world">What the command touches.</param>
/// <param name="named">The folder that is named; null for the usual one.</param>
internal sealed class RunJournals(CommandEnvironment world, string? named)
{
    /// <summary>All of them, in the order of time.</summary>
    public IReadOnlyList<FoundJournal> All() =>
        Distrusted() is { } folder ? [folder] : [.. Paths().Select(Read).Reverse()];

    /// <summary>The journal of a run; null where there is none.</summary>
    public FoundJournal? Find(string runId) =>
        Distrusted() is { } folder ? folder
        : Paths().FirstOrDefault(path => Path.GetFileNameWithoutExtension(path) == runId) is { } path ? Read(path)
        : null;

    /// <summary>The names of all runs.</summary>
    public IEnumerable<string> Names() => Paths().Select(path => Path.GetFileNameWithoutExtension(path));

    /// <summary>
    /// The latest run of a target and set that wrote, or may have; or the first on the way there that is not to be
    /// believed, since it may be that one.
    /// </summary>
    public FoundJournal? FindLast(Target target, string set) =>
        Distrusted()
        ?? Paths()
            .Select(Read)
            .FirstOrDefault(found =>
                found.Problem?.Rule is RuleId.DTS536
                || (found.Run is { } run && run.Target == target && run.Set == set && PastRuns.Wrote(run))
            );

    /// <summary>The runs that took a run back, or began to.</summary>
    public IReadOnlyCollection<JournalRun> UndosOf(JournalRun run) =>
        [
            .. Paths()
                .TakeWhile(path =>
                    string.CompareOrdinal(JournalFiles.Second(path), JournalFiles.Second(run.RunId)) >= 0
                )
                .Select(path => Read(path).Run)
                .OfType<JournalRun>()
                .Where(undo => undo.Undoes == run.RunId),
        ];

    /// <summary>Reads one, wherever it lies.</summary>
    public FoundJournal Read(string path) => JournalFiles.Read(path, HomePath.Shown(path, world.Home));

    /// <summary>That the folder is there and is not to be believed, because others may put journals into it.</summary>
    private FoundJournal? Distrusted() =>
        JournalFolder.FindDistrusted(world, named) is { } folder
            ? new(folder, null, JournalMessages.OthersMayWriteTo(HomePath.Shown(folder, world.Home)))
            : null;

    private IEnumerable<string> Paths()
    {
        try
        {
            return JournalFiles.In(JournalFolder.Find(world, named));
        }
        catch (Exception exception) when (exception is JournalException || FileErrors.IsFileError(exception))
        {
            return [];
        }
    }
}
