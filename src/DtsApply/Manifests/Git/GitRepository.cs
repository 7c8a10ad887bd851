using DtsApply.Disk;
using DtsApply.Manifests.Files;
using DtsApply.Messages;
using DtsApply.Model;

namespace DtsApply.Manifests.Git;

/// <summary>
/// Finds the repository that holds some paths, by the name <c>.git</c> alone: folders that only look like a bare
/// repository can be made by whoever made the pull request.
/// </summary>
internal static class GitRepository
{
    private const string Marker = ".git";
    private const string Head = "gitdir:";
    private const int LongestMarker = 4096;

    /// <summary>The folder of the working tree that holds all of some paths, every link on the way resolved.</summary>
    /// <param name="paths">Paths as they were given.</param>
    /// <param name="workingFolder">The folder that the run works in.</param>
    /// <exception cref="GitException">There is none, or more than one.</exception>
    public static string Find(IReadOnlyList<string> paths, string workingFolder)
    {
        var here = RealPath.TryOf(workingFolder) ?? workingFolder;
        var own = Above(here);
        var found = paths.Select(path => (Path: path, Top: Holding(path, own))).ToList();
        var lost = found.Find(path => path.Top is null);
        var other = found.Find(path => path.Top != found[0].Top);
        return lost.Path is not null ? throw new GitException(ExitCode.Usage, GitMessages.IsInNoRepository(lost.Path))
            : other.Path is not null
                ? throw new GitException(ExitCode.Usage, GitMessages.AreInTwoRepositories(found[0].Path, other.Path))
            : found[0].Top!;
    }

    private static string? Holding(string path, string? own)
    {
        var real = Real(path);
        return own is not null && (real == own || FolderPath.Holds(own, real))
            ? own
            : Whole(Above(Path.GetDirectoryName(real)) ?? Above(real));
    }

    /// <summary>A path by its own name, in the folder to which links lead.</summary>
    private static string Real(string path)
    {
        var named =
            PathPattern.Parse(path) is { } pattern && !Path.Exists(path) ? FolderEntry.Named(pattern.Folder) : path;
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(named));
        return Path.GetDirectoryName(full) is { } folder
            ? Path.Combine(RealPath.TryOf(folder) ?? folder, Path.GetFileName(full))
            : full;
    }

    private static string? Above(string? folder)
    {
        for (var at = folder; at is not null; at = Path.GetDirectoryName(at))
        {
            if (Path.Exists(Path.Combine(at, Marker)))
            {
                return at;
            }
        }

        return null;
    }

    /// <summary>
    /// The repository of which another one is a part: which submodules there are, and what their branches are called,
    /// the pull request decides.
    /// </summary>
    private static string? Whole(string? top)
    {
        for (var at = top; at is not null && ModulesOf(at) is { } modules;)
        {
            at = Above(Path.GetDirectoryName(at));
            while (at is not null && !FolderPath.Holds(Path.Combine(at, Marker), modules))
            {
                at = Above(Path.GetDirectoryName(at));
            }

            top = at ?? top;
        }

        return top;
    }

    /// <summary>Where the repository of a submodule lies; null for one that is none.</summary>
    private static string? ModulesOf(string top)
    {
        var marker = Path.Combine(top, Marker);
        if (!File.Exists(marker) || new FileInfo(marker).Length > LongestMarker)
        {
            return null;
        }

        var text = File.ReadAllText(marker).Trim();
        var leads = text.StartsWith(Head, StringComparison.Ordinal)
            ? Path.GetFullPath(Path.Combine(top, text[Head.Length..].Trim()))
            : "";
        return leads.Contains(
            $"{Path.DirectorySeparatorChar}modules{Path.DirectorySeparatorChar}",
            StringComparison.Ordinal
        )
            ? leads
            : null;
    }
}
