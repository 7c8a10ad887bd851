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
    public static IReadOnlyCollection<JournalRun> Read(CommandEnvironment world)
    {
        try
        {
            var folder = JournalFolder.Find(world);
            var latest = folder is null
                ? []
                : Directory.GetFiles(folder, "*.jsonl").OrderDescending(StringComparer.Ordinal).Take(Most);
            return [.. latest.Select(Killed).OfType<JournalRun>()];
        }
        catch (Exception exception) when (exception is JournalException || FileErrors.IsFileError(exception))
        {
            return [];
        }
    }

    private static JournalRun? Killed(string path)
    {
        try
        {
            if (new FileInfo(path) is not { LinkTarget: null, Length: > 0 and <= MostBytes })
            {
                return null;
            }

            // Whoever still writes it holds a share of its lock.
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.None);
            using var text = new StreamReader(file);
            return JournalReader.Read(text.ReadToEnd()) is { ExitCode: null } run ? run : null;
        }
        catch (Exception exception) when (FileErrors.IsFileError(exception))
        {
            return null;
        }
    }
}
