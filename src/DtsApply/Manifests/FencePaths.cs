using System.Collections.Immutable;
using DtsApply.Disk;

namespace DtsApply.Manifests;

/// <summary>
/// The fences of a run: those that the command line names, and those of the variable, which are added to them and never
/// replaced by them.
/// </summary>
/// <param name="Named">What the command line names.</param>
/// <param name="Variable">What the variable holds, paths as in PATH; null where it is not set. One that is set and names
/// nothing is a mistake, since someone meant a fence by it.</param>
public sealed record FencePaths(ImmutableArray<string> Named, string? Variable = null)
{
    /// <summary>The variable that names fences.</summary>
    public const string VariableName = "DTS_APPLY_FENCE";

    /// <summary>A run without any.</summary>
    public static FencePaths None { get; } = new([]);

    /// <summary>Whether any of them can be read only once, such as a pipe.</summary>
    public bool AreReadOnce => All.Any(path => StreamPath.IsStandardInput(path) || StreamPath.IsOpenAlready(path));

    /// <summary>All paths, each once; one that is empty stands for a mistake.</summary>
    public ImmutableArray<string> All =>
        [.. Named.Concat(Variable?.Split(Path.PathSeparator) ?? []).Distinct(StringComparer.Ordinal)];
}
