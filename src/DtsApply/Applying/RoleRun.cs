using System.Collections.Immutable;
using DtsApply.Applying.Journals;
using DtsApply.Model;
using DtsApply.Planning;

namespace DtsApply.Applying;

/// <summary>
/// Carries out one change. The role is read before its first write, after every change of its trust, after a detach that must come first, and at
/// the end; whatever differs from what was planned stops it. So nothing is written blind, and no wrong principal ever holds a policy.
/// </summary>
internal sealed class RoleRun(Change change, Writer writer, Pace pace, Action<string, string> onStep)
{
    private readonly List<Outcome> _outcomes = [];
    private Role? _now = change.Before;
    private bool _known;
    private RoleAction? _underWay;

    /// <summary>Carries it out, action by action.</summary>
    public async Task<RoleResult> RunAsync(Func<CloudException, RoleAction?, Failure> explain, Signals signals)
    {
        try
        {
            return await ActionsAsync(explain, signals);
        }
        catch (CloudException exception)
        {
            onStep(_outcomes.Count is 0 ? "read" : "read back", "failed");
            return Stopped(explain(exception, null), "no answer");
        }
        catch (JournalException exception)
        {
            return Stopped(new(Problems.NoJournal(change, exception.Message), ExitCode.Credentials), "no journal");
        }
        catch (OperationCanceledException) when (signals.Abort.IsCancellationRequested)
        {
            return Aborted(signals);
        }
    }

    private async Task<RoleResult> ActionsAsync(Func<CloudException, RoleAction?, Failure> explain, Signals signals)
    {
        if (signals.IsStopped)
        {
            return Stopped(null, signals.Why());
        }

        onStep("read", "running");
        await LookAsync(signals.Abort);
        if (!Differences.Between(change.Before, _now).IsEmpty)
        {
            onStep("read", "failed");
            return Stopped(new(Problems.Stale(change), ExitCode.Stale), "has changed since");
        }

        for (var index = 0; index < change.Actions.Length; index++)
        {
            if (signals.IsStopped)
            {
                return Stopped(null, signals.Why());
            }

            if (await ActAsync(index, explain, signals) is { } end)
            {
                return end;
            }
        }

        return await ReadBackAsync(signals.Abort);
    }

    /// <summary>One action, and what must be seen after it; null when the next one may follow.</summary>
    private async Task<RoleResult?> ActAsync(int index, Func<CloudException, RoleAction?, Failure> explain, Signals signals)
    {
        var action = change.Actions[index];
        onStep(action.Op, "running");
        (_known, _underWay) = (false, action);
        var began = pace.Now;
        var carried = await writer.CarryOutAsync(action, signals);
        _underWay = null;
        if (carried is { Failure.IsGivenUp: true, Outcome.Status: Status.Failed })
        {
            return Stopped(null, signals.Why());
        }

        _outcomes.Add(carried.Outcome);
        onStep(action.Op, carried.Outcome.Status is Status.Done ? "done" : carried.Outcome.Status is Status.Unknown ? "unknown" : "failed");
        var problem = carried.Failure is { } failure
            ? await FailureAsync(carried, failure, began, exception => explain(exception, action), signals.Abort)
            : await CheckAsync(action, index, began, signals.Abort);
        return problem is null ? null : Stopped(problem, $"needs {action.Op}");
    }

    /// <summary>Why an action was not done, or is not known to be; the role is looked at, so that what is told of it is what is there.</summary>
    private async Task<Failure> FailureAsync(Carried carried, CloudException failure, long began, Func<CloudException, Failure> explain, CancellationToken abort)
    {
        var waited = pace.Since(began);
        await TryLookAsync(abort);
        return IsStale(failure, carried.Before) ? new(Problems.Stale(change), ExitCode.Stale)
            : carried.Outcome.Status is Status.Unknown ? new(Problems.NoAnswer(change, carried.Outcome, waited), ExitCode.Unavailable)
            : explain(failure);
    }

    // RAM refused because the role is not what was read a moment before: someone was faster.
    private bool IsStale(CloudException failure, Role? before) => failure.Kind is FailureKind.Refused && _known && !Differences.Between(before, _now).IsEmpty;

    /// <summary>What must be seen before the next action may follow; null when it was.</summary>
    private Task<Failure?> CheckAsync(RoleAction action, int index, long began, CancellationToken abort) => action switch
    {
        CreateRole create => TrustAsync(create.Trust, began, abort),
        UpdateRole update => TrustAsync(update.Trust, began, abort),
        DetachPolicyFromRole when index + 1 < change.Actions.Length && change.Actions[index + 1] is not DetachPolicyFromRole => DetachedAsync(abort),
        _ => Task.FromResult<Failure?>(null),
    };

    private async Task<Failure?> TrustAsync(TrustPolicy sent, long began, CancellationToken abort)
    {
        await UntilAsync(role => role is null ? Pace.Lag : role.Trust.Equals(sent) || !role.Trust.Equals(change.Before?.Trust) ? TimeSpan.Zero : Pace.Settling, abort);
        if (_now is not { } stored)
        {
            return new(Problems.Vanished(change), ExitCode.Verification);
        }

        if (stored.Trust.Equals(sent))
        {
            return null;
        }

        var tripped = await new Tripwire(change, writer, pace, onStep).TripAsync(stored, _outcomes, abort);
        (_now, _known) = (tripped.Now, tripped.NowKnown);
        return new(Rewriting.Of(change, sent, stored, tripped with { Lasted = pace.Since(began), RequestId = _outcomes[^1].RequestId }), ExitCode.Verification);
    }

    private async Task<Failure?> DetachedAsync(CancellationToken abort)
    {
        var gone = change.Actions.OfType<DetachPolicyFromRole>().Select(action => action.Policy).ToImmutableHashSet();
        await UntilAsync(role => role is not null && role.Policies.Any(gone.Contains) ? Pace.Lag : TimeSpan.Zero, abort);
        return _now is not null && !_now.Policies.Any(gone.Contains) ? null
            : new(Problems.ReadsBackDifferently(change, Differences.Between(change.After, _now)), ExitCode.Verification);
    }

    private async Task<RoleResult> ReadBackAsync(CancellationToken abort)
    {
        onStep("read back", "running");
        if (!_known || !Differences.Between(change.After, _now).IsEmpty)
        {
            await UntilAsync(role => Differences.Between(change.After, role).IsEmpty ? TimeSpan.Zero : Pace.Settling, abort);
        }

        var differences = Differences.Between(change.After, _now);
        onStep("read back", differences.IsEmpty ? "done" : "failed");
        return differences.IsEmpty
            ? new(change, [.. _outcomes], null, ExitCode.Done, _now, NowKnown: true) { IsVerified = true }
            : Stopped(new(Problems.ReadsBackDifferently(change, differences), ExitCode.Verification), "");
    }

    private Task<Role?> UntilAsync(Func<Role?, TimeSpan> patience, CancellationToken abort) => pace.UntilAsync(() => LookAsync(abort), patience, abort);

    private async Task<Role?> LookAsync(CancellationToken abort)
    {
        _now = await writer.ReadAsync(abort);
        _known = true;
        return _now;
    }

    private async Task TryLookAsync(CancellationToken abort)
    {
        try
        {
            await LookAsync(abort);
        }
        catch (CloudException)
        {
            _known = false;
        }
    }

    /// <summary>The run left at once: nothing that was sent and not looked at afterwards is taken for done.</summary>
    private RoleResult Aborted(Signals signals)
    {
        if (_underWay is { } cut)
        {
            _outcomes.Add(new(cut, Status.Unknown) { Reason = signals.Why() });
            return Stopped(new(Problems.Unknown(change, cut, "the run was stopped before RAM answered"), ExitCode.Unavailable), signals.Why());
        }

        _known &= _outcomes.Count is 0;
        return Stopped(_outcomes.Count is 0 ? null : new(Problems.NotReadBack(change), ExitCode.Unavailable), signals.Why());
    }

    private RoleResult Stopped(Failure? failure, string reason)
    {
        var skipped = change.Actions.Skip(_outcomes.Count).Select(action => new Outcome(action, Status.Skipped) { Reason = reason });
        return new(change, [.. _outcomes.Concat(skipped)], failure?.Diagnostic, failure?.Code ?? ExitCode.Done, _now, _known);
    }
}
