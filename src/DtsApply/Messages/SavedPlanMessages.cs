using DtsApply.Model;
using DtsApply.Text;

namespace DtsApply.Messages;

/// <summary>What is said where a saved plan no longer fits (DTS514), or is for another service (DTS525).</summary>
internal static class SavedPlanMessages
{
    public static Diagnostic MadeByAnotherVersion(string version) =>
        PlanAndApproveAgain($"the plan was made by dts-apply {version}");

    public static Diagnostic HasExpired() => PlanAndApproveAgain("a plan is good for 72 h");

    public static Diagnostic AccessHasEndedSince(DateOnly day, int tasks) =>
        PlanAndApproveAgain(
            $"the plan was made for {DayWords.Named(day)}, and access of {Format.Count(tasks, "task")} has ended since"
        );

    public static Diagnostic IsOfADayToCome(DateOnly day) =>
        PlanAndApproveAgain($"the plan was made for {DayWords.Named(day)}, which is yet to come");

    public static Diagnostic WasCarriedOutInPart() => PlanAgain("it was carried out in part");

    public static Diagnostic ManifestsSayOtherwise() =>
        PlanAgain("the manifests do not say any more what they said when the plan was made");

    public static Diagnostic IsOfAnotherSet(string saved, string named) =>
        PlanAgain($"the plan is of set {saved}, --set says {named}");

    /// <summary>That a plan is for another service. An address that stands in a file is never offered to be
    /// pasted.</summary>
    /// <param name="theirs">The service of the plan.</param>
    /// <param name="ours">The service of this run.</param>
    public static Diagnostic MadeForAnotherService(Target theirs, Target ours)
    {
        var here = ServiceMessages.Name(ours);
        var remedy =
            theirs == Target.Sandbox ? "add --sandbox"
            : theirs != Target.Cloud ? "name that address with --endpoint, if it is the one that is meant"
            : ours == Target.Sandbox ? "leave --sandbox out"
            : "leave --endpoint out";
        return new(
            Severity.Error,
            RuleId.DTS525,
            $"the plan was made for {ServiceMessages.Name(theirs)}, this run is for {here}"
        )
        {
            Help = $"{remedy}, or plan again for {here}",
        };
    }

    private static Diagnostic PlanAgain(string message) =>
        new(Severity.Error, RuleId.DTS514, message) { Help = "plan again" };

    private static Diagnostic PlanAndApproveAgain(string message) =>
        new(Severity.Error, RuleId.DTS514, message) { Help = "plan again, and have that plan approved" };
}
