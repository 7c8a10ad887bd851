namespace DtsApply.Disk;

/// <summary>Paths with every link on the way resolved, so that one file has one name.</summary>
public static class RealPath
{
    private const int MostLinks = 40;

    /// <summary>The path of what the path leads to.</summary>
    /// <exception cref="IOException">The links go in a circle.</exception>
    public static string Of(string path) => Of(path, MostLinks);

    /// <summary>The same; null where the links go in a circle or cannot be followed.</summary>
    public static string? TryOf(string path)
    {
        try
        {
            return Of(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static string Of(string path, int links)
    {
        var full = Path.GetFullPath(path);
        var current = Path.GetPathRoot(full)!;
        foreach (
            var part in full[current.Length..].Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries)
        )
        {
            current = Path.Combine(current, part);
            if (new FileInfo(current).LinkTarget is { } target)
            {
                current =
                    links > 0
                        ? Of(Path.Combine(Path.GetDirectoryName(current)!, target), links - 1)
                        : throw new LinkCircleException();
            }
        }

        return current;
    }
}
