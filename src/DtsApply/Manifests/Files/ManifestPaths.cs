using DtsApply.Disk;

namespace DtsApply.Manifests.Files;

/// <summary>What was given with <c>-f</c>.</summary>
/// <param name="Names">Files, folders, patterns and <c>-</c>, in their order.</param>
/// <param name="Recursive">Whether folders are read with their sub-folders.</param>
public sealed record ManifestPaths(IReadOnlyList<string> Names, bool Recursive)
{
    /// <inheritdoc cref="StreamPath.StandardInput"/>
    public const string StandardInput = StreamPath.StandardInput;
}
