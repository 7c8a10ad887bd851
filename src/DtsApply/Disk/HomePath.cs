namespace DtsApply.Disk;

/// <summary>Paths as screens show them.</summary>
public static class HomePath
{
    /// <summary>A path below the home folder with <c>~</c> in that folder's place; any other as it is.</summary>
    /// <param name="path">The path.</param>
    /// <param name="home">The home folder; empty where there is none.</param>
    public static string Shown(string path, string home) =>
        home.TrimEnd(Path.DirectorySeparatorChar) is { Length: > 0 } folder
        && path.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal)
            ? $"~{path[folder.Length..]}"
            : path;
}
