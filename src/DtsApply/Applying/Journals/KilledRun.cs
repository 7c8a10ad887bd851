using DtsApply.Messages;
using DtsApply.Model;
using DtsApply.Planning;

namespace DtsApply.Applying.Journals;

/// <summary>
/// Names the run that left a trust as RAM rewrote it, because it was killed before it could put it back (DTS508). What
/// is planned is the same without it.
/// </summary>
public static class KilledRun
{
    private const RuleId Rule = RuleId.DTS508;

    /// <summary>Whether a plan has a finding that the journals of earlier runs may explain.</summary>
    public static bool IsSoughtBy(Plan plan) =>
        plan.Changes.Any(change => change.Findings.Any(finding => finding.Rule is Rule));

    /// <summary>The plan, with the runs named.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="runs">Runs that were killed, the latest first.</param>
    public static Plan Named(Plan plan, IReadOnlyCollection<JournalRun> runs) =>
        plan with
        {
            Changes = [.. plan.Changes.Select(change => Named(change, plan.Target, runs))],
        };

    private static Change Named(Change change, Target target, IReadOnlyCollection<JournalRun> runs) =>
        change.Before is { } live
        && runs.FirstOrDefault(run => run.Target == target && run.ExitCode is null && Left(run, live)) is { } run
            ? change with
            {
                Findings = [.. change.Findings.Select(finding => Named(finding, run))],
            }
            : change;

    private static Diagnostic Named(Diagnostic finding, JournalRun run) =>
        finding.Rule is Rule ? finding with { Message = LiveRoleMessages.KilledRunLeftTheTrust(run.RunId) } : finding;

    // The last write of the run sent what RAM makes just this trust of.
    private static bool Left(JournalRun run, Role live) =>
        run.Roles.FirstOrDefault(role => role.Address == live.Address)?.Writes is [.., { Trust: { } sent }]
        && PrincipalCollapse.Explains(TrustPolicy.Parse(sent, ownerId: ""), live.Trust);
}
