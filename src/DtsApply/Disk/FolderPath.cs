namespace DtsApply.Disk;

/// <summary>Which folder a file lies in, as it is named and as links lead.</summary>
public static class FolderPath
{
    /// <summary>Whether a path lies in a folder or below it, by its name or by where that leads.</summary>
    public static bool Holds(string folder, string path) =>
        IsBelow(Path.GetFullPath(folder), Path.GetFullPath(path))
        || IsBelow(RealPath.TryOf(folder) ?? folder, RealPath.TryOf(path) ?? path);

    /// <summary>Whether two paths lead to one folder, or the second lies in the first.</summary>
    public static bool IsOrHolds(string folder, string path) =>
        Holds(folder, path) || (RealPath.TryOf(folder) is { } one && one == RealPath.TryOf(path));

    /// <summary>
    /// Whether a file lies where whoever made the pull request may put one. The home folder is the user's own, also
    /// where the command works in it.
    /// </summary>
    /// <param name="workingFolder">The folder that the command works in.</param>
    /// <param name="home">The user's home folder; empty where there is none.</param>
    /// <param name="file">The file.</param>
    public static bool IsOfWorkingFolder(string workingFolder, string home, string file) =>
        Holds(workingFolder, file) && !(home.Length > 0 && IsOrHolds(workingFolder, home) && Holds(home, file));

    private static bool IsBelow(string folder, string path) =>
        path.StartsWith(
            Path.TrimEndingDirectorySeparator(folder) is var trimmed && Path.EndsInDirectorySeparator(trimmed)
                ? trimmed
                : trimmed + Path.DirectorySeparatorChar,
            StringComparison.Ordinal
        );
}
