using System.Collections.Immutable;
using DtsApply.Model;
using DtsApply.Planning;

namespace DtsApply.Applying.Journals;

/// <summary>One fact about a run: exactly one of the records below.</summary>
public abstract record JournalEntry
{
    private protected JournalEntry() { }
}

/// <summary>A run begins, with everything that it will do: the first entry, kept before anything is sent.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="RunId">Names the run.</param>
/// <param name="Command">The command's name.</param>
/// <param name="ToolVersion">This tool's version.</param>
public sealed record RunBegan(Plan Plan, string RunId, string Command, string ToolVersion) : JournalEntry
{
    /// <summary>The run that this one takes back; null where it takes back none.</summary>
    public string? Undoes { get; init; }

    /// <summary>Accounts of which the plan does not speak, and through which those that it calls are reached.</summary>
    public ImmutableArray<Account> Through { get; init; } = [];
}

/// <summary>A role that the run will change: as it is, and as it is to be.</summary>
/// <param name="Change">The change.</param>
public sealed record RolePlanned(Change Change) : JournalEntry;

/// <summary>
/// A write is about to be sent. Without an <see cref="Answered"/> after it nobody knows whether it was carried out.
/// </summary>
/// <param name="Account">The account's name.</param>
/// <param name="Address">The role.</param>
/// <param name="Action">The write.</param>
public sealed record Sending(string Account, RoleAddress Address, RoleAction Action) : JournalEntry;

/// <summary>What came of the write that was sent last to this role.</summary>
/// <param name="Account">The account's name.</param>
/// <param name="Address">The role.</param>
/// <param name="Outcome">How it ended.</param>
/// <param name="Error">The service's error code, where it refused.</param>
public sealed record Answered(string Account, RoleAddress Address, Outcome Outcome, string? Error) : JournalEntry;

/// <summary>The role as it was just read; only where that is news.</summary>
/// <param name="Account">The account's name.</param>
/// <param name="Address">The role.</param>
/// <param name="Now">The role; null when there is none.</param>
public sealed record RoleRead(string Account, RoleAddress Address, Role? Now) : JournalEntry;

/// <summary>Nothing more is done to a role.</summary>
/// <param name="Result">What became of it.</param>
public sealed record RoleEnded(RoleResult Result) : JournalEntry;

/// <summary>The run is over: the last entry.</summary>
/// <param name="Result">What became of it.</param>
public sealed record RunEnded(RunResult Result) : JournalEntry;
