using System.Text;
using DtsApply.Applying.Journals;
using DtsApply.Disk;
using DtsApply.Messages;

namespace DtsApply.Cmd.Files;

/// <summary>
/// Reads journals from their files: regular ones that no one else may write, since a way back is planned from what they
/// say.
/// </summary>
internal static class JournalFiles
{
    /// <summary>How the names of journals end.</summary>
    public const string Ending = ".jsonl";

    /// <summary>The most that is read of one.</summary>
    public const long Largest = 256L << 20;

    /// <summary>The journals of a folder by the names of their runs, the latest first.</summary>
    /// <param name="folder">The folder; null for none.</param>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public static IEnumerable<string> In(string? folder) =>
        folder is null || !Directory.Exists(folder)
            ? []
            : Directory
                .GetFiles(folder, $"*{Ending}")
                .OrderByDescending(Second, StringComparer.Ordinal)
                .ThenByDescending(File.GetLastWriteTimeUtc);

    /// <summary>The part of a journal's name that tells when its run began; of one second the file's own time tells
    /// more.</summary>
    public static string Second(string path) => Path.GetFileName(path).Split('-')[0];

    /// <summary>Reads one.</summary>
    /// <param name="path">The file.</param>
    /// <param name="shown">The file as screens name it.</param>
    /// <param name="largest">The most that is read.</param>
    public static FoundJournal Read(string path, string shown, long largest = Largest)
    {
        try
        {
            return new FileInfo(path) switch
            {
                { LinkTarget: not null } => new(path, null, JournalMessages.IsALink(shown)),
                { Exists: false } => new(path, null, JournalMessages.IsNotThere(shown)),
                { Length: 0 } => new(path, null, JournalMessages.IsNoJournal(shown)),
                { Length: var length } when length > largest => new(path, null, JournalMessages.IsTooLarge(shown)),
                _ => Opened(path, shown),
            };
        }
        catch (Exception exception) when (FileErrors.IsFileError(exception))
        {
            return new(path, null, JournalMessages.CannotBeRead(shown, exception.Message));
        }
    }

    private static FoundJournal Opened(string path, string shown)
    {
        var (text, others) = Text(path);
        if (others is not null)
        {
            return new(path, null, JournalMessages.OthersMayWriteIt(shown, others));
        }

        var run = JournalReader.Read(text);
        return new(path, run, run is null ? JournalMessages.IsNoJournal(shown) : null)
        {
            IsGoingOn = run is { ExitCode: null } && IsHeld(path),
        };
    }

    private static (string Text, WriteAccess? Others) Text(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        if (WriteAccess.Find(file.SafeFileHandle) is { } others)
        {
            return ("", others);
        }

        using var text = new StreamReader(file, Encoding.UTF8);
        return (text.ReadToEnd(), null);
    }

    // Whoever still writes it holds a share of its lock.
    private static bool IsHeld(string path)
    {
        try
        {
            using var alone = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.None);
            return false;
        }
        catch (IOException)
        {
            return true;
        }
    }
}
