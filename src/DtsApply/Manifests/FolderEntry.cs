namespace DtsApply.Manifests;

/// <summary>One name in a folder.</summary>
/// <param name="Path">The folder's path as given, and the name.</param>
/// <param name="IsFolder">A folder, and no link to one.</param>
/// <param name="IsLinkToFolder">A link to a folder: never followed, so that a circle of links ends.</param>
internal readonly record struct FolderEntry(string Path, bool IsFolder, bool IsLinkToFolder)
{
    // Hidden are the names that begin with a dot, which patterns of a shell leave out too.
    private static readonly EnumerationOptions Visible = new() { AttributesToSkip = FileAttributes.Hidden, IgnoreInaccessible = false, ReturnSpecialDirectories = false };

    public static IEnumerable<FolderEntry> In(string folder)
    {
        foreach (var info in new DirectoryInfo(folder.Length is 0 ? "." : folder).EnumerateFileSystemInfos("*", Visible))
        {
            var isLink = info.Attributes.HasFlag(FileAttributes.ReparsePoint);
            var isFolder = info is DirectoryInfo;
            yield return new(System.IO.Path.Combine(folder, info.Name), isFolder && !isLink, isFolder && isLink);
        }
    }
}
