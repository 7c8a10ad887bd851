using DtsApply.Disk;

namespace DtsApply.Manifests.Files;

/// <summary>
/// The files and folders that were given with <c>-f</c>, and the folders of patterns: what lies in none of them was not
/// given.
/// </summary>
internal sealed class GivenPlaces
{
    private readonly HashSet<string> _places;

    public GivenPlaces(IEnumerable<string> names) =>
        _places = names
            .Where(name => !StreamPath.IsStandardInput(name) && !StreamPath.IsOpenAlready(name))
            .Select(name =>
                Path.Exists(name) ? name
                : PathPattern.Parse(name) is { } pattern ? FolderEntry.Named(pattern.Folder)
                : null
            )
            .Select(name => name is null ? null : RealPath.TryOf(name))
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
}
