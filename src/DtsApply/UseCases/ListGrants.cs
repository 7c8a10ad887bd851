using System.Collections.Immutable;
using DtsApply.Model;
using DtsApply.Planning;

namespace DtsApply.UseCases;

/// <summary>All access that manifests declare.</summary>
/// <param name="Grants">The grants, in the order of the manifests.</param>
/// <param name="Accounts">The declared accounts.</param>
/// <param name="Diagnostics">What the manifests are warned of.</param>
public sealed record ListedGrants(
    ImmutableArray<DeclaredGrant> Grants,
    ImmutableArray<Account> Accounts,
    ImmutableArray<Diagnostic> Diagnostics
) : Preparation;

/// <summary>From manifests to all access that they declare. Nothing is called.</summary>
public static class ListGrants
{
    /// <summary>Reads them.</summary>
    /// <param name="source">Where the manifests are.</param>
    /// <param name="accounts">Only roles in these.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns><see cref="ListedGrants"/>, <see cref="StoppedAtManifests"/> or
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

        var all = DeclaredGrant.Compile(manifests.Set.Accounts, manifests.Set.Tasks, source.Today);
        return new ListedGrants(
            [.. all.Where(grant => chosen.Contains(grant.Owner))],
            manifests.Set.Accounts,
            manifests.Diagnostics
        );
    }
}
