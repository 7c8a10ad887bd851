using DtsApply.Disk;

namespace DtsApply.Manifests.Files;

/// <summary>Where manifests are read from: this disk, or a revision of a repository.</summary>
internal interface IFileTree
{
    /// <summary>Whether a path under which there is nothing stands for an empty set, and is no mistake.</summary>
    bool MayLack { get; }

    /// <summary>How diagnostics name what stands under a path.</summary>
    string Named(string path);

    /// <summary>Whether a path leads to something that is no folder, links followed.</summary>
    /// <exception cref="IOException">The way there leads out of the tree, or cannot be followed.</exception>
    bool HasFile(string path);

    /// <summary>Whether a path leads to a folder, links followed.</summary>
    /// <exception cref="IOException">The way there leads out of the tree, or cannot be followed.</exception>
    bool HasFolder(string path);

    /// <summary>The path of what a path leads to, every link on the way resolved.</summary>
    /// <exception cref="IOException">The links go in a circle, or cannot be followed.</exception>
    string RealPath(string path);

    /// <summary>What stands under a path, links followed.</summary>
    FileKind Detect(string path);

    /// <summary>The names in a folder, but for hidden ones.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    IEnumerable<FolderEntry> Entries(string folder);

    /// <summary>Whether an empty file is a regular one.</summary>
    bool IsRegular(string path);

    /// <summary>How many bytes a file has.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    long Size(string path);

    /// <summary>The bytes of a file; a few more than were expected where it grew meanwhile.</summary>
    /// <param name="path">The file.</param>
    /// <param name="expected">How many bytes it had.</param>
    /// <exception cref="IOException">It cannot be read.</exception>
    byte[] Read(string path, int expected);
}

/// <summary>What is asked of every tree alike.</summary>
internal static class FileTrees
{
    /// <summary>The path of what a path leads to; null where that cannot be told.</summary>
    public static string? TryRealPath(this IFileTree tree, string path)
    {
        try
        {
            return tree.RealPath(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
