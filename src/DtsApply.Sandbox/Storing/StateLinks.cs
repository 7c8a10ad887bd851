using DtsApply.Disk;

namespace DtsApply.Sandbox.Storing;

/// <summary>The state is never read or written through a link: its folder is by default the working folder.</summary>
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
        if (WorkingFolderLinks.FindOnTheWay(path) is { } link)
        {
            throw Refused(link);
        }

        Refuse(path);
        Refuse(FileLock.PathOf(path));
    }

    /// <summary>Refuses a link in the place of a file.</summary>
    /// <exception cref="SandboxStateException">It is one.</exception>
    public static void Refuse(string path)
    {
        if (WorkingFolderLinks.IsLink(path))
        {
            throw Refused(path);
        }
    }

    private static SandboxStateException Refused(string link) =>
        new(
            link,
            "this is a link, and the sandbox state is never kept behind one; remove it, or name another file with "
                + "--sandbox-state"
        );
}
