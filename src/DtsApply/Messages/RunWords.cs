using DtsApply.Model;

namespace DtsApply.Messages;

/// <summary>What a run does, how that ends and why, in the words of ledgers, progress and results.</summary>
internal static class RunWords
{
    public static string Name(Activity activity) =>
        activity.Kind switch
        {
            ActivityKind.Read => "read",
            ActivityKind.ReadBack => "read back",
            _ => activity.Op!,
        };

    public static string Ended(Status status) =>
        status switch
        {
            Status.Done => "done",
            Status.Failed => "failed",
            Status.Skipped => "skipped",
            Status.Undone => "undone",
            _ => "unknown",
        };

    /// <summary>Why an action ended as it did; null where there is no reason.</summary>
    public static string? Why(OutcomeReason? reason) =>
        reason?.Kind switch
        {
            null => null,
            ReasonKind.FailFast => "after a failure, --fail-fast",
            ReasonKind.FailureInAccount => "after a failure in this account",
            ReasonKind.Interrupted => "interrupted",
            ReasonKind.Needs => $"needs {reason.About}",
            ReasonKind.HasChangedSince => "has changed since",
            ReasonKind.ChangedBySomeoneElse => "changed by someone else",
            ReasonKind.NoJournal => "no journal",
            ReasonKind.SeenByReading => "seen by reading",
            ReasonKind.NoAnswer => "no answer",
            ReasonKind.NoAnswerTwice => "no answer, twice",
            ReasonKind.NoAnswerAndChanged => "no answer, and changed",
            ReasonKind.Denied => "denied",
            ReasonKind.CredentialsRefused => "credentials refused",
            ReasonKind.NotKept => "not kept",
            ReasonKind.AnotherAccount => "another account",
            _ => reason.About ?? "refused",
        };
}
