namespace DtsApply.Manifests;

/// <summary>What was given with <c>-f</c>.</summary>
/// <param name="Names">Files, folders, patterns and <c>-</c>, in their order.</param>
/// <param name="Recursive">Whether folders are read with their sub-folders.</param>
public sealed record ManifestPaths(IReadOnlyList<string> Names, bool Recursive)
{
    /// <summary>How standard input is named, on the command line and in diagnostics.</summary>
    public const string StandardInput = "-";
}
