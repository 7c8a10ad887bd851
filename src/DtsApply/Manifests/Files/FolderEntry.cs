using System.IO.Enumeration;

namespace DtsApply.Manifests.Files;

/// <summary>One name in a folder.</summary>
/// <param name="Name">The name.</param>
/// <param name="IsFolder">A folder, or a link to one.</param>
/// <param name="IsLink">A link.</param>
internal readonly record struct FolderEntry(string Name, bool IsFolder, bool IsLink)
{
    // Hidden are the names that begin with a dot, which patterns of a shell leave out too. Whether a name is a link is
    // told by what is skipped: to ask for the attributes of each entry would cost three calls to the system a file.
    private static readonly EnumerationOptions Visible = new()
    {
        AttributesToSkip = FileAttributes.Hidden,
        IgnoreInaccessible = false,
    };
    private static readonly EnumerationOptions NoLinks = new()
    {
        AttributesToSkip = FileAttributes.Hidden | FileAttributes.ReparsePoint,
        IgnoreInaccessible = false,
    };

    /// <summary>A folder's path with a name for the current one.</summary>
    public static string Named(string folder) => folder.Length is 0 ? "." : folder;

    public static IEnumerable<FolderEntry> In(string folder)
    {
        var path = Named(folder);
        var plain = new FileSystemEnumerable<string>(path, (ref entry) => entry.FileName.ToString(), NoLinks).ToHashSet(
            StringComparer.Ordinal
        );
        return new FileSystemEnumerable<FolderEntry>(
            path,
            (ref entry) => new(entry.FileName.ToString(), entry.IsDirectory, IsLink: false),
            Visible
        ).Select(entry => entry with { IsLink = !plain.Contains(entry.Name) });
    }
}
