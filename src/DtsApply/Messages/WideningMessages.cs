using DtsApply.Model;
using DtsApply.Text;

namespace DtsApply.Messages;

/// <summary>That this run let someone in at a role which someone else had just changed, and took that back (DTS530).
/// </summary>
internal static class WideningMessages
{
    public const string DoEverything = "do everything";

    /// <summary>What someone else did just before.</summary>
    /// <param name="did">What they did, as the methods below say it.</param>
    /// <param name="names">Whom this run let in.</param>
    /// <param name="help">What to do.</param>
    public static Problem JustBefore(string did, IEnumerable<string> names, string help) =>
        new(RuleId.DTS530, $"someone else {did} just before this run let {And(names)} in", help);

    public static string MadeAnew(string role) => $"made {role} anew";

    public static string Attached(IEnumerable<Policy> policies, string role) => $"attached {List(policies)} to {role}";

    public static string Changed(IEnumerable<RoleField> fields, string role) =>
        $"changed {RoleFieldWords.OfARole(fields)} of {role}";

    /// <summary>Who could do what by it.</summary>
    /// <param name="who">Who could.</param>
    /// <param name="what">What they could do.</param>
    /// <param name="account">The name of the role's account.</param>
    public static Fact Meaning(IEnumerable<string> who, string what, string account) =>
        new("meaning", $"{And(who)} could {what} in {account}");

    public static string Use(IEnumerable<Policy> policies) => $"use {List(policies)}";

    /// <summary>That what this run gave is taken back.</summary>
    /// <param name="names">Whom it had let in.</param>
    /// <param name="lasted">For how long at most.</param>
    /// <param name="session">How many seconds a session may last.</param>
    public static string TakenBack(IReadOnlyCollection<string> names, TimeSpan lasted, int session) =>
        $"what this run gave is taken back (read back, equal); {And(names)} {(names.Count > 1 ? "were" : "was")} in "
        + $"for at most {RollbackMessages.AtMost(lasted)}, and a session begun in that time lasts up to "
        + Format.Session(session);

    public static Fact FieldsLeftAlone(IEnumerable<RoleField> fields) =>
        new("left alone", $"{RoleFieldWords.OfThisRole(fields)}; this run did not change that");

    public static Fact PoliciesLeftAlone(IEnumerable<Policy> policies) =>
        new("left alone", $"{List(policies)}; this run did not attach it");

    public static string AgreeWithThem(IEnumerable<RoleField> fields) =>
        $"ActionTrail names who did; agree with them on {RoleFieldWords.OfThisRole(fields)}, then run again";

    public const string DetachIt = "ActionTrail names who attached it; detach it in the RAM console, then run again";

    private static string List(IEnumerable<Policy> policies) => And(policies.Select(policy => policy.Label));

    private static string And(IEnumerable<string> names) => string.Join(" and ", names);
}
