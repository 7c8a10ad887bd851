using DtsApply.Applying;
using DtsApply.Messages;

namespace DtsApply.Reporting.Runs;

/// <summary>How an action ended in one word, and whether anything was begun at all.</summary>
internal static class RunWords
{
    public static bool WasBegun(RunResult run) =>
        run.Roles.Any(role => role.Outcomes.Any(outcome => outcome.Status is not Status.Skipped));

    public static string Ended(Status status) =>
        status switch
        {
            Status.Done => RunMessages.Done,
            Status.Failed => RunMessages.Failed,
            Status.Skipped => RunMessages.Skipped,
            Status.Undone => RunMessages.Undone,
            _ => RunMessages.Unknown,
        };
}
