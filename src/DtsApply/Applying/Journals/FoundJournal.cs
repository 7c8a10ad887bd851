using DtsApply.Model;

namespace DtsApply.Applying.Journals;

/// <summary>A journal as its file was found.</summary>
/// <param name="Path">The file.</param>
/// <param name="Run">What it tells; null where it is no journal, or is not to be believed.</param>
/// <param name="Problem">Why it is not read; null where it is.</param>
public sealed record FoundJournal(string Path, JournalRun? Run, Diagnostic? Problem)
{
    /// <summary>The exit code that the problem asks for: that it is no journal of ours is bad input (65), that others may
    /// have written it is refused (76).</summary>
    public int Code =>
        Problem?.Rule switch
        {
            null => ExitCode.Done,
            RuleId.DTS536 => ExitCode.Refused,
            _ => ExitCode.Manifests,
        };

    /// <summary>Whether a process still writes it.</summary>
    public bool IsGoingOn { get; init; }
}
