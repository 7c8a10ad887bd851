namespace DtsApply.Disk;

/// <summary>
/// Links in the working folder, which may be someone else's, such as whoever made a pull request: a link there would
/// let them choose where whoever runs the command writes. Links outside of it are their user's own business.
/// </summary>
public static class WorkingFolderLinks
{
    /// <summary>
    /// The first link that lies in the working folder and on the way to a file, as an absolute path; null where there
    /// is none. The file itself may be one.
    /// </summary>
    /// <param name="path">The file, which need not be there, nor any folder on the way.</param>
    public static string? FindOnTheWay(string path)
    {
        var (working, full) = (Directory.GetCurrentDirectory(), Path.GetFullPath(path));
        var current = Path.GetPathRoot(full)!;
        foreach (
            var part in Path.GetDirectoryName(full)![current.Length..]
                .Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries)
        )
        {
            var next = Path.Combine(current, part);
            if (!IsLink(next))
            {
                current = next;
            }
            else if (IsIn(working, current))
            {
                return next;
            }
            else
            {
                current = RealPath.TryOf(next) ?? next;
            }
        }

        return null;
    }

    /// <summary>Such a link as it is shown to who works there.</summary>
    public static string Shown(string link) => Path.GetRelativePath(Directory.GetCurrentDirectory(), link);

    /// <summary>Whether a path is a link, wherever that leads.</summary>
    public static bool IsLink(string path) => new FileInfo(path).LinkTarget is not null;

    private static bool IsIn(string folder, string path) =>
        path == folder
        || path.StartsWith(
            Path.TrimEndingDirectorySeparator(folder) + Path.DirectorySeparatorChar,
            StringComparison.Ordinal
        );
}
