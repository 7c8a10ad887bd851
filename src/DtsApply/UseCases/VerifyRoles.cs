using System.Collections.Immutable;
using DtsApply.Model;
using DtsApply.Planning;

namespace DtsApply.UseCases;

/// <summary>
/// From manifests to what their roles really are, and whether the trusted accounts can assume them. It is given no door
/// that writes.
/// </summary>
public static class VerifyRoles
{
    /// <summary>Reads back and compares.</summary>
    /// <param name="order">Which manifests, accounts and service.</param>
    /// <param name="live">Where the live state comes from.</param>
    /// <param name="clock">Tells how new roles are.</param>
    /// <param name="cancellationToken">Ends the run.</param>
    /// <returns>A <see cref="Verification"/>, <see cref="StoppedAtManifests"/>, <see cref="ForeignService"/> or
    /// <see cref="StoppedAtSelection"/>.</returns>
    public static async Task<Preparation> RunAsync(
        PlanOrder order,
        IReadingSources live,
        TimeProvider clock,
        CancellationToken cancellationToken
    )
    {
        var selected = await SelectManifests.RunAsync(order.Manifests, order.Accounts, cancellationToken);
        if (selected is not SelectedManifests(var manifests, var chosen))
        {
            return selected;
        }

        var wanted = WithoutEnded(PreparePlan.Request(order, manifests, chosen));
        var request = Checkable(wanted);
        if (Preflight.Check(request, order.Service) is { IsEmpty: false } wrong)
        {
            return new StoppedAtManifests(Preflight.Code(wrong), wrong, manifests);
        }

        if (request.Called.Any() && await Preflight.CheckAsync(order.Service, live) is { } foreign)
        {
            return foreign;
        }

        var cloud = await live.ConnectToReadAsync(request.Accounts);
        using var progress = live.ShowReading(request.Called.Count());
        var reading = new ReadBack(request, cloud, clock);
        var isAll = request.Wanted.Length == wanted.Wanted.Length;
        var read = await reading.RunAsync(DatabaseOwners(manifests), isAll, progress.OnAccount, cancellationToken);
        return Whole(read, wanted, manifests);
    }

    /// <summary>
    /// A request as of a day on which what ended was never wanted: a plan would end it, here it is access that nothing
    /// explains.
    /// </summary>
    private static PlanRequest WithoutEnded(PlanRequest request) =>
        request with
        {
            Wanted = [.. request.Wanted.Where(role => !role.HasEnded).Select(role => role with { Ended = [] })],
            Ended = [.. request.Wanted.Where(role => role.HasEnded).Select(role => role.Role.Address)],
        };

    /// <summary>What was found, with what was not looked for.</summary>
    private static Verification Whole(Verification read, PlanRequest wanted, LoadedManifests manifests)
    {
        var passed = wanted.Wanted.Except(read.Roles.Select(role => role.Wanted)).ToImmutableArray();
        var known = read.Plan.Accounts.Select(account => account.Name).ToHashSet(StringComparer.Ordinal);
        var others = passed.Select(role => role.Account).Except(known).ToHashSet(StringComparer.Ordinal);
        return read with
        {
            Plan = read.Plan with
            {
                Diagnostics = manifests.Diagnostics,
                Accounts =
                [
                    .. read.Plan.Accounts,
                    .. wanted
                        .Accounts.Where(account => others.Contains(account.Name.Value!))
                        .Select(account => new AccountState(account, Identity: null, Verified: false)),
                ],
            },
            Unchecked = passed,
        };
    }

    /// <summary>
    /// What can be read of a request: accounts that name credentials, all in the sandbox, and a single one that may use
    /// the default chain.
    /// </summary>
    private static PlanRequest Checkable(PlanRequest request)
    {
        var isAlone = request.Called.Count() is 1;
        var named = request
            .Accounts.Where(account => account.Credentials.IsGiven || isAlone || request.Target == Target.Sandbox)
            .Select(account => account.Name.Value!)
            .ToHashSet(StringComparer.Ordinal);
        return request with
        {
            Wanted = [.. request.Wanted.Where(role => named.Contains(role.Account))],
            Searched = [.. request.Searched.Where(account => named.Contains(account.Name.Value!))],
        };
    }

    // DTS must be authorized wherever it reaches a database, also where no role is needed.
    private static HashSet<string> DatabaseOwners(LoadedManifests manifests) =>
        manifests
            .Set.Tasks.SelectMany(task => (string[])[task.Source.Account.Value!, task.Destination.Account.Value!])
            .ToHashSet(StringComparer.Ordinal);
}
