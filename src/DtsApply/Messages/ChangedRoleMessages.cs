using DtsApply.Model;

namespace DtsApply.Messages;

/// <summary>A role that is not as a run expects it (DTS514, DTS515, DTS528).</summary>
internal static class ChangedRoleMessages
{
    private const string PlanAgain = "plan again";
    private const string SeeWho = "someone else may be changing this role; see who in ActionTrail, then run again";

    public static Problem IsNotAsWhenPlanned() =>
        new(RuleId.DTS514, "it is not as it was when the plan was made", PlanAgain);

    public static Problem WouldBeChangedOtherwise() =>
        new(RuleId.DTS514, "it is as it was, but would be changed by other calls than were recorded", PlanAgain);

    public static Problem SomeoneElseDeletedIt() => SomeoneElse("deleted it", [RoleField.Role]);

    public static Problem SomeoneElseMadeItAnew() => SomeoneElse("made it anew", [RoleField.Role]);

    /// <param name="fields">What they changed.</param>
    public static Problem SomeoneElseChangedIt(IEnumerable<RoleField> fields) => SomeoneElse("changed it", fields);

    /// <summary>Why a write is not sent again.</summary>
    /// <param name="role">The role's name.</param>
    /// <param name="op">The service's name of the action.</param>
    public static string ChangedWhileWaiting(string role, string op) =>
        $"role {role} was changed by someone else while {op} waited to be sent again";

    public static Problem ReadsBackDifferently(string role) =>
        new(RuleId.DTS515, $"role {role} reads back differently than planned", SeeWho);

    public static Problem CannotBeFound(string role) =>
        new(RuleId.DTS515, $"role {role} cannot be found after it was written", SeeWho);

    /// <summary>A field of a role as it was planned, and as it is now, one under the other.</summary>
    public static Fact[] PlannedAndNow(RoleField field, string planned, string now) =>
        [new(RoleFieldWords.Name(field), $"planned  {planned}"), new("", $"now      {now}")];

    private static Problem SomeoneElse(string did, IEnumerable<RoleField> fields) =>
        new(
            RuleId.DTS528,
            $"someone else {did} while this run was at it; nothing was written over that",
            $"ActionTrail names who it was; agree with them on {RoleFieldWords.OfThisRole(fields)}, then run again"
        );
}
