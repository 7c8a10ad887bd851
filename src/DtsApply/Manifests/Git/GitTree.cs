using System.Text;
using DtsApply.Disk;
using DtsApply.Manifests.Files;
using DtsApply.Messages;
using DtsApply.Model;
using DtsApply.Text;

namespace DtsApply.Manifests.Git;

/// <summary>
/// The files of a commit, under the paths that they have in the working tree. Links are followed as on disk; what lies
/// outside of the repository is not of that commit.
/// </summary>
/// <param name="objects">The repository's objects.</param>
/// <param name="top">The folder of the working tree, every link resolved.</param>
/// <param name="root">The tree of the commit.</param>
/// <param name="name">How diagnostics name the commit, such as <c>git:origin/main</c>.</param>
internal sealed class GitTree(GitObjects objects, string top, string root, string name) : IFileTree
{
    private const int MostLinks = 40;
    private const int LongestTarget = 4096;

    // A few small trees that hold each other can stand for more names than any disk has.
    private const int MostNames = 1_000_000;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, GitFolder> _folders = new(StringComparer.Ordinal);
    private int _names;

    public bool MayLack => true;

    public string Named(string path) => $"{name}:{path}";

    public bool HasFile(string path) => Inside(path) is { Kind: GitKind.File };

    public bool HasFolder(string path) => Inside(path) is { Kind: GitKind.Folder or GitKind.Submodule };

    public string RealPath(string path) => Find(path).Real;

    public FileKind Detect(string path) =>
        Find(path) switch
        {
            { IsOutside: true, Real: var real } => FileKinds.Detect(real),
            { Entry: null } => FileKind.Nothing,
            { Entry.Kind: GitKind.File } => FileKind.Regular,
            _ => FileKind.Folder,
        };

    public IEnumerable<FolderEntry> Entries(string folder)
    {
        var found = Inside(folder);
        if (found is { Kind: GitKind.Submodule })
        {
            throw new SubmoduleException();
        }

        var entries = found is { Kind: GitKind.Folder, Id: var id } ? Folder(id).Entries : [];
        _names += entries.Length;
        if (_names > MostNames)
        {
            throw new GitException(ExitCode.Manifests, GitMessages.HasTooManyNames(name, MostNames));
        }

        // What begins with a dot is hidden, as on disk.
        return entries
            .Where(entry => !entry.Name.StartsWith('.'))
            .Select(entry => new FolderEntry(
                entry.Name,
                entry.Kind is GitKind.Folder or GitKind.Submodule,
                entry.Kind is GitKind.Link
            ));
    }

    public bool IsRegular(string path) => true;

    public long Size(string path)
    {
        lock (_lock)
        {
            return objects.Size(FileAt(path));
        }
    }

    public byte[] Read(string path, int expected)
    {
        lock (_lock)
        {
            return objects.ReadFile(FileAt(path));
        }
    }

    private string FileAt(string path) =>
        Inside(path) is { Kind: GitKind.File, Id: var id } ? id : throw new FileNotFoundException();

    private GitEntry? Inside(string path)
    {
        var found = Find(path);
        return found.IsOutside ? throw new OutOfTreeException() : found.Entry;
    }

    private Place Find(string path, int links = MostLinks)
    {
        var full = Path.GetFullPath(path);
        var current = At(Path.GetPathRoot(full)!);
        foreach (
            var part in full[current.Real.Length..]
                .Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries)
        )
        {
            current = Step(current, part, links);
        }

        return current;
    }

    private Place Step(Place folder, string part, int links)
    {
        var real = Path.Combine(folder.Real, part);
        if (folder.IsOutside)
        {
            return new FileInfo(real).LinkTarget is { } target ? Linked(folder, target, links) : At(real);
        }

        if (folder.Entry is { Kind: GitKind.Submodule })
        {
            throw new SubmoduleException();
        }

        var entry = folder.Entry is { Kind: GitKind.Folder, Id: var id } ? Folder(id).Find(part) : null;
        return entry is not { Kind: GitKind.Link } ? new(real, entry)
            : Target(entry.Id) is { } leads ? Linked(folder, leads, links)
            : new(real, null);
    }

    private Place Linked(Place folder, string target, int links) =>
        links > 0 ? Find(Path.Combine(folder.Real, target), links - 1) : throw new LinkCircleException();

    private Place At(string real) =>
        real == top
            ? new(real, new(Path.GetFileName(top), GitKind.Folder, root))
            : new(real, null) { IsOutside = true };

    /// <summary>Where a link leads; null for one that can lead nowhere.</summary>
    private string? Target(string id)
    {
        lock (_lock)
        {
            var bytes = objects.Size(id) <= LongestTarget ? objects.ReadFile(id) : [];
            return bytes.Length is 0 || bytes.Contains((byte)0) || Utf8Text.FirstWrongByte(bytes) is not null
                ? null
                : Encoding.UTF8.GetString(bytes);
        }
    }

    private GitFolder Folder(string id)
    {
        lock (_lock)
        {
            return _folders.TryGetValue(id, out var known) ? known : _folders[id] = objects.ReadFolder(id);
        }
    }

    /// <summary>Where a path leads.</summary>
    /// <param name="Real">The path, every link resolved.</param>
    /// <param name="Entry">What stands there; null where nothing does, or outside of the repository.</param>
    private readonly record struct Place(string Real, GitEntry? Entry)
    {
        public bool IsOutside { get; init; }
    }
}
