using DtsApply.Disk;
using DtsApply.UseCases;

namespace DtsApply.Cmd.Files;

/// <summary>Journals that have been kept long enough go when a new run begins.</summary>
internal static class OldJournals
{
    /// <summary>
    /// Removes those of runs that began before a day: only files that are named as journals are, by the time in their
    /// names. One that cannot be removed stays.
    /// </summary>
    /// <param name="folder">The folder.</param>
    /// <param name="before">What began before this goes.</param>
    public static void Remove(string folder, DateTimeOffset before)
    {
        foreach (var path in Directory.GetFiles(folder, $"*{JournalFiles.Ending}"))
        {
            if (RunIds.Began(Path.GetFileNameWithoutExtension(path)) is { } began && began < before)
            {
                Remove(path);
            }
        }
    }

    private static void Remove(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception exception) when (FileErrors.IsFileError(exception))
        {
            // The next run tries again.
        }
    }
}
