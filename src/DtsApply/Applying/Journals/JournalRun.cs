using System.Collections.Immutable;
using DtsApply.Model;
using DtsApply.Planning;

namespace DtsApply.Applying.Journals;

/// <summary>A run as its journal tells it.</summary>
/// <param name="RunId">Names the run.</param>
/// <param name="ToolVersion">The version of the tool that ran.</param>
/// <param name="Command">The command's name.</param>
/// <param name="Set">The set that the roles belong to.</param>
/// <param name="Target">Which service it was for.</param>
/// <param name="Started">When it began to write, in UTC.</param>
/// <param name="Accounts">The accounts that the plan was about.</param>
/// <param name="Roles">The roles that were to be changed, in the order of the plan.</param>
/// <param name="ExitCode">How it ended; null when it died before its end.</param>
public sealed record JournalRun(
    string RunId,
    string ToolVersion,
    string Command,
    string Set,
    Target Target,
    DateTimeOffset Started,
    ImmutableArray<JournalAccount> Accounts,
    ImmutableArray<JournalRole> Roles,
    int? ExitCode
)
{
    /// <summary>When it ended; null when it died before its end.</summary>
    public DateTimeOffset? Ended { get; init; }

    /// <summary>The run that it takes back; null where it takes back none.</summary>
    public string? Undoes { get; init; }
}

/// <summary>An account of a run.</summary>
/// <param name="Account">As its manifest declared it, which says how to reach it again.</param>
/// <param name="Credentials">Where its credentials were kept; null where it named none.</param>
/// <param name="Identity">Who they were; null where it was not called.</param>
public sealed record JournalAccount(Account Account, string? Credentials, string? Identity);

/// <summary>A role of a run.</summary>
/// <param name="Account">The account's name.</param>
/// <param name="Address">Which role.</param>
/// <param name="Before">As it was; null when there was none.</param>
/// <param name="After">As it was to be; null when it was to be removed.</param>
/// <param name="Writes">What was sent, in order; an action that is not among them was not begun.</param>
/// <param name="Reading">As it was read last; null when it was never read.</param>
public sealed record JournalRole(
    string Account,
    RoleAddress Address,
    Role? Before,
    Role? After,
    ImmutableArray<JournalWrite> Writes,
    JournalReading? Reading
)
{
    /// <summary>Whether nothing was sent after the last reading, so that the run left the role like that.</summary>
    public bool IsReadLast { get; init; }

    /// <summary>
    /// How a write ended, by its place: one that was taken, and whose effect was not to be seen in time, is unknown.
    /// </summary>
    public Status Ended(int write) =>
        End?.Actions.ElementAtOrDefault(write)?.Status is Status.Unknown ? Status.Unknown : Writes[write].Status;

    /// <summary>The writes that were planned.</summary>
    public ImmutableArray<RoleAction> Planned => RolePlanner.Actions(Before, After);

    /// <summary>What became of each action that was planned; null when the run died before that was known.</summary>
    public JournalRoleEnd? End { get; init; }

    /// <summary>Why access was wanted, in the words of the tasks' authors.</summary>
    public ImmutableArray<string> Reasons { get; init; } = [];
}

/// <summary>A write that was sent.</summary>
/// <param name="Op">The service's name of the action.</param>
/// <param name="Status">How it ended; unknown also where the run died before the answer.</param>
/// <param name="RequestId">The service's request ID, where there is one.</param>
public sealed record JournalWrite(string Op, Status Status, string? RequestId)
{
    /// <summary>The trust policy that was sent; null where the write sent none.</summary>
    public string? Trust { get; init; }

    /// <summary>What was sent; null where a later version sent it.</summary>
    public RoleAction? Action { get; init; }

    /// <summary>When, in UTC.</summary>
    public DateTimeOffset Sent { get; init; }

    /// <summary>Why it ended so, in a few words; null where there is nothing to say about it.</summary>
    public string? Reason { get; init; }

    /// <summary>The service's error code, where it refused.</summary>
    public string? Error { get; init; }
}

/// <summary>That nothing more was done to a role.</summary>
/// <param name="Code">The exit code of the problem; 0 without one.</param>
/// <param name="Problem">Why the role is not as planned; null when it is.</param>
/// <param name="Actions">What became of each action of the plan, in order.</param>
public sealed record JournalRoleEnd(int Code, string? Problem, ImmutableArray<JournalOutcome> Actions);

/// <summary>What became of an action.</summary>
/// <param name="Op">The service's name of the action.</param>
/// <param name="Status">How it ended.</param>
/// <param name="RequestId">The service's request ID, where there is one.</param>
/// <param name="Reason">Why, in a few words; null where there is nothing to say about it.</param>
public sealed record JournalOutcome(string Op, Status Status, string? RequestId, string? Reason);

/// <summary>A role as it was read.</summary>
/// <param name="Role">The role; null when there was none.</param>
public sealed record JournalReading(Role? Role);
