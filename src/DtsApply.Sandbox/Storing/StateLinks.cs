using DtsApply.Disk;

namespace DtsApply.Sandbox.Storing;

/// <summary>
/// The state is never read or written through a link: its folder is by default the working folder, which may be someone
/// else's, such as whoever made a pull request, and a link there would let them choose a file of whoever runs the
/// sandbox. Links outside of the working folder are their user's own business.
/// </summary>
internal static class StateLinks
{
    /// <summary>
    /// Refuses a link on the way to the state that lies in the working folder, and one in the place of the state or of
    /// its lock.
    /// </summary>
    /// <param name="path">The state file, as an absolute path.</param>
    /// <exception cref="SandboxStateException">There is one.</exception>
    public static void RefuseOnTheWay(string path)
    {
        var working = Directory.GetCurrentDirectory();
        var current = Path.GetPathRoot(path)!;
        foreach (
            var part in Path.GetDirectoryName(path)![current.Length..]
                .Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries)
        )
        {
            var next = Path.Combine(current, part);
            if (IsLink(next))
            {
                current = IsIn(working, current) ? throw Refused(next) : RealPath.Of(next);
            }
            else
            {
                current = next;
            }
        }

        Refuse(path);
        Refuse(FileLock.PathOf(path));
    }

    /// <summary>Refuses a link in the place of a file.</summary>
    /// <exception cref="SandboxStateException">It is one.</exception>
    public static void Refuse(string path)
    {
        if (IsLink(path))
        {
            throw Refused(path);
        }
    }

    private static bool IsLink(string path) => new FileInfo(path).LinkTarget is not null;

    private static bool IsIn(string folder, string path) =>
        path == folder
        || path.StartsWith(
            Path.TrimEndingDirectorySeparator(folder) + Path.DirectorySeparatorChar,
            StringComparison.Ordinal
        );

    private static SandboxStateException Refused(string link) =>
        new(
            link,
            "this is a link, and the sandbox state is never kept behind one; remove it, or name another file with "
                + "--sandbox-state"
        );
}
