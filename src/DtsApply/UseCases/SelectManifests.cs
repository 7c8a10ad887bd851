using System.Collections.Immutable;
using DtsApply.Model;

namespace DtsApply.UseCases;

/// <summary>Manifests that were read without errors, and the accounts of them that a run is about.</summary>
/// <param name="Manifests">The manifests.</param>
/// <param name="Chosen">The accounts that were asked for; all where none is named.</param>
internal sealed record SelectedManifests(LoadedManifests Manifests, ImmutableArray<Account> Chosen) : Preparation;

/// <summary>How every command over manifests begins: they are read, and narrowed to the accounts asked for.</summary>
internal static class SelectManifests
{
    /// <returns><see cref="SelectedManifests"/>, <see cref="StoppedAtManifests"/> or
    /// <see cref="StoppedAtSelection"/>.</returns>
    public static async Task<Preparation> RunAsync(
        ManifestSource source,
        AccountFilter accounts,
        CancellationToken cancellationToken
    )
    {
        var manifests = await LoadManifests.RunAsync(source, cancellationToken);
        return manifests.HasErrors ? new StoppedAtManifests(ExitCode.Manifests, manifests.Diagnostics, manifests)
            : AccountSelection.Choose(manifests.Set.Accounts, accounts, out var problem) is { } chosen
                ? new SelectedManifests(manifests, chosen)
            : problem!;
    }
}
