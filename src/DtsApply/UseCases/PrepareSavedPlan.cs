using System.Collections.Immutable;
using DtsApply.Messages;
using DtsApply.Model;
using DtsApply.Planning;
using DtsApply.Planning.Saved;

namespace DtsApply.UseCases;

/// <summary>
/// A saved plan on its way to being carried out. It goes on only if it is the file that was approved and nothing has
/// moved since, in no account; otherwise nothing is written anywhere. The order of what is looked at, and so of exit
/// codes, is the contract's (section 3).
/// </summary>
public sealed class PrepareSavedPlan
{
    private readonly SavedPlanOrder _order;
    private readonly ILiveSources _live;

    private PrepareSavedPlan(SavedPlanOrder order, ILiveSources live) => (_order, _live) = (order, live);

    /// <summary>Looks at all of it.</summary>
    /// <param name="order">What is to be carried out.</param>
    /// <param name="live">Where the live state comes from.</param>
    /// <param name="cancellationToken">Ends the run.</param>
    /// <returns>A <see cref="PreparedPlan"/>, a <see cref="CarriedOutPlan"/>, or why the run stops.</returns>
    public static async Task<Preparation> RunAsync(
        SavedPlanOrder order,
        ILiveSources live,
        CancellationToken cancellationToken
    ) =>
        Distrusted(order) is { } distrusted ? distrusted
        : ReadPlanFile.Run(order.File, order.ToolVersion, out var unusable, cancellationToken) is not { } saved
            ? unusable!
        : await new PrepareSavedPlan(order, live).RunAsync(saved, cancellationToken);

    /// <summary>Why the file is not taken for the one that was approved; null where it is.</summary>
    private static UnusablePlanFile? Distrusted(SavedPlanOrder order)
    {
        var file = order.File;
        if (order.ExpectedDigest is { } expected)
        {
            return string.Equals(expected, file.Digest, StringComparison.OrdinalIgnoreCase)
                ? null
                : new(ExitCode.Refused, PlanFileMessages.AnotherPlanWasExpected(file.Path, expected, file.Digest));
        }

        return file.Writers is { } others
            ? new(ExitCode.Refused, PlanFileMessages.OthersMayWriteIt(file.Path, others))
            : null;
    }

    private async Task<Preparation> RunAsync(SavedPlan saved, CancellationToken cancellationToken)
    {
        var (differences, stopped) = await DifferencesAsync(saved, cancellationToken);
        var fences = CheckFence.Read(_order.Fences, cancellationToken);
        if ((stopped ?? CheckFence.BeforeCalls(fences, saved)) is { } ended)
        {
            return ended;
        }

        var elsewhere = Elsewhere(saved);
        var request = Request(saved) with { Fences = fences };
        if (Preflight.Check(request, _order.Service) is { IsEmpty: false } wrong)
        {
            return elsewhere ?? (Stopped)new UncallableAccounts(Preflight.Code(wrong), wrong);
        }

        if (await Preflight.CheckAsync(_order.Service, _live) is { } foreign)
        {
            return elsewhere ?? (Stopped)foreign;
        }

        var prepared = await LivePlanning.PlanAsync(request, saved.Tasks, _live, cancellationToken);

        // Credentials that are not even at hand are most often those of the service that was forgotten on the command
        // line.
        return prepared.Plan.Stopped.Any() && !(elsewhere is not null && prepared.Plan.IsUncalled) ? prepared
            : elsewhere is not null ? elsewhere
            : CheckFence.IsAnother(_order.File.Path, saved.Fences, fences) is { } another ? another
            : prepared.Plan.IsFenced ? prepared
            : !differences.IsEmpty ? new DifferingPlan(differences)
            : Fresh(saved, prepared);
    }

    /// <summary>That the plan is for another service than this run; null where it is for this one.</summary>
    private PlanForAnotherService? Elsewhere(SavedPlan saved) =>
        saved.Target == _order.Service.Target
            ? null
            : new(saved, SavedPlanMessages.MadeForAnotherService(saved.Target, _order.Service.Target));

    /// <summary>
    /// What no longer fits the plan in what the command line names besides, without any call; or what is wrong with
    /// that.
    /// </summary>
    private async Task<(ImmutableArray<Diagnostic> Differences, Stopped? Stopped)> DifferencesAsync(
        SavedPlan saved,
        CancellationToken cancellationToken
    )
    {
        if (_order.Set is { } set && set != saved.Consent.Set)
        {
            return ([SavedPlanMessages.IsOfAnotherSet(saved.Consent.Set, set)], null);
        }

        return _order.Manifests is { } source ? await DifferencesAsync(saved, source, cancellationToken) : ([], null);
    }

    private async Task<(ImmutableArray<Diagnostic> Differences, Stopped? Stopped)> DifferencesAsync(
        SavedPlan saved,
        ManifestSource source,
        CancellationToken cancellationToken
    )
    {
        var selected = await SelectManifests.RunAsync(source, _order.Accounts, cancellationToken);
        if (selected is not SelectedManifests(var manifests, var chosen))
        {
            return ([], (Stopped)selected);
        }

        var (accounts, tasks) = (manifests.Set.Accounts, manifests.Set.Tasks);
        var wanted = AccountSelection.In(chosen, WantedRoles.Compile(accounts, tasks, saved.Consent.Set));
        var needed = wanted.SelectMany(role => role.Declared).Select(grant => grant.Task).Distinct();
        return (SavedPlanCheck.Check(saved, accounts, needed), null);
    }

    private PlanRequest Request(SavedPlan saved) =>
        new(_order.Service.Target, saved.Accounts, saved.Wanted, saved.Consent, _order.Service.Parallelism)
        {
            Today = saved.Today,
            Undeclared = saved.Undeclared,
        };

    /// <summary>Whether the plan still does what it did when it was saved, and to the roles of then.</summary>
    private Preparation Fresh(SavedPlan saved, PreparedPlan prepared)
    {
        var now = prepared.Plan;
        var done = SavedPlanCheck.CarriedOut(saved, now);
        if (done.IsWhole && !now.Pending.Any())
        {
            return done.Made > 0 && now.Code is ExitCode.Done ? new CarriedOutPlan(saved, now) : prepared;
        }

        return SavedPlanCheck.HasExpired(saved, _order.Clock)
                ? new ExpiredPlan(saved, now, SavedPlanMessages.HasExpired())
            : SavedPlanCheck.Ended(saved, _order.Today) is { } ended ? new ExpiredPlan(saved, now, ended)
            : done.IsInPart ? new PartlyCarriedOutPlan(saved, now, done, SavedPlanMessages.WasCarriedOutInPart())
            : SavedPlanCheck.Check(saved, now) is { IsEmpty: false } stale ? new OutdatedPlan(saved, now, stale)
            : prepared;
    }
}
