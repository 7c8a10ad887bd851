using DtsApply.Model;

namespace DtsApply.Manifests.Files;

/// <summary>Turns what was given with <c>-f</c> into files to read, each once.</summary>
/// <param name="recursive">Whether folders are read with their sub-folders.</param>
internal sealed class FileSearch(bool recursive)
{
    private readonly Dictionary<string, int> _known = new(StringComparer.Ordinal);

    /// <summary>The files found, in the order in which they were given.</summary>
    public List<ManifestFile> Files { get; } = [];

    /// <summary>The names of the files, and of what could not be read, in the order in which they were given.</summary>
    public List<string> Names { get; } = [];

    /// <summary>What could not be found or followed.</summary>
    public List<Diagnostic> Problems { get; } = [];

    /// <summary>Adds the files that a path stands for and returns their indexes, those of files known already included.</summary>
    public List<int> Add(string path)
    {
        try
        {
            return ManifestPaths.IsStandardInput(path) ? [Known(path, ManifestPaths.StandardInput, null)]
                : ManifestPaths.IsOpenAlready(path) ? [Known(path, path, path)]
                : File.Exists(path) ? [Linked(path, RealPath.Of(path))]
                : Directory.Exists(path) ? Inside(path, FolderFiles(path))
                : PathPattern.Parse(path) is { } pattern ? Inside(pattern.Folder, pattern.Files())
                : Missing(path, FileProblems.Reason(new FileNotFoundException(), path));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return Missing(path, FileProblems.Reason(failure, path));
        }
    }

    /// <summary>The manifests of a folder by their names; names that begin with a dot are left out, as everywhere.</summary>
    private IEnumerable<FolderEntry> FolderFiles(string folder)
    {
        var open = new Stack<string>([folder]);
        while (open.TryPop(out var current))
        {
            foreach (var entry in Entries(current))
            {
                if (!entry.IsFolder && Path.GetExtension(entry.Path) is ".yaml" or ".yml")
                {
                    yield return entry;
                }
                else if (entry is { IsFolder: true, IsLink: false } && recursive)
                {
                    open.Push(entry.Path);
                }
            }
        }
    }

    /// <summary>What is in a folder; one that cannot be read does not hide the others.</summary>
    private List<FolderEntry> Entries(string folder)
    {
        try
        {
            return [.. FolderEntry.In(folder)];
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            Missing(folder, FileProblems.Reason(failure, folder));
            return [];
        }
    }

    private List<int> Inside(string folder, IEnumerable<FolderEntry> files)
    {
        var root = RealPath.Of(folder.Length is 0 ? "." : folder);
        var folders = new Dictionary<string, string>(StringComparer.Ordinal);
        var found = new List<int>();
        foreach (var (file, _, isLink) in files.OrderBy(file => file.Path, StringComparer.Ordinal))
        {
            if (!isLink)
            {
                found.Add(Known(file, Path.Combine(RealFolder(folders, file), Path.GetFileName(file)), file));
            }
            else if (Followed(file, root) is { } target)
            {
                found.Add(Linked(file, target));
            }
        }

        return found;
    }

    /// <summary>Where a link leads, if that is a regular file inside the folder given.</summary>
    private string? Followed(string link, string root)
    {
        var target = RealPath.TryOf(link);
        if (target is not null && File.Exists(target) && RealPath.IsInside(target, root))
        {
            return target;
        }

        Missing(link, File.Exists(target) ? "it is a link that leads out of the folder given" : "it is a link that leads nowhere");
        return null;
    }

    private static string RealFolder(Dictionary<string, string> known, string file)
    {
        var folder = Path.GetDirectoryName(file)!;
        return known.TryGetValue(folder, out var real) ? real : known[folder] = RealPath.Of(folder.Length is 0 ? "." : folder);
    }

    private int Linked(string name, string target) => Known(name, target, target);

    private int Known(string name, string identity, string? path)
    {
        if (_known.TryAdd(identity, Files.Count))
        {
            Files.Add(new(name, path));
            Names.Add(name);
        }

        return _known[identity];
    }

    private List<int> Missing(string path, string reason)
    {
        Names.Add(path);
        Problems.Add(new Problem("DTS001", $"cannot read {path}: {reason}", FileProblems.Help).At(path));
        return [];
    }
}
