using System.Collections.Immutable;
using DtsApply.Model;

namespace DtsApply.UseCases;

/// <summary>Tasks as their creators are told of them.</summary>
/// <param name="Tasks">The tasks whose access is wanted, in the order of the manifests.</param>
/// <param name="Ended">How many more have ended; nobody is to create these.</param>
/// <param name="Accounts">The declared accounts, by name.</param>
/// <param name="Manifests">The manifests.</param>
public sealed record HandedOffTasks(
    ImmutableArray<CrossAccountTask> Tasks,
    int Ended,
    ImmutableDictionary<string, Account> Accounts,
    LoadedManifests Manifests
) : Preparation
{
    /// <summary>What was noticed in the manifests about these tasks.</summary>
    public ImmutableArray<Diagnostic> Noticed
    {
        get
        {
            var names = Tasks.Select(task => task.Name.Value).ToHashSet(StringComparer.Ordinal);
            return [.. Manifests.Diagnostics.Where(finding => finding.Task is { } task && names.Contains(task))];
        }
    }
}

/// <summary>From manifests to the tasks that are to be created in the DTS console. Nothing is called.</summary>
public static class HandOffTasks
{
    /// <summary>Reads them.</summary>
    /// <param name="source">Where the manifests are.</param>
    /// <param name="accounts">Only tasks that have a role in one of these.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns><see cref="HandedOffTasks"/>, <see cref="StoppedAtManifests"/> or
    /// <see cref="StoppedAtSelection"/>.</returns>
    public static async Task<Preparation> RunAsync(
        ManifestSource source,
        AccountFilter accounts,
        CancellationToken cancellationToken
    )
    {
        var selected = await SelectManifests.RunAsync(source, accounts, cancellationToken);
        if (selected is not SelectedManifests(var manifests, var chosen))
        {
            return selected;
        }

        var names = chosen.Select(account => account.Name.Value!).ToHashSet(StringComparer.Ordinal);
        var tasks = manifests
            .Set.Tasks.Where(task => AccountTable.Grants(task).Any(grant => names.Contains(grant.Owner)))
            .ToLookup(task => task.HasEnded(source.Today));
        return new HandedOffTasks(
            [.. tasks[false]],
            tasks[true].Count(),
            manifests.Set.Accounts.ToImmutableDictionary(account => account.Name.Value!, StringComparer.Ordinal),
            manifests
        );
    }
}
