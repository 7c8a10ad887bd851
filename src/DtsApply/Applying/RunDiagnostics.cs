using System.Collections.Immutable;
using System.Globalization;
using DtsApply.Model;
using DtsApply.Planning;

namespace DtsApply.Applying;

/// <summary>
/// What can be wrong with a role while a change is carried out (DTS514, DTS515, DTS528), and what cannot be told.
/// </summary>
public static class RunDiagnostics
{
    /// <summary>The role is not as it was when the plan was made.</summary>
    public static Diagnostic Stale(Change change) =>
        Error(change, RuleId.DTS514, "it is not as it was when the plan was made", "plan again");

    /// <summary>The role is as it was, but would be changed by other calls than the plan recorded.</summary>
    public static Diagnostic PlannedOtherwise(Change change) =>
        Error(
            change,
            RuleId.DTS514,
            "it is as it was, but would be changed by other calls than were recorded",
            "plan again"
        );

    /// <summary>
    /// Someone else was at the role after this run's first write (DTS528); what differs is shown side by side.
    /// </summary>
    /// <param name="change">The change.</param>
    /// <param name="left">The role as this run left it; null when it left none.</param>
    /// <param name="now">The role as it is; null when there is none.</param>
    public static Diagnostic Meanwhile(Change change, Role? left, Role? now)
    {
        var differences = RoleDiff.Between(left, now);
        var did =
            now is null ? "deleted it"
            : differences.Any(difference => difference.Field is RoleField.Role) ? "made it anew"
            : "changed it";
        return Error(
            change,
            RuleId.DTS528,
            $"someone else {did} while this run was at it; nothing was written over that",
            $"ActionTrail names who it was; agree with them on {Subject(differences)}, then run again"
        );
    }

    /// <summary>What differs, as a sentence names it.</summary>
    internal static string Subject(ImmutableArray<Difference> differences) =>
        differences.Any(difference => difference.Field is RoleField.Role)
            ? "the role"
            : string.Join(
                " and ",
                differences.Select(difference =>
                    difference.Field switch
                    {
                        RoleField.Trust => "the trust policy",
                        RoleField.Policy => "its policies",
                        RoleField.Owner => "its tags",
                        RoleField.Session => "its session duration",
                        _ => $"its {difference.Label}",
                    }
                )
            );

    /// <summary>The role reads back differently than it was written.</summary>
    public static Diagnostic ReadsBackDifferently(Change change, ImmutableArray<Difference> differences) =>
        Error(
            change,
            RuleId.DTS515,
            $"role {change.Address.Role} reads back differently than planned",
            "someone else may be changing this role; see who in ActionTrail, then run again"
        ) with
        {
            Facts = Facts(differences, "planned", "now    "),
        };

    /// <summary>The role that was written is not there.</summary>
    public static Diagnostic Vanished(Change change) =>
        Error(
            change,
            RuleId.DTS515,
            $"role {change.Address.Role} cannot be found after it was written",
            "someone else may be changing this role; see who in ActionTrail, then run again"
        );

    /// <summary>The journal cannot be written, so nothing more is.</summary>
    public static Diagnostic NoJournal(Change change, string why) =>
        Error(
            change,
            RuleId.None,
            $"the journal of this run cannot be written: {why}",
            "put that right, then run again; nothing was sent after it"
        );

    /// <summary>What an action did cannot be told, because no answer came.</summary>
    /// <param name="change">The change.</param>
    /// <param name="outcome">How the action ended.</param>
    /// <param name="waited">How long an answer was waited for.</param>
    public static Diagnostic NoAnswer(Change change, Outcome outcome, TimeSpan waited) =>
        Unknown(
            change,
            outcome.Action,
            string.Create(
                CultureInfo.InvariantCulture,
                $"RAM gave no answer to {outcome.Action.Op} {After(outcome.Reason)}, for "
                    + $"{Math.Round(waited.TotalSeconds)} s in all"
            )
        );

    private static string After(string? reason) =>
        reason switch
        {
            "no answer, twice" => "nor to the read after it",
            "no answer, and changed" => "and the role is no longer as it was before",
            _ => "and reading does not show it",
        };

    /// <summary>All was sent, but not read back.</summary>
    public static Diagnostic NotReadBack(Change change) =>
        Error(
            change,
            RuleId.None,
            $"unknown whether role {change.Address.Role} is as planned; the run was stopped before it was read back",
            "nothing to do by hand, the next run looks first"
        ) with
        {
            IsUnknown = true,
        };

    /// <summary>What an action did cannot be told.</summary>
    /// <param name="change">The change.</param>
    /// <param name="action">The action.</param>
    /// <param name="why">Why not.</param>
    public static Diagnostic Unknown(Change change, RoleAction action, string why)
    {
        var role = $"role {change.Address.Role}";
        var whether = action switch
        {
            CreateRole => $"{role} exists",
            DeleteRole => $"{role} is deleted",
            UpdateRole => $"{role} has its new trust policy, description and session",
            AttachPolicyToRole attach => $"{role} has policy {attach.Policy.Name}",
            DetachPolicyFromRole detach => $"{role} still has policy {detach.Policy.Name}",
            _ => $"{role} has its new tags",
        };
        return Error(
            change,
            RuleId.None,
            $"unknown whether {whether}; {why}",
            "nothing to do by hand, the next run looks first"
        ) with
        {
            IsUnknown = true,
        };
    }

    private static ImmutableArray<Fact> Facts(ImmutableArray<Difference> differences, string planned, string now) =>
        [
            .. differences.SelectMany(difference =>
                (Fact[])[new(difference.Label, $"{planned}  {difference.Planned}"), new("", $"{now}  {difference.Now}")]
            ),
        ];

    private static Diagnostic Error(Change change, RuleId rule, string message, string help) =>
        new(Severity.Error, rule, message)
        {
            Account = change.Account,
            Role = change.Address.Role,
            Help = help,
        };
}
