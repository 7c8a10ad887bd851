using System.Globalization;
using DtsApply.Model;

namespace DtsApply.Messages;

/// <summary>What a run cannot tell, because no answer came or it was stopped.</summary>
internal static class UnknownResultMessages
{
    public const string StoppedBeforeAnswer = "the run was stopped before RAM answered";

    /// <summary>That no answer came, and what the role showed instead.</summary>
    /// <param name="op">The service's name of the action.</param>
    /// <param name="reason">What the reading after it came to.</param>
    /// <param name="waited">How long an answer was waited for.</param>
    public static string NoAnswer(string op, ReasonKind? reason, TimeSpan waited)
    {
        var after = reason switch
        {
            ReasonKind.NoAnswerTwice => "nor to the read after it",
            ReasonKind.NoAnswerAndChanged => "and the role is no longer as it was before",
            _ => "and reading does not show it",
        };
        return string.Create(
            CultureInfo.InvariantCulture,
            $"RAM gave no answer to {op} {after}, for {Math.Round(waited.TotalSeconds)} s in all"
        );
    }

    public static Problem WhetherRoleExists(string role, string why) => Whether($"role {role} exists", why);

    public static Problem WhetherRoleIsDeleted(string role, string why) => Whether($"role {role} is deleted", why);

    public static Problem WhetherRoleIsUpdated(string role, string why) =>
        Whether($"role {role} has its new trust policy, description and session", why);

    public static Problem WhetherPolicyIsAttached(string role, string policy, string why) =>
        Whether($"role {role} has policy {policy}", why);

    public static Problem WhetherPolicyIsStillAttached(string role, string policy, string why) =>
        Whether($"role {role} still has policy {policy}", why);

    public static Problem WhetherTagsAreWritten(string role, string why) =>
        Whether($"role {role} has its new tags", why);

    public static Problem WhetherRoleIsAsPlanned(string role) =>
        Whether($"role {role} is as planned", "the run was stopped before it was read back");

    private static Problem Whether(string what, string why)
    {
        var unknown = $"whether {what}; {why}";
        return new(RuleId.None, $"unknown {unknown}", RunMessages.NextRunLooksFirst) { Unknown = unknown };
    }
}
