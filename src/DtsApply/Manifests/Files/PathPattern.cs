using System.IO.Enumeration;

namespace DtsApply.Manifests.Files;

/// <summary>What to do with a name in a folder.</summary>
/// <param name="Next">The part of a pattern that names in it are held against, if it is a folder; null where it is not
/// entered.</param>
/// <param name="IsFile">Whether it is read, if it is a file.</param>
internal readonly record struct PathMatch(int? Next, bool IsFile);

/// <summary>
/// A path with <c>*</c>, <c>?</c> or <c>**</c> in it, for shells that do not expand patterns and for patterns in
/// quotes.
/// </summary>
/// <param name="Folder">The part before the first pattern; empty is the current folder.</param>
/// <param name="Parts">The patterns of the names below it, in order.</param>
internal sealed record PathPattern(string Folder, string[] Parts)
{
    /// <summary>Null for a path without any pattern.</summary>
    public static PathPattern? Parse(string path)
    {
        var parts = path.Split('/', Path.DirectorySeparatorChar);
        var first = Array.FindIndex(parts, part => part.AsSpan().ContainsAny('*', '?'));
        return first < 0
            ? null
            : new(first is 1 && parts[0].Length is 0 ? "/" : string.Join('/', parts[..first]), parts[first..]);
    }

    /// <summary>
    /// Whether a part stands for no folder as well, so that the names in one folder are held against the part after it,
    /// too.
    /// </summary>
    public bool MayBeNone(int part) => Parts[part] is "**" && part + 1 < Parts.Length;

    /// <summary>What to do with a name; null where it does not match.</summary>
    public PathMatch? Match(string name, int part) =>
        Parts[part] is "**" ? new(part, IsFile: part + 1 == Parts.Length)
        : !FileSystemName.MatchesSimpleExpression(Parts[part], name, ignoreCase: false) ? null
        : part + 1 < Parts.Length ? new(part + 1, IsFile: false)
        : new(null, IsFile: true);
}
