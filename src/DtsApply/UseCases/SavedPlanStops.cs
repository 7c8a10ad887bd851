using System.Collections.Immutable;
using DtsApply.Model;
using DtsApply.Planning;
using DtsApply.Planning.Saved;

namespace DtsApply.UseCases;

/// <summary>
/// The plan file is not the one that was expected, is open to others (76), is of another version (73), or is none (65).
/// </summary>
/// <param name="Code">The exit code.</param>
/// <param name="Problem">What is wrong.</param>
public sealed record UnusablePlanFile(int Code, Diagnostic Problem) : Stopped(Code, [Problem]);

/// <summary>The accounts of the saved plan cannot be called as they stand (78, 76). Nothing was called.</summary>
/// <param name="Code">The exit code.</param>
/// <param name="Diagnostics">What is wrong.</param>
public sealed record UncallableAccounts(int Code, ImmutableArray<Diagnostic> Diagnostics) : Stopped(Code, Diagnostics);

/// <summary>The saved plan is for another service than this run (76).</summary>
/// <param name="Saved">The plan.</param>
/// <param name="Problem">What is wrong.</param>
public sealed record PlanForAnotherService(SavedPlan Saved, Diagnostic Problem) : Stopped(ExitCode.Refused, [Problem]);

/// <summary>The command line, or the manifests that it names, say otherwise than the saved plan (73).</summary>
/// <param name="Diagnostics">What differs.</param>
public sealed record DifferingPlan(ImmutableArray<Diagnostic> Diagnostics) : Stopped(ExitCode.Stale, Diagnostics);

/// <summary>The saved plan is too old, of a day that the clock does not know yet, or of one on which other tasks had
/// ended (73).</summary>
/// <param name="Saved">The plan as it was saved.</param>
/// <param name="Live">What it would do today.</param>
/// <param name="Problem">What is wrong.</param>
public sealed record ExpiredPlan(SavedPlan Saved, Plan Live, Diagnostic Problem) : Stopped(ExitCode.Stale, [Problem]);

/// <summary>A part of the saved plan is carried out already (73).</summary>
/// <param name="Saved">The plan as it was saved.</param>
/// <param name="Live">What it would do today.</param>
/// <param name="Completion">How much is carried out.</param>
/// <param name="Problem">What is wrong.</param>
public sealed record PartlyCarriedOutPlan(SavedPlan Saved, Plan Live, Completion Completion, Diagnostic Problem)
    : Stopped(ExitCode.Stale, [Problem]);

/// <summary>Roles are not as they were when the plan was saved, or would be changed by other calls (73).</summary>
/// <param name="Saved">The plan as it was saved.</param>
/// <param name="Live">What it would do today.</param>
/// <param name="Roles">The roles.</param>
public sealed record OutdatedPlan(SavedPlan Saved, Plan Live, ImmutableArray<StaleRole> Roles)
    : Stopped(ExitCode.Stale, [.. Roles.Select(role => role.Problem)]);

/// <summary>All of the saved plan is carried out already, and every role still as it was left: all is well.</summary>
/// <param name="Saved">The plan as it was saved.</param>
/// <param name="Live">What it would do today: nothing.</param>
public sealed record CarriedOutPlan(SavedPlan Saved, Plan Live) : Preparation;
