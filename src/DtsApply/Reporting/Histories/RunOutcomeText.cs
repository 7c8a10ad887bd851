using DtsApply.Applying.Journals;
using DtsApply.Messages;
using DtsApply.Model;
using DtsApply.Planning;

namespace DtsApply.Reporting.Histories;

/// <summary>What a run came to, in a few words.</summary>
internal static class RunOutcomeText
{
    /// <summary>In a list of runs: what was done, and what went wrong.</summary>
    public static string Brief(RunSummary run) =>
        run.Ending is RunEnding.Partly ? HistoryMessages.Partly(Counts(run, [Status.Done, Status.Failed])) : Whole(run);

    /// <summary>Of one run: every count.</summary>
    public static string Whole(RunSummary run) =>
        run.Ending switch
        {
            RunEnding.GoingOn => HistoryMessages.GoingOn(run.Count(Status.Done), run.Planned),
            RunEnding.Killed => HistoryMessages.Killed(run.Count(Status.Done), run.Planned),
            RunEnding.Done => HistoryMessages.Done(
                RunMessages.Made(
                    run.Roles(ChangeKind.Create),
                    run.Roles(ChangeKind.Update),
                    run.Roles(ChangeKind.Delete)
                )
            ),
            RunEnding.Partly => RunMessages.PartlyApplied(Counts(run, Enum.GetValues<Status>())),
            RunEnding.Unverified => RunMessages.VerificationFailed(Counts(run, Enum.GetValues<Status>())),
            RunEnding.Interrupted => RunMessages.WasEnded(
                run.Run.ExitCode!.Value,
                Counts(run, Enum.GetValues<Status>())
            ),
            _ => HistoryMessages.Failed(Counts(run, Enum.GetValues<Status>())),
        };

    private static string Counts(RunSummary run, IEnumerable<Status> statuses) =>
        string.Join(
            ", ",
            statuses
                .Where(status => run.Count(status) > 0)
                .Select(status => RunMessages.Ended(run.Count(status), status))
        );
}
