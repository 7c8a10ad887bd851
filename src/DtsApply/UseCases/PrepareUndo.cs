using System.Collections.Immutable;
using DtsApply.Applying.Journals;
using DtsApply.Live;
using DtsApply.Manifests;
using DtsApply.Messages;
using DtsApply.Model;
using DtsApply.Planning;

namespace DtsApply.UseCases;

/// <summary>
/// From the journal of a run to the plan of the way back: narrowed to the accounts asked for, checked before calls,
/// planned against the live state. Manifests are not read; the journal says how its accounts are reached.
/// </summary>
public static class PrepareUndo
{
    /// <summary>Prepares it.</summary>
    /// <param name="order">What is to be taken back.</param>
    /// <param name="live">Where the live state comes from.</param>
    /// <param name="cancellationToken">Ends the run.</param>
    /// <returns>A <see cref="PreparedPlan"/>, <see cref="RunForAnotherService"/>, <see cref="UncallableAccounts"/>,
    /// <see cref="StoppedAtFence"/>, <see cref="ForeignService"/> or <see cref="StoppedAtSelection"/>.</returns>
    public static async Task<Preparation> RunAsync(
        UndoOrder order,
        ILiveSources live,
        CancellationToken cancellationToken
    )
    {
        var (run, service) = (PastRuns.From(order.Run, order.Undos), order.Service);
        if (AccountSelection.Choose(run.Accounts, order.Accounts, out var problem) is not { } chosen)
        {
            return problem!;
        }

        var fences = CheckFence.Read(order.Fences, cancellationToken);
        if (!fences.Problems.IsEmpty)
        {
            return new StoppedAtFence(fences);
        }

        if (run.Target != service.Target)
        {
            return new RunForAnotherService(run.Target, UndoMessages.WasForAnotherService(run.Target, service.Target));
        }

        var narrowed = run with { Roles = In(chosen, run.Roles) };
        var called = Called(narrowed);
        var reached = called.Union(AccountSelection.Between(run.Accounts, called));
        if (CheckFence.BeforeCalls(fences, run.Accounts, called, reached, run.Set) is { } outside)
        {
            return outside;
        }

        if (Preflight.Check(called, reached, service) is { IsEmpty: false } wrong)
        {
            return new UncallableAccounts(Preflight.Code(wrong), wrong);
        }

        return await Preflight.CheckAsync(service, live) is { } foreign
            ? foreign
            : await PlanAsync(order, narrowed, called, fences, live, cancellationToken);
    }

    private static async Task<PreparedPlan> PlanAsync(
        UndoOrder order,
        PastRun run,
        ImmutableArray<Account> called,
        FenceSet fences,
        ILiveSources live,
        CancellationToken cancellationToken
    )
    {
        var consent = new Consent(run.Set, order.Adopt, AllowRemovals: order.AllowRemovals);
        var request = new PlanRequest(run.Target, run.Accounts, [], consent, order.Service.Parallelism);
        var cloud = await live.ConnectAsync(run.Accounts);
        using var progress = live.ShowReading(called.Length);
        var read = new ReadRequest(
            [.. called.Select(account => ToRead(account, run))],
            run.Set,
            run.Names,
            request.Parallelism
        );
        var found = await LiveReader.ReadAsync(read, cloud, progress.OnAccount, cancellationToken);
        var plan = CheckFence.Hold(UndoPlanner.Plan(run, found, consent), fences, run.Names, consent, order.Today);
        return new(request with { Fences = fences }, plan, [], cloud) { Undoes = run.RunId };
    }

    private static AccountToRead ToRead(Account account, PastRun run) =>
        new(
            account,
            [.. run.Roles.Where(role => role.Account == account.Name.Value).Select(role => role.Address.Role)],
            Listing.None
        );

    private static ImmutableArray<PastRole> In(ImmutableArray<Account> chosen, ImmutableArray<PastRole> roles)
    {
        var names = chosen.Select(account => account.Name.Value!).ToHashSet(StringComparer.Ordinal);
        return [.. roles.Where(role => names.Contains(role.Account))];
    }

    private static ImmutableArray<Account> Called(PastRun run)
    {
        var owners = run.Roles.Select(role => role.Account).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. run
                .Accounts.Where(account => owners.Contains(account.Name.Value!))
                .OrderBy(account => account.Name.Value, StringComparer.Ordinal),
        ];
    }
}
