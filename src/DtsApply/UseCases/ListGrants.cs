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
) : Preparation
{
    /// <summary>The manifests that they are compared with; null for none.</summary>
    public ManifestBase? Base { get; init; }

    /// <summary>What those declare; nothing where they have mistakes.</summary>
    public ImmutableArray<DeclaredGrant> Was { get; init; } = [];
}

/// <summary>From manifests to all access that they declare. Nothing is called.</summary>
public static class ListGrants
{
    /// <summary>Reads them.</summary>
    /// <param name="source">Where the manifests are.</param>
    /// <param name="accounts">Only roles in these.</param>
    /// <param name="named">What they are compared with; null for nothing.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns><see cref="ListedGrants"/>, <see cref="StoppedAtManifests"/>, <see cref="StoppedAtSelection"/> or
    /// <see cref="StoppedAtBase"/>.</returns>
    public static async Task<Preparation> RunAsync(
        ManifestSource source,
        AccountFilter accounts,
        BaseOrder? named,
        CancellationToken cancellationToken
    )
    {
        var selected = await SelectManifests.RunAsync(source, accounts, cancellationToken);
        if (selected is not SelectedManifests(var manifests, var chosen))
        {
            return selected;
        }

        var all = DeclaredGrant.Compile(manifests.Set.Accounts, manifests.Set.Tasks, source.Today);
        var grants = new ListedGrants(
            [.. all.Where(grant => chosen.Contains(grant.Owner))],
            manifests.Set.Accounts,
            manifests.Diagnostics
        );
        return named is null ? grants
            : await ReadBase.RunAsync(named, source, cancellationToken) is var read && read is ManifestBase before
                ? Beside(grants, before, accounts, source.Today)
            : read;
    }

    private static ListedGrants Beside(ListedGrants grants, ManifestBase before, AccountFilter accounts, DateOnly today)
    {
        var set = before.Manifests.Set;
        if (!before.Facts.Compiles)
        {
            return grants with { Base = before };
        }

        // An account that was asked for may not have been declared then, or have had other labels; its ID is the same.
        var ids = grants.Grants.Select(grant => grant.Owner.Id.Value).ToHashSet(StringComparer.Ordinal);
        var chosen = AccountSelection.Choose(set.Accounts, accounts, out _) ?? [];
        var was = DeclaredGrant
            .Compile(set.Accounts, set.Tasks, today)
            .Where(grant => chosen.Contains(grant.Owner) || ids.Contains(grant.Owner.Id.Value));
        return grants with
        {
            Base = before,
            Was = [.. was],
            Accounts = [.. grants.Accounts.Concat(set.Accounts).DistinctBy(account => account.Id.Value)],
        };
    }
}
