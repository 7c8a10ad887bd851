using DtsApply.Applying.Journals;
using DtsApply.Live;
using DtsApply.Model;
using DtsApply.Planning;

namespace DtsApply.Applying;

/// <summary>
/// Carries out one change. The role is read before its first write and after every write, and is compared whole with
/// what it should be by then; whatever differs stops it before its next write. So nothing is written blind or over
/// someone else's work, and no wrong principal ever holds a policy.
/// </summary>
internal sealed partial class RoleApplier(
    Change change,
    RoleWriter writer,
    Polling pace,
    Action<Activity, Status?> onStep
)
{
    private readonly List<Outcome> _outcomes = [];
    private Role? _now = change.Before;
    private Role? _left = change.Before;
    private Sighting _sight;
    private bool _known;
    private bool _tookBack;
    private RoleAction? _underWay;

    /// <summary>Carries it out, action by action.</summary>
    public async Task<RoleResult> RunAsync(Func<CloudException, RoleAction?, Failure> explain, StopSignals signals)
    {
        try
        {
            return await ActionsAsync(explain, signals);
        }
        catch (CloudException exception)
        {
            onStep(_outcomes.Count is 0 ? Activity.Read : Activity.ReadBack, Status.Failed);
            return Stopped(explain(exception, null), new(ReasonKind.NoAnswer));
        }
        catch (JournalException exception)
        {
            return Stopped(
                new(RunDiagnostics.NoJournal(change, exception.Message), ExitCode.Credentials),
                new(ReasonKind.NoJournal)
            );
        }
        catch (OperationCanceledException) when (signals.Abort.IsCancellationRequested)
        {
            return Aborted(signals);
        }
    }

    private async Task<RoleResult> ActionsAsync(Func<CloudException, RoleAction?, Failure> explain, StopSignals signals)
    {
        if (signals.IsStopped)
        {
            return Stopped(null, new(signals.Why()));
        }

        Begins(Activity.Read);
        await LookAsync(signals.Abort);
        if (!RoleDiff.Between(change.Before, _now).IsEmpty)
        {
            onStep(Activity.Read, Status.Failed);
            return Stopped(new(RunDiagnostics.Stale(change), ExitCode.Stale), new(ReasonKind.HasChangedSince));
        }

        for (var index = 0; index < change.Actions.Length; index++)
        {
            if (signals.IsStopped)
            {
                return Stopped(null, new(signals.Why()));
            }

            if (await ActAsync(index, explain, signals) is { } end)
            {
                return end;
            }
        }

        return new(change, [.. _outcomes], null, ExitCode.Done, _now, NowKnown: true) { IsVerified = true };
    }

    /// <summary>One action, and what must be seen after it; null when the next one may follow.</summary>
    private async Task<RoleResult?> ActAsync(
        int index,
        Func<CloudException, RoleAction?, Failure> explain,
        StopSignals signals
    )
    {
        var action = change.Actions[index];
        Begins(Activity.Write(action.Op));
        (_known, _underWay) = (false, action);
        var began = pace.Now;
        var carried = await writer.CarryOutAsync(action, signals);
        _underWay = null;
        if (carried is { Failure.IsGivenUp: true, Outcome.Status: Status.Failed })
        {
            return Stopped(null, new(signals.Why()));
        }

        _outcomes.Add(carried.Outcome);
        _left = writer.Expected.Role;
        onStep(Activity.Write(action.Op), carried.Outcome.Status);
        var problem = carried.Failure is { } failure
            ? await FailureAsync(carried, failure, began, exception => explain(exception, action), signals.Abort)
            : await CheckAsync(carried, index + 1 == change.Actions.Length, began, signals.Abort);
        return problem is null
            ? null
            : Stopped(
                problem,
                _sight is Sighting.Foreign ? new(ReasonKind.ChangedBySomeoneElse) : new(ReasonKind.Needs, action.Op)
            );
    }

    /// <summary>
    /// Why an action was not done, or is not known to be; the role is looked at, so that what is told of it is what is
    /// there.
    /// </summary>
    private async Task<Failure> FailureAsync(
        WriteResult carried,
        CloudException failure,
        long began,
        Func<CloudException, Failure> explain,
        CancellationToken abort
    )
    {
        var waited = pace.Since(began);
        await TryLookAsync(abort);
        return WasFaster(failure) ? Faster()
            : carried.Outcome.Status is Status.Unknown
                ? new(RunDiagnostics.NoAnswer(change, carried.Outcome, waited), ExitCode.Unavailable)
            : explain(failure);
    }

    /// <summary>
    /// The look after a write; null when the role is as it was left. What may be no more than an old read is asked
    /// again for all of the time that was promised for it.
    /// </summary>
    private async Task<Failure?> CheckAsync(WriteResult carried, bool isLast, long began, CancellationToken abort)
    {
        var answered = pace.Now;
        if (isLast)
        {
            Begins(Activity.ReadBack);
        }

        await pace.UntilAsync(
            () => LookAsync(abort),
            role => writer.Expected.Patience(role, carried.Outcome.Action),
            abort
        );
        _sight = writer.Expected.Tell(_now, waited: true);
        if (_sight is not Sighting.AsLeft)
        {
            onStep(Activity.ReadBack, Status.Failed);
            return await ProblemAsync(carried, began, pace.Since(answered), abort);
        }

        if (isLast)
        {
            onStep(Activity.ReadBack, Status.Done);
        }

        return null;
    }

    /// <summary>
    /// What is wrong with the role as it was found after a write, and what of our own goes back because of it.
    /// </summary>
    private async Task<Failure> ProblemAsync(WriteResult carried, long began, TimeSpan waited, CancellationToken abort)
    {
        var (action, stored, sent) = (carried.Outcome.Action, _now, writer.Expected.Sent);
        if (_sight is Sighting.Rewritten)
        {
            var tripped = await TripAsync(action, began, abort);
            return new(new TrustRewrite(change).Describe(sent!, stored!.Trust, tripped), ExitCode.Verification);
        }

        var given = carried.WasThere ? [] : RollbackPlanner.Given(change, action, _left, stored);
        if (!given.IsEmpty)
        {
            _sight = Sighting.Foreign;
            var tripped = await TripAsync(action, began, abort);
            return new(new Widening(change).Describe(new(given, _left!, stored!), tripped), ExitCode.Verification);
        }

        return new(Told(action, waited), ExitCode.Verification);
    }

    private Diagnostic Told(RoleAction action, TimeSpan waited)
    {
        if (_sight is Sighting.Foreign)
        {
            return RunDiagnostics.Meanwhile(change, _left, _now);
        }

        if (action is not UpdateRole update || _now is null || _now.Trust.Equals(update.Trust))
        {
            _sight = Sighting.AsLeft;
            return _now is null
                ? RunDiagnostics.Vanished(change)
                : RunDiagnostics.ReadsBackDifferently(change, RoleDiff.Between(_left, _now));
        }

        _outcomes[^1] = _outcomes[^1] with { Status = Status.Unknown };
        return RunDiagnostics.Behind(change, update.Trust, _now.Trust, waited, _outcomes[^1].RequestId);
    }

    /// <summary>Takes back the last write.</summary>
    private async Task<RollbackResult> TripAsync(RoleAction action, long began, CancellationToken abort)
    {
        var back = RollbackPlanner.Undo(change, action, _now!)!;
        var tripped = await new TrustRollback(writer, pace, onStep).TripAsync(back, _now!, _outcomes, abort);
        (_now, _known, _tookBack) = (tripped.Now, tripped.NowKnown, true);
        return tripped with { Lasted = pace.Since(began), RequestId = _outcomes[^1].RequestId };
    }

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

    private void Begins(Activity activity) => onStep(activity, null);
}
