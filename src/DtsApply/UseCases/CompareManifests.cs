using System.Collections.Immutable;
using DtsApply.Manifests;
using DtsApply.Messages;
using DtsApply.Model;
using DtsApply.Planning;
using DtsApply.Planning.Comparing;

namespace DtsApply.UseCases;

/// <summary>Two sets of manifests that are to be compared, as it was said.</summary>
/// <param name="Manifests">Where the new set is.</param>
/// <param name="Base">What the old one is.</param>
/// <param name="Accounts">Which accounts it is about.</param>
/// <param name="Set">The set that the roles belong to.</param>
public sealed record CompareOrder(ManifestSource Manifests, BaseOrder Base, AccountFilter Accounts, string Set)
{
    /// <summary>The fences that the new set must be within.</summary>
    public FencePaths Fences { get; init; } = FencePaths.None;
}

/// <summary>Two sets of manifests, compiled to the roles that they want on the same day.</summary>
/// <param name="Base">The old set; where it has mistakes, nobody knows what it wanted.</param>
/// <param name="Manifests">The new set.</param>
/// <param name="Was">What the old set wants.</param>
/// <param name="Now">What the new set wants.</param>
public sealed record ComparedSets(ManifestBase Base, LoadedManifests Manifests, WantedSet Was, WantedSet Now)
    : Preparation
{
    /// <summary>How sentences name the accounts of both.</summary>
    public AccountNames Names { get; } = SetComparison.Names(Was, Now);

    /// <summary>
    /// Who gains or loses access from the old set to the new one, as a plan; where the old one has mistakes, the new
    /// one as if there had been nothing, which says nothing about losses.
    /// </summary>
    public required Plan Plan { get; init; }
}

/// <summary>From two sets of manifests to who gains or loses access between them. Nothing is called, no key is read.</summary>
public static class CompareManifests
{
    /// <summary>Reads both and compares them.</summary>
    /// <param name="order">What is compared.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns><see cref="ComparedSets"/>, <see cref="StoppedAtManifests"/>, <see cref="StoppedAtSelection"/> or
    /// <see cref="StoppedAtBase"/>.</returns>
    public static async Task<Preparation> RunAsync(CompareOrder order, CancellationToken cancellationToken)
    {
        var loaded = await LoadManifests.RunAsync(order.Manifests, cancellationToken);
        var fences = CheckFence.Read(order.Fences, cancellationToken);
        var manifests = CheckFence.Declared(loaded, fences, order.Set, order.Manifests.Today);
        if (manifests.HasErrors)
        {
            return new StoppedAtManifests(manifests.Code, manifests.Diagnostics, manifests);
        }

        var read = await ReadBase.RunAsync(order.Base, order.Manifests, cancellationToken);
        return read is ManifestBase before ? Compare(order, manifests, before) : read;
    }

    internal static Preparation Compare(CompareOrder order, LoadedManifests manifests, ManifestBase before)
    {
        var (set, today) = (order.Set, order.Manifests.Today);
        var (accounts, tasks) = (manifests.Set.Accounts, manifests.Set.Tasks);
        var was = before.Wanted(set, today);
        var now = new WantedSet(accounts, WantedRoles.Compile(accounts, tasks, set, today));
        // An account that is no longer declared can be asked for, too.
        ImmutableArray<Account> all = [.. accounts.Concat(was.Accounts).DistinctBy(account => account.Name.Value)];
        if (AccountSelection.Choose(all, order.Accounts, out var problem) is not { } chosen)
        {
            return problem!;
        }

        if (order.Accounts is not { Names.IsEmpty: true, Selectors.IsEmpty: true })
        {
            (was, now) = (In(chosen, was), In(chosen, now));
        }

        return new ComparedSets(before, manifests, was, now)
        {
            Plan = SetComparison.Compare(was, now, set) with { Diagnostics = News(manifests, before) },
        };
    }

    // Names may change, so it is the ID that says whether an account is meant.
    private static WantedSet In(ImmutableArray<Account> chosen, WantedSet set)
    {
        var names = chosen.Select(account => account.Name.Value!).ToHashSet(StringComparer.Ordinal);
        var ids = chosen
            .Concat(set.Accounts.Where(account => names.Contains(account.Name.Value!)))
            .Select(account => account.Id.Value!)
            .ToHashSet(StringComparer.Ordinal);
        return set with { Roles = [.. set.Roles.Where(role => ids.Contains(role.Role.Address.AccountId))] };
    }

    // What the old set was warned of as well is no news; a long trust policy is told at its role.
    private static ImmutableArray<Diagnostic> News(LoadedManifests manifests, ManifestBase before)
    {
        var known = before.Manifests.Diagnostics.Select(Told).ToHashSet();
        return
        [
            .. manifests.Diagnostics.Where(diagnostic =>
                diagnostic.Rule is not RuleId.DTS314 && !known.Contains(Told(diagnostic))
            ),
        ];

        static (RuleId, string, string?) Told(Diagnostic diagnostic) =>
            (diagnostic.Rule, diagnostic.Message, diagnostic.Task);
    }
}
