using DtsApply.Model;
using DtsApply.Planning;

namespace DtsApply.Applying.Journals;

/// <summary>How a run ended.</summary>
public enum RunEnding
{
    /// <summary>As planned.</summary>
    Done,

    /// <summary>Some of it was done.</summary>
    Partly,

    /// <summary>A role read back otherwise than it was written.</summary>
    Unverified,

    /// <summary>A signal stopped it.</summary>
    Interrupted,

    /// <summary>Nothing of it was done.</summary>
    Failed,

    /// <summary>It died before its end.</summary>
    Killed,

    /// <summary>It has not ended yet.</summary>
    GoingOn,
}

/// <summary>What a run came to.</summary>
/// <param name="Run">The run.</param>
/// <param name="IsGoingOn">Whether a process still writes its journal.</param>
public sealed record RunSummary(JournalRun Run, bool IsGoingOn)
{
    /// <summary>How it ended.</summary>
    public RunEnding Ending =>
        Run.ExitCode switch
        {
            null => IsGoingOn ? RunEnding.GoingOn : RunEnding.Killed,
            ExitCode.Done => RunEnding.Done,
            ExitCode.Partial => RunEnding.Partly,
            ExitCode.Verification => RunEnding.Unverified,
            { } code => ExitCode.IsSignal(code) ? RunEnding.Interrupted : RunEnding.Failed,
        };

    /// <summary>How many actions were planned.</summary>
    public int Planned => Run.Roles.Sum(role => role.End?.Actions.Length ?? role.Planned.Length);

    /// <summary>How many actions ended so.</summary>
    public int Count(Status status) =>
        Run.Roles.Sum(role =>
            role.End?.Actions.Count(action => action.Status == status)
            ?? role.Writes.Count(write => write.Status == status)
        );

    /// <summary>How many roles were to be changed so.</summary>
    public int Roles(ChangeKind kind) => Run.Roles.Count(role => kind == Kind(role.Before, role.After));

    private static ChangeKind Kind(Role? before, Role? after) =>
        before is null ? ChangeKind.Create
        : after is null ? ChangeKind.Delete
        : ChangeKind.Update;
}
