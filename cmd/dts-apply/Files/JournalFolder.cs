using DtsApply.Applying.Journals;
using DtsApply.Cmd.CommandLine;
using DtsApply.Disk;
using DtsApply.Messages;

namespace DtsApply.Cmd.Files;

/// <summary>
/// Where the journals are. A later run relies on them, so nobody else may be able to put one there: the two folders
/// that are ours must be real ones that we own and that no one else can write to. What lies above them is the user's
/// own business, links included.
/// </summary>
internal static class JournalFolder
{
    private const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const UnixFileMode OthersWrite = UnixFileMode.GroupWrite | UnixFileMode.OtherWrite;

    /// <summary>The folder, made where it is missing.</summary>
    /// <exception cref="JournalException">It cannot be used.</exception>
    /// <exception cref="IOException">It cannot be made.</exception>
    /// <exception cref="UnauthorizedAccessException">It cannot be made, or is someone else's.</exception>
    public static string Make(CommandEnvironment world)
    {
        var runs = Path.Combine(MakeOurs(world), "runs");
        Private(runs);
        return runs;
    }

    /// <summary>
    /// A folder that the user names, made where it is missing. It may be read by others, as what a pipeline keeps is;
    /// written to only by its owner.
    /// </summary>
    /// <exception cref="JournalException">It cannot be used.</exception>
    /// <exception cref="IOException">It cannot be made.</exception>
    /// <exception cref="UnauthorizedAccessException">It cannot be made.</exception>
    public static string Make(string named)
    {
        if (File.Exists(named))
        {
            throw new JournalException(WrittenFileMessages.JournalsLieInAFolder(named));
        }

        if (WorkingFolderLinks.FindOnTheWay(named.TrimEnd(Path.DirectorySeparatorChar)) is { } link)
        {
            throw new JournalException(WrittenFileMessages.JournalThroughALink(WorkingFolderLinks.Shown(link)));
        }

        var made = OperatingSystem.IsWindows()
            ? Directory.CreateDirectory(named)
            : Directory.CreateDirectory(named, Owner);
        Check(made, named);
        return made.FullName;
    }

    /// <summary>The folder around it, for all that the tool keeps for itself.</summary>
    /// <exception cref="JournalException">It cannot be used.</exception>
    /// <exception cref="IOException">It cannot be made.</exception>
    /// <exception cref="UnauthorizedAccessException">It cannot be made, or is someone else's.</exception>
    public static string MakeOurs(CommandEnvironment world)
    {
        var ours = Path.Combine(State(world), "dts-apply");
        Private(ours);
        return ours;
    }

    /// <summary>The folder where it is there already and is fit to be believed; null otherwise.</summary>
    /// <exception cref="JournalException">There is no place for it.</exception>
    /// <param name="world">What the command touches.</param>
    /// <param name="named">The folder that is named instead, if one is.</param>
    public static string? Find(CommandEnvironment world, string? named = null)
    {
        if (named is not null)
        {
            return IsOurs(named) ? named : null;
        }

        var ours = Path.Combine(State(world), "dts-apply");
        var runs = Path.Combine(ours, "runs");
        return IsOurs(ours) && IsOurs(runs) ? runs : null;
    }

    /// <summary>The folder that is there and is not fit to be believed; null where there is none such.</summary>
    /// <param name="world">What the command touches.</param>
    /// <param name="named">The folder that is named, if one is.</param>
    public static string? FindDistrusted(CommandEnvironment world, string? named)
    {
        try
        {
            var ours = Path.Combine(State(world), "dts-apply");
            string[] folders = named is not null ? [named] : [ours, Path.Combine(ours, "runs")];
            return Array.Find(folders, folder => Path.Exists(folder) && !IsOurs(folder));
        }
        catch (JournalException)
        {
            return null;
        }
    }

    private static bool IsOurs(string folder) =>
        new DirectoryInfo(folder) is { Exists: true, LinkTarget: null } found
        && (OperatingSystem.IsWindows() || (found.UnixFileMode & OthersWrite) is UnixFileMode.None);

    // A path that is not absolute is to be ignored (XDG Base Directory Specification).
    private static string State(CommandEnvironment world) =>
        world.Environment("XDG_STATE_HOME") is { } given && Path.IsPathFullyQualified(given) ? given
        : Path.IsPathFullyQualified(world.Home) ? Path.Combine(world.Home, ".local", "state")
        : throw new JournalException(WrittenFileMessages.NoHomeFolder);

    private static void Private(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
            return;
        }

        var made = Directory.CreateDirectory(folder, Owner);
        Check(made, folder);

        // Only its owner may set the mode: a folder of someone else's ends here.
        made.UnixFileMode = Owner;
    }

    private static void Check(DirectoryInfo folder, string named)
    {
        if (folder.LinkTarget is not null)
        {
            throw new JournalException(WrittenFileMessages.JournalThroughALink(named));
        }

        if (!OperatingSystem.IsWindows() && (folder.UnixFileMode & OthersWrite) is not UnixFileMode.None)
        {
            throw new JournalException(WrittenFileMessages.OthersCanWriteTo(named));
        }
    }
}
