using DtsApply.Live;
using DtsApply.Model;

namespace DtsApply.Applying;

// How a role ends that is not carried out whole.
internal sealed partial class RoleApplier
{
    /// <summary>The run left at once: nothing that was sent and not looked at afterwards is taken for done.</summary>
    private RoleResult Aborted(StopSignals signals)
    {
        if (_underWay is { } cut)
        {
            _outcomes.Add(new(cut, Status.Unknown) { Reason = new(signals.Why()) });
            return Stopped(
                new(RunDiagnostics.StoppedBeforeAnswer(change, cut), ExitCode.Unavailable),
                new(signals.Why())
            );
        }

        _known &= _outcomes.Count is 0;
        return Stopped(
            _outcomes.Count is 0 ? null : new(RunDiagnostics.NotReadBack(change), ExitCode.Unavailable),
            new(signals.Why())
        );
    }

    private RoleResult Stopped(Failure? failure, OutcomeReason reason)
    {
        var skipped = change
            .Actions.Skip(_outcomes.Count)
            .Select(action => new Outcome(action, Status.Skipped) { Reason = reason });
        return new(
            change,
            [.. _outcomes.Concat(skipped)],
            failure?.Diagnostic,
            failure?.Code ?? ExitCode.Done,
            _now,
            _known
        )
        {
            Sight = _sight,
            Left = _left,
            TookBack = _tookBack,
        };
    }

    // RAM refused because the role is not what was read a moment before.
    private bool WasFaster(CloudException failure) =>
        failure.Kind is FailureKind.Refused && _known && writer.Expected.Tell(_now, waited: true) is Sighting.Foreign;

    /// <summary>
    /// Someone was faster: before this run's first write the plan is stale, after it they were at it at the same time.
    /// </summary>
    private Failure Faster()
    {
        if (_outcomes[..^1].TrueForAll(outcome => outcome.Status is not Status.Done))
        {
            return new(RunDiagnostics.Stale(change), ExitCode.Stale);
        }

        _sight = Sighting.Foreign;
        return new(RunDiagnostics.Meanwhile(change, _left, _now), ExitCode.Verification);
    }
}
