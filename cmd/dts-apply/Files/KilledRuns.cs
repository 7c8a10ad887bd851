using DtsApply.Applying.Journals;
using DtsApply.Cmd.CommandLine;
using DtsApply.Disk;

namespace DtsApply.Cmd.Files;

/// <summary>
/// Reads the journals of runs that were killed: those without an end that no process writes any more.
/// </summary>
internal static class KilledRuns
{
    private const int Most = 200;
    private const long MostBytes = 16L << 20;

    /// <summary>The runs, the latest first. What cannot be read is left out: no plan depends on it.</summary>
    /// <param name="world">What the command touches.</param>
    /// <param name="named">The folder of journals, where one is named.</param>
    public static IReadOnlyCollection<JournalRun> Read(CommandEnvironment world, string? named)
    {
        try
        {
            return
            [
                .. JournalFiles
                    .In(JournalFolder.Find(world, named))
                    .Take(Most)
                    .Select(path => JournalFiles.Read(path, path, MostBytes))
                    .Where(found => found is { Run.ExitCode: null, IsGoingOn: false })
                    .Select(found => found.Run!),
            ];
        }
        catch (Exception exception) when (exception is JournalException || FileErrors.IsFileError(exception))
        {
            return [];
        }
    }
}
