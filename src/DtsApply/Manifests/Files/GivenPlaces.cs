using DtsApply.Disk;

namespace DtsApply.Manifests.Files;

/// <summary>
/// The files and folders that were given with <c>-f</c>, and the folders of patterns: what lies in none of them was not
/// given.
/// </summary>
internal sealed class GivenPlaces
{
    private readonly HashSet<string> _places;

    public GivenPlaces(IEnumerable<string> names, IFileTree tree) =>
        _places = names
            .Where(name => !StreamPath.IsStandardInput(name) && !StreamPath.IsOpenAlready(name))
            .Select(name => Place(name, tree))
            .OfType<string>()
            .ToHashSet(StringComparer.Ordinal);

    /// <summary>Whether a path, all links resolved, is one of them or lies below one.</summary>
    public bool Hold(string real)
    {
        for (var part = real; part is not null; part = Path.GetDirectoryName(part))
        {
            if (_places.Contains(part))
            {
                return true;
            }
        }

        return false;
    }

    private static string? Place(string name, IFileTree tree)
    {
        try
        {
            return tree.HasFile(name) || tree.HasFolder(name) ? tree.RealPath(name)
                : PathPattern.Parse(name) is { } pattern ? tree.RealPath(FolderEntry.Named(pattern.Folder))
                : null;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // Told where it is searched.
            return null;
        }
    }
}
