using System.Collections.Immutable;
using DtsApply.Manifests;
using DtsApply.Model;
using DtsApply.Rules;

namespace DtsApply.UseCases;

/// <summary>Reads manifests and checks them by all rules.</summary>
public static class LoadManifests
{
    /// <summary>
    /// Reads and checks on the side: nothing in it writes, so whoever ends it leaves it behind wherever it is.
    /// </summary>
    /// <param name="source">Where they are.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static Task<LoadedManifests> RunAsync(ManifestSource source, CancellationToken cancellationToken) =>
        Task.Run(() => Run(source, cancellationToken), cancellationToken).WaitAsync(cancellationToken);

    /// <summary>Reads and checks.</summary>
    /// <param name="source">Where they are.</param>
    /// <param name="cancellationToken">Ends it between two files.</param>
    public static LoadedManifests Run(ManifestSource source, CancellationToken cancellationToken)
    {
        var set = ManifestReader.Read(source.Tree, source.Paths, source.StandardInput, cancellationToken);
        return new(set, set.Sorted([.. set.Diagnostics, .. ManifestRules.Check(set, source.Today)]));
    }
}

/// <summary>Manifests that were read and checked.</summary>
/// <param name="Set">What was read.</param>
/// <param name="Diagnostics">Everything that is wrong or worth a look, sorted.</param>
public sealed record LoadedManifests(ManifestSet Set, ImmutableArray<Diagnostic> Diagnostics)
{
    /// <summary>The fences that were held against them.</summary>
    public FenceSet Fences { get; init; } = FenceSet.None;

    /// <summary>The lines of a manifest or a fence for its frames; null for a file of neither.</summary>
    /// <param name="file">The file, as it was named.</param>
    public IReadOnlyList<string>? Lines(string file) => Set.Lines(file) ?? Fences.Lines(file);

    /// <summary>
    /// What is wrong as an exit code: with manifests (65), with the fences themselves (78), or with nothing.
    /// </summary>
    public int Code =>
        ExitCode.First(
            Diagnostics
                .Where(diagnostic => diagnostic.Severity is Severity.Error)
                .Select(diagnostic => CheckFence.IsAboutFence(diagnostic) ? ExitCode.Credentials : ExitCode.Manifests)
        );

    /// <summary>Whether anything stops the run.</summary>
    public bool HasErrors => Diagnostics.Any(diagnostic => diagnostic.Severity is Severity.Error);
}
