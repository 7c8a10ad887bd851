using System.Collections.Immutable;
using DtsApply.Live;
using DtsApply.Messages;
using DtsApply.Model;
using DtsApply.Planning;

namespace DtsApply.UseCases;

/// <summary>A declared account, and whose its credentials are.</summary>
/// <param name="Account">As declared.</param>
/// <param name="Found">What the service said; null where the account was not called.</param>
/// <param name="CreatesTasks">Whether it creates DTS tasks, for which the guide wants the account itself.</param>
public sealed record CheckedAccount(Account Account, LiveAccount? Found, bool CreatesTasks);

/// <summary>Whose the credentials of the declared accounts are.</summary>
/// <param name="Accounts">The accounts, by name as people count.</param>
/// <param name="Names">How sentences name them.</param>
/// <param name="Target">The service that was asked.</param>
public sealed record FoundIdentities(ImmutableArray<CheckedAccount> Accounts, AccountNames Names, Target Target)
    : Preparation
{
    /// <summary>The exit code, of all accounts the first that applies.</summary>
    public int Code => ExitCode.First(Accounts.Select(account => account.Found?.Failure?.Code ?? ExitCode.Done));
}

/// <summary>
/// From manifests to the identities behind their credentials. Nothing but GetCallerIdentity is called, and what a role
/// that is assumed on the way needs.
/// </summary>
public static class CheckIdentities
{
    /// <summary>Asks.</summary>
    /// <param name="order">Which manifests, accounts and service.</param>
    /// <param name="live">Where the identities come from.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns><see cref="FoundIdentities"/>, <see cref="StoppedAtManifests"/> or
    /// <see cref="StoppedAtSelection"/>.</returns>
    public static async Task<Preparation> RunAsync(
        PlanOrder order,
        IReadingSources live,
        CancellationToken cancellationToken
    )
    {
        var selected = await SelectManifests.RunAsync(order.Manifests, order.Accounts, cancellationToken);
        if (selected is not SelectedManifests(var manifests, var chosen))
        {
            return selected;
        }

        var all = manifests.Set.Accounts;

        var called = AccountSelection.Searched(chosen, wanted: [], isAlone: all.Length is 1);
        if (Preflight.Check(called, called, order.Service) is { IsEmpty: false } wrong)
        {
            return new StoppedAtManifests(Preflight.Code(wrong), wrong, manifests);
        }

        if (!called.IsEmpty && await Preflight.CheckAsync(order.Service, live) is { } foreign)
        {
            return foreign;
        }

        var names = new AccountNames(all);
        var found = await AskAsync(called, all, names, order, live, cancellationToken);
        var creators = Creators(manifests, order.Consent.Set);
        return new FoundIdentities(
            [
                .. chosen
                    .OrderBy(account => account.Name.Value!, Text.NaturalOrder.Instance)
                    .Select(account => new CheckedAccount(
                        account,
                        found.GetValueOrDefault(account.Name.Value!),
                        creators.Contains(account.Name.Value!)
                    )),
            ],
            names,
            order.Service.Target
        );
    }

    private static async Task<ImmutableDictionary<string, LiveAccount>> AskAsync(
        ImmutableArray<Account> called,
        ImmutableArray<Account> all,
        AccountNames names,
        PlanOrder order,
        IReadingSources live,
        CancellationToken cancellationToken
    )
    {
        if (called.IsEmpty)
        {
            return ImmutableDictionary<string, LiveAccount>.Empty;
        }

        var cloud = await live.ConnectToReadAsync(all);
        using var progress = live.ShowReading(called.Length);
        var found = await IdentityReader.AskAsync(
            called,
            names,
            cloud,
            order.Service.Parallelism,
            progress.OnAccount,
            cancellationToken
        );
        return found.ToImmutableDictionary(account => account.Account.Name.Value!, StringComparer.Ordinal);
    }

    // Who is trusted by a role creates the task.
    private static HashSet<string> Creators(LoadedManifests manifests, string set) =>
        WantedRoles
            .Compile(manifests.Set.Accounts, manifests.Set.Tasks, set)
            .SelectMany(role => role.Grants)
            .Select(grant => grant.Trusted)
            .ToHashSet(StringComparer.Ordinal);
}
