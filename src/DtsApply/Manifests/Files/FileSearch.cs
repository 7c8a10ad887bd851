using DtsApply.Disk;
using DtsApply.Messages;
using DtsApply.Model;

namespace DtsApply.Manifests.Files;

/// <summary>Turns what was given with <c>-f</c> into files to read, each once.</summary>
/// <param name="paths">What was given.</param>
/// <param name="tree">Where it is looked for.</param>
internal sealed class FileSearch(ManifestPaths paths, IFileTree tree)
{
    private readonly Dictionary<string, int> _known = new(StringComparer.Ordinal);
    private readonly GivenPlaces _places = new(paths.Names, tree);

    // What cannot be read below what is given, until all of that is sorted.
    private readonly List<(string Name, Problem Problem)> _told = [];

    /// <summary>The files found, in the order in which they were given.</summary>
    public List<ManifestFile> Files { get; } = [];

    /// <summary>The names of the files, and of what could not be read, in the order in which they were given.</summary>
    public List<string> Names { get; } = [];

    /// <summary>What could not be found or followed.</summary>
    public List<Diagnostic> Problems { get; } = [];

    /// <summary>
    /// Adds the files that a path stands for and returns their indexes, those of files known already included.
    /// </summary>
    public List<int> Add(string path)
    {
        try
        {
            return StreamPath.IsStandardInput(path) ? [Known(new(path, null), ManifestPaths.StandardInput)]
                : StreamPath.IsOpenAlready(path) ? [Known(new(path, path), path)]
                : tree.HasFile(path) ? [Given(path, tree.RealPath(path))]
                : tree.HasFolder(path) ? Below(path, null)
                : PathPattern.Parse(path) is { } pattern ? Below(pattern.Folder, pattern)
                : tree.MayLack ? []
                : Missing(path, new FileNotFoundException());
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return Missing(path, failure);
        }
    }

    /// <summary>The files below a folder, or those that match a pattern there, by their names.</summary>
    private List<int> Below(string given, PathPattern? pattern)
    {
        if (given.Length > 0 && !tree.HasFolder(given))
        {
            return [];
        }

        var found = new List<(string Name, string Real)>();
        var open = new OpenFolders();
        open.Add(new(given, tree.RealPath(FolderEntry.Named(given)), Part: 0));
        while (open.TryNext(out var folder))
        {
            if (pattern?.MayBeNone(folder.Part) is true)
            {
                open.Add(folder with { Part = folder.Part + 1 });
            }

            foreach (var entry in Entries(folder.Path))
            {
                if (Look(entry.Name, folder.Part, pattern) is { } wanted)
                {
                    Take(folder, entry, wanted);
                }
            }
        }

        return Sorted(found);

        void Take(OpenFolder folder, FolderEntry entry, PathMatch wanted)
        {
            var name = Path.Combine(folder.Path, entry.Name);
            var (real, isFolder) = entry.IsLink
                ? Followed(name, wanted.IsFile, given)
                : (Path.Combine(folder.Real, entry.Name), entry.IsFolder);
            if (real is null)
            {
                return;
            }

            if (!isFolder && wanted.IsFile)
            {
                found.Add((name, real));
            }
            else if (isFolder && wanted.Next is { } part)
            {
                Action<OpenFolder> add = entry.IsLink ? open.AddLinked : open.Add;
                add(new(name, real, part));
            }
        }
    }

    /// <summary>
    /// In a folder all names are looked at, since a link of any name may lead to manifests; files count by their
    /// ending.
    /// </summary>
    private PathMatch? Look(string name, int part, PathPattern? pattern) =>
        pattern is not null
            ? pattern.Match(name, part)
            : new(paths.Recursive ? 0 : null, IsFile: Path.GetExtension(name) is ".yaml" or ".yml");

    /// <summary>
    /// Where a link leads, if that is a regular file or a folder inside what was given. Anything else is told and never
    /// skipped: what is not read is taken for not declared. Only a file that would not be read without the link either
    /// is of no interest.
    /// </summary>
    private (string? Real, bool IsFolder) Followed(string link, bool isFile, string given)
    {
        var real = tree.TryRealPath(link);
        var kind = real is null ? FileKind.Nothing : tree.Detect(real);
        if (kind is FileKind.Regular && !isFile)
        {
            return default;
        }

        if (kind is FileKind.Regular or FileKind.Folder && _places.Hold(real!))
        {
            return (real, kind is FileKind.Folder);
        }

        _told.Add(
            (
                link,
                kind switch
                {
                    FileKind.Nothing => FileMessages.LinkLeadsNowhere(link),
                    FileKind.SomethingElse => FileMessages.IsNoRegularFile(link),
                    _ => FileMessages.LinkLeadsOut(link, given, kind),
                }
            )
        );
        return default;
    }

    /// <summary>Files and what cannot be read, in the order of their names.</summary>
    private List<int> Sorted(IEnumerable<(string Name, string Real)> found)
    {
        var files = found.Distinct().Select(file => (file.Name, (string?)file.Real, (Problem?)null));
        var told = _told.Distinct().Select(one => (one.Name, (string?)null, (Problem?)one.Problem)).ToList();
        _told.Clear();
        var indexes = new List<int>();
        foreach (var (name, real, problem) in files.Concat(told).OrderBy(one => one.Name, StringComparer.Ordinal))
        {
            if (problem is null)
            {
                indexes.Add(Found(name, real!));
            }
            else
            {
                Tell(name, problem);
            }
        }

        return indexes;
    }

    /// <summary>What is in a folder; one that cannot be read does not hide the others.</summary>
    private List<FolderEntry> Entries(string folder)
    {
        try
        {
            return [.. tree.Entries(folder)];
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            _told.Add((folder, FileMessages.CannotRead(folder, failure)));
            return [];
        }
    }

    private int Given(string name, string real) => Known(new(tree.Named(name), real, tree), real);

    private int Found(string name, string real) => Known(new(tree.Named(name), real, tree) { IsFound = true }, real);

    private int Known(ManifestFile file, string identity)
    {
        if (_known.TryAdd(identity, Files.Count))
        {
            Files.Add(file);
            Names.Add(file.Name);
        }

        return _known[identity];
    }

    private List<int> Missing(string path, Exception failure)
    {
        Tell(path, FileMessages.CannotRead(path, failure));
        return [];
    }

    private void Tell(string path, Problem problem)
    {
        Names.Add(tree.Named(path));
        Problems.Add(problem.AtPath(tree.Named(path)));
    }
}
