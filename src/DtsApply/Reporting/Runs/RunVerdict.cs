using DtsApply.Applying;
using DtsApply.Messages;
using DtsApply.Model;
using DtsApply.Planning;
using DtsApply.Reporting.Plans;
using DtsApply.Reporting.Screen;

namespace DtsApply.Reporting.Runs;

/// <summary>The verdict of a run: what became of it, with every exit code that is not 0.</summary>
public static class RunVerdict
{
    /// <summary>The line that ends the screen.</summary>
    /// <param name="command">apply or destroy.</param>
    /// <param name="run">The run.</param>
    public static StyledText Write(string command, RunResult run)
    {
        if (run.Code is ExitCode.Done)
        {
            var rest = RunMessages.WentThrough(
                Made(run),
                run.Plan.EndedTasks,
                run.Count(Status.Done),
                run.Roles.Select(role => role.Change.Account).Distinct().Count(),
                run.Elapsed,
                isReadBack: command is not "destroy"
            );
            var excess = run.Plan.Excess is { IsNone: false } standing ? $"; {PlanVerdict.Excess(standing)}" : "";
            return StyledText.Name($"{command}:") + " " + StyledText.Gain(RunWords.Ended(Status.Done)) + rest + excess;
        }

        return StyledText.Lose($"{command}:") + $" {Wrong(run)} {ExitMessages.Code(run.Code)}";
    }

    private static string Wrong(RunResult run) =>
        run.Code switch
        {
            ExitCode.Verification => Unverified(run),
            ExitCode.Partial => RunMessages.PartlyApplied(Counts(run)),
            _ when ExitCode.IsSignal(run.Code) => RunMessages.WasEnded(
                run.Code,
                run.WasBegun ? Counts(run) : CommandMessages.NothingWritten
            ),
            _ when run.Count(Status.Unknown) > 0 => RunMessages.IsNotKnown(Counts(run)),
            ExitCode.Stale => CommandMessages.StalePlan,
            ExitCode.Unavailable => CommandMessages.ServiceUnavailable,
            ExitCode.Guard => RunMessages.PermissionDenied,
            _ => RunMessages.FailedUnwritten,
        };

    private static string Unverified(RunResult run)
    {
        if (run.Roles is [{ Outcomes: var outcomes } only] && outcomes.Any(outcome => outcome.Status is Status.Undone))
        {
            return RunMessages.VerificationFailed(TakenBack(only));
        }

        return run.Roles.Where(role => role.Code is ExitCode.Verification).All(role => role.IsForeign)
            ? RunMessages.StoppedBySomeoneElse(run.Roles.Count(role => role.IsForeign), Counts(run))
            : RunMessages.VerificationFailed(Counts(run));
    }

    private static string TakenBack(RoleResult role) =>
        role.Sight is Sighting.Rewritten && role.Change.Before is null ? RunMessages.NewRoleIsRemoved
        : role.Sight is Sighting.Rewritten && role.Now?.Trust.Equals(role.Change.Before!.Trust) is true
            ? RunMessages.TrustOfBeforeIsBack
        : RunMessages.GivenIsTakenBack;

    private static string Counts(RunResult run) =>
        string.Join(
            ", ",
            Enum.GetValues<Status>()
                .Select(status => (status, run.Count(status)))
                .Where(pair => pair.Item2 > 0)
                .Select(pair => RunMessages.Ended(pair.Item2, pair.status))
        );

    private static string Made(RunResult run)
    {
        int Roles(ChangeKind kind) => run.Roles.Count(role => role.Change.Kind == kind);
        return RunMessages.Made(Roles(ChangeKind.Create), Roles(ChangeKind.Update), Roles(ChangeKind.Delete));
    }
}
