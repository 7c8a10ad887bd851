using DtsApply.Applying.Journals;
using DtsApply.Cmd.CommandLine;
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
    public static string? Find(CommandEnvironment world)
    {
        var ours = Path.Combine(State(world), "dts-apply");
        var runs = Path.Combine(ours, "runs");
        return IsOurs(ours) && IsOurs(runs) ? runs : null;
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
        if (made.LinkTarget is not null)
        {
            throw new JournalException(WrittenFileMessages.JournalThroughALink(folder));
        }

        if ((made.UnixFileMode & OthersWrite) is not UnixFileMode.None)
        {
            throw new JournalException(WrittenFileMessages.OthersCanWriteTo(folder));
        }

        // Only its owner may set the mode: a folder of someone else's ends here.
        made.UnixFileMode = Owner;
    }
}
