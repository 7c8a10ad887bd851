using System.IO.Enumeration;

namespace DtsApply.Manifests.Files;

/// <summary>A path with <c>*</c>, <c>?</c> or <c>**</c> in it, for shells that do not expand patterns and for patterns in quotes.</summary>
/// <param name="Folder">The part before the first pattern; empty is the current folder.</param>
/// <param name="Parts">The patterns of the names below it, in order.</param>
internal sealed record PathPattern(string Folder, string[] Parts)
{
    /// <summary>Null for a path without any pattern.</summary>
    public static PathPattern? Parse(string path)
    {
        var parts = path.Split('/', Path.DirectorySeparatorChar);
        var first = Array.FindIndex(parts, part => part.AsSpan().ContainsAny('*', '?'));
        return first < 0 ? null : new(first is 1 && parts[0].Length is 0 ? "/" : string.Join('/', parts[..first]), parts[first..]);
    }

    /// <summary>The files that match; folders that are links are not entered.</summary>
    public IEnumerable<FolderEntry> Files()
    {
        var open = new Stack<(string Folder, int Part)>([(Folder, 0)]);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (open.TryPop(out var step))
        {
            if (Parts[step.Part] is "**" && step.Part + 1 < Parts.Length)
            {
                open.Push((step.Folder, step.Part + 1));
            }

            foreach (var entry in Entries(step.Folder))
            {
                if (Next(entry, step.Part) is { } next)
                {
                    open.Push((entry.Path, next));
                }
                else if (!entry.IsFolder && Matches(entry, step.Part) && seen.Add(entry.Path))
                {
                    yield return entry;
                }
            }
        }
    }

    private static IEnumerable<FolderEntry> Entries(string folder) =>
        folder.Length is 0 || Directory.Exists(folder) ? FolderEntry.In(folder) : [];

    /// <summary>The pattern for what is inside a folder; null where it is not entered.</summary>
    private int? Next(FolderEntry entry, int part) =>
        entry is not { IsFolder: true, IsLink: false } ? null
        : Parts[part] is "**" ? part
        : part + 1 < Parts.Length && FileSystemName.MatchesSimpleExpression(Parts[part], Path.GetFileName(entry.Path), ignoreCase: false) ? part + 1
        : null;

    private bool Matches(FolderEntry entry, int part) =>
        part + 1 == Parts.Length && FileSystemName.MatchesSimpleExpression(Parts[part], Path.GetFileName(entry.Path), ignoreCase: false);
}
