using System.Collections.Immutable;
using DtsApply.Messages;
using DtsApply.Model;
using DtsApply.Planning;

namespace DtsApply.Applying;

/// <summary>
/// What can be wrong with a role while a change is carried out (DTS514, DTS515, DTS528, DTS529), and what cannot be
/// told.
/// </summary>
public static class RunDiagnostics
{
    /// <summary>The role is not as it was when the plan was made.</summary>
    public static Diagnostic Stale(Change change) => At(change, ChangedRoleMessages.IsNotAsWhenPlanned());

    /// <summary>The role is as it was, but would be changed by other calls than the plan recorded.</summary>
    public static Diagnostic PlannedOtherwise(Change change) =>
        At(change, ChangedRoleMessages.WouldBeChangedOtherwise());

    /// <summary>
    /// Someone else was at the role after this run's first write (DTS528); what differs is shown side by side.
    /// </summary>
    /// <param name="change">The change.</param>
    /// <param name="left">The role as this run left it; null when it left none.</param>
    /// <param name="now">The role as it is; null when there is none.</param>
    public static Diagnostic Meanwhile(Change change, Role? left, Role? now)
    {
        var fields = RoleDiff.Between(left, now).Select(difference => difference.Field).ToList();
        return At(
            change,
            now is null ? ChangedRoleMessages.SomeoneElseDeletedIt()
                : fields.Contains(RoleField.Role) ? ChangedRoleMessages.SomeoneElseMadeItAnew()
                : ChangedRoleMessages.SomeoneElseChangedIt(fields)
        );
    }

    /// <summary>The role reads back differently than it was written.</summary>
    public static Diagnostic ReadsBackDifferently(Change change, ImmutableArray<Difference> differences) =>
        At(change, ChangedRoleMessages.ReadsBackDifferently(change.Address.Role)) with
        {
            Facts =
            [
                .. differences.SelectMany(difference =>
                    ChangedRoleMessages.PlannedAndNow(difference.Field, difference.Planned, difference.Now)
                ),
            ],
        };

    /// <summary>The role that was written is not there.</summary>
    public static Diagnostic Vanished(Change change) =>
        At(change, ChangedRoleMessages.CannotBeFound(change.Address.Role));

    /// <summary>RAM took a new trust, and shows the one of before when all of the time for that is over.</summary>
    /// <param name="change">The change.</param>
    /// <param name="sent">The trust that was sent.</param>
    /// <param name="shown">The trust that is shown.</param>
    /// <param name="waited">How long it was asked for.</param>
    /// <param name="requestId">The request ID of the write.</param>
    public static Diagnostic Behind(
        Change change,
        TrustPolicy sent,
        TrustPolicy shown,
        TimeSpan waited,
        string? requestId
    ) =>
        At(change, TrustLagMessages.StillShowsTheOneOfBefore(change.Address.Role, waited)) with
        {
            Facts =
            [
                .. PrincipalFacts.Sent(sent.MayAssume.Except(shown.MayAssume)),
                .. PrincipalFacts.Shown(shown.MayAssume.Except(sent.MayAssume)),
                .. requestId is null ? [] : (Fact[])[FailureMessages.Request(requestId)],
                TrustLagMessages.LeftAlone,
            ],
        };

    /// <summary>The journal cannot be written, so nothing more is.</summary>
    public static Diagnostic NoJournal(Change change, string why) =>
        At(change, RunMessages.JournalCannotBeWritten(why));

    /// <summary>What an action did cannot be told, because no answer came.</summary>
    /// <param name="change">The change.</param>
    /// <param name="outcome">How the action ended.</param>
    /// <param name="waited">How long an answer was waited for.</param>
    public static Diagnostic NoAnswer(Change change, Outcome outcome, TimeSpan waited) =>
        Unknown(
            change,
            outcome.Action,
            UnknownResultMessages.NoAnswer(outcome.Action.Op, outcome.Reason?.Kind, waited)
        );

    /// <summary>What an action did cannot be told, because the run was stopped before its answer.</summary>
    public static Diagnostic StoppedBeforeAnswer(Change change, RoleAction action) =>
        Unknown(change, action, UnknownResultMessages.StoppedBeforeAnswer);

    /// <summary>All was sent, but not read back.</summary>
    public static Diagnostic NotReadBack(Change change) =>
        At(change, UnknownResultMessages.WhetherRoleIsAsPlanned(change.Address.Role));

    private static Diagnostic Unknown(Change change, RoleAction action, string why)
    {
        var role = change.Address.Role;
        var problem = action switch
        {
            CreateRole => UnknownResultMessages.WhetherRoleExists(role, why),
            DeleteRole => UnknownResultMessages.WhetherRoleIsDeleted(role, why),
            UpdateRole => UnknownResultMessages.WhetherRoleIsUpdated(role, why),
            AttachPolicyToRole { Policy.Label: var policy } => UnknownResultMessages.WhetherPolicyIsAttached(
                role,
                policy,
                why
            ),
            DetachPolicyFromRole { Policy.Label: var policy } => UnknownResultMessages.WhetherPolicyIsStillAttached(
                role,
                policy,
                why
            ),
            _ => UnknownResultMessages.WhetherTagsAreWritten(role, why),
        };
        return At(change, problem);
    }

    private static Diagnostic At(Change change, Problem problem) => problem.AtRole(change.Account, change.Address.Role);
}
