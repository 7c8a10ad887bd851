using System.Collections.Immutable;
using DtsApply.Model;
using DtsApply.Planning;

namespace DtsApply.Applying;

/// <summary>What became of one action.</summary>
/// <param name="Action">The action.</param>
/// <param name="Status">How it ended.</param>
public sealed record Outcome(RoleAction Action, Status Status)
{
    /// <summary>The service's request ID, where there is one.</summary>
    public string? RequestId { get; init; }

    /// <summary>Why it ended so; null where there is nothing to say about it.</summary>
    public OutcomeReason? Reason { get; init; }
}

/// <summary>What became of one role.</summary>
/// <param name="Change">The change that was to be carried out.</param>
/// <param name="Outcomes">One for each of its actions, in order.</param>
/// <param name="Problem">Why it is not as planned; null when it reads back as planned.</param>
/// <param name="Code">The exit code of the problem; 0 without one.</param>
/// <param name="Now">The role as it was last read; null when it did not exist or could not be read.</param>
/// <param name="NowKnown">Whether <paramref name="Now"/> was read after the last write.</param>
public sealed record RoleResult(
    Change Change,
    ImmutableArray<Outcome> Outcomes,
    Diagnostic? Problem,
    int Code,
    Role? Now,
    bool NowKnown
)
{
    /// <summary>Whether everything was done and read back as planned; nothing less is a success.</summary>
    public bool IsVerified { get; init; }

    /// <summary>
    /// What the look showed that ended it; <see cref="Sighting.AsLeft"/> where something else did, or nothing.
    /// </summary>
    public Sighting Sight { get; init; }

    /// <summary>The role as this run left it, before anything was taken back; null when it left none.</summary>
    public Role? Left { get; init; }

    /// <summary>Whether a write of this run was to be taken back; an outcome tells whether it was.</summary>
    public bool TookBack { get; init; }

    /// <summary>
    /// Whether someone else changed the role after this run's first write, and nothing was written over that.
    /// </summary>
    public bool IsForeign => Sight is Sighting.Foreign && !TookBack;

    /// <summary>Whether a write was taken, and its effect could not be seen in all of the time for it.</summary>
    public bool IsBehind => Sight is Sighting.Behind;
}

/// <summary>What became of a run.</summary>
/// <param name="Plan">The plan that was carried out.</param>
/// <param name="RunId">Names the run.</param>
/// <param name="Roles">One for each pending change, in the order of the plan.</param>
/// <param name="Elapsed">From the first call to the last.</param>
/// <param name="Interrupted">129, 130 or 143 when the run was stopped from outside; 0 otherwise.</param>
public sealed record RunResult(
    Plan Plan,
    string RunId,
    ImmutableArray<RoleResult> Roles,
    TimeSpan Elapsed,
    int Interrupted
)
{
    /// <summary>Where the run's journal is; null where there is none.</summary>
    public string? Journal { get; init; }

    /// <summary>Why the journal does not hold the run to its end; null when it does.</summary>
    public string? JournalTorn { get; init; }

    /// <summary>Whether any action was begun.</summary>
    public bool WasBegun => Roles.Any(role => role.Outcomes.Any(outcome => outcome.Status is not Status.Skipped));

    /// <summary>How many actions ended so.</summary>
    public int Count(Status status) => Roles.Sum(role => role.Outcomes.Count(outcome => outcome.Status == status));

    /// <summary>
    /// The exit code: 74 when a role reads back differently, else the signal's, else 75 once anything was done, else
    /// the failure's own.
    /// </summary>
    public int Code =>
        Roles.Any(role => role.Code is ExitCode.Verification) ? ExitCode.Verification
        : Interrupted is not 0 ? Interrupted
        : Roles.All(role => role.IsVerified) ? ExitCode.Done
        : Count(Status.Done) > 0 ? ExitCode.Partial
        : ExitCode.First(Roles.Select(role => role.Code)) is var code and not ExitCode.Done ? code
        : ExitCode.Unclassified;
}

/// <summary>Something that happened during a run, for progress.</summary>
/// <param name="Account">The account's name.</param>
/// <param name="Role">The role's name.</param>
/// <param name="Activity">What begins or ended.</param>
/// <param name="Ended">How it ended; null where it begins.</param>
/// <param name="Elapsed">Since the activity began.</param>
public sealed record Step(string Account, string Role, Activity Activity, Status? Ended, TimeSpan Elapsed);
