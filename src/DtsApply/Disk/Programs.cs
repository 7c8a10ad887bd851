namespace DtsApply.Disk;

/// <summary>
/// Programs that are run, looked up where the system's administrator or the user put them: in absolute folders of PATH
/// outside the working folder, which belongs to whoever made the pull request.
/// </summary>
public static class Programs
{
    /// <summary>The absolute path of a program; null where there is none.</summary>
    /// <param name="name">A name without a folder, or an absolute path.</param>
    /// <param name="path">The variable PATH; null when it is not set.</param>
    /// <param name="foreign">Folders whose files others decide about, such as the working folder: nothing in or below
    /// them is run.</param>
    public static string? Find(string name, string? path, params string[] foreign)
    {
        IEnumerable<string> candidates =
            Path.IsPathFullyQualified(name) ? [name]
            : name.AsSpan().ContainsAny('/', Path.DirectorySeparatorChar) ? []
            : (path ?? "")
                .Split(Path.PathSeparator)
                .Where(Path.IsPathFullyQualified)
                .SelectMany(folder => Names(name).Select(file => Path.Combine(folder, file)));
        return candidates
            .Select(Path.GetFullPath)
            .FirstOrDefault(file =>
                IsProgram(file) && !Array.Exists(foreign, folder => FolderPath.Holds(folder, file))
            );
    }

    private static IEnumerable<string> Names(string name) =>
        OperatingSystem.IsWindows() && !Path.HasExtension(name) ? [$"{name}.exe", $"{name}.com"] : [name];

    private static bool IsProgram(string file) =>
        File.Exists(file)
        && (
            OperatingSystem.IsWindows()
            || (
                File.GetUnixFileMode(file)
                & (UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute)
            )
                is not UnixFileMode.None
        );
}
