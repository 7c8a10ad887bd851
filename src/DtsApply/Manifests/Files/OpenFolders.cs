namespace DtsApply.Manifests.Files;

/// <summary>A folder to look into.</summary>
/// <param name="Path">Its path below what was given.</param>
/// <param name="Real">The same with every link resolved.</param>
/// <param name="Part">Which part of a pattern its names are held against.</param>
internal readonly record struct OpenFolder(string Path, string Real, int Part);

/// <summary>
/// The folders that are still to be looked into, each once, so that links in a circle come to an end. What a link leads
/// to comes last: where it is reached without the link too, it has its own name.
/// </summary>
internal sealed class OpenFolders
{
    private readonly Stack<OpenFolder> _plain = new();
    private readonly PriorityQueue<OpenFolder, string> _linked = new(StringComparer.Ordinal);
    private readonly HashSet<(string Real, int Part)> _seen = [];

    public void Add(OpenFolder folder) => _plain.Push(folder);

    /// <summary>One that a link leads to.</summary>
    public void AddLinked(OpenFolder folder) => _linked.Enqueue(folder, folder.Path);

    public bool TryNext(out OpenFolder folder)
    {
        while (_plain.TryPop(out folder) || _linked.TryDequeue(out folder, out _))
        {
            if (_seen.Add((folder.Real, folder.Part)))
            {
                return true;
            }
        }

        return false;
    }
}
