using DtsApply.Model;

namespace DtsApply.Messages;

/// <summary>Policies of a live role that no manifest asks for (DTS507, DTS523).</summary>
internal static class ExtraPolicyMessages
{
    private const int MostNames = 3;

    /// <summary>That a policy is there and stays.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="account">The name of the role's account.</param>
    /// <param name="who">Who can use it, with the verb; null where nobody can.</param>
    /// <param name="help">What to do.</param>
    public static Problem IsLeftAsItIs(Policy policy, string account, string? who, string help) =>
        new(RuleId.DTS507, $"{AlsoHas(policy)}{Means(policy, account, who)}; left as it is", help, Severity.Warning);

    /// <summary>That a policy is there, as it stands: what is done about it is no question of the one who looks.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="account">The name of the role's account.</param>
    /// <param name="help">What to do.</param>
    public static Problem IsThere(Policy policy, string account, string help) =>
        new(RuleId.DTS507, AlsoHas(policy) + Reaches(policy, account), help, Severity.Warning);

    public static Problem WouldReach(Policy policy, string someone, string help) =>
        new(RuleId.DTS523, $"{AlsoHas(policy)}; {someone} would get that too", help);

    public static string AlsoHas(Policy policy) => $"it also has policy {policy.Name} ({policy.Type})";

    /// <summary>Who can use a role's policies, with the verb.</summary>
    /// <param name="parties">Who, at least one.</param>
    /// <param name="isDoubtful">Whether something may keep them out.</param>
    public static string Can(IReadOnlyList<string> parties, bool isDoubtful)
    {
        var more =
            parties.Count > MostNames ? FormattableString.Invariant($" and {parties.Count - MostNames} more") : "";
        return $"{string.Join(" and ", parties.Take(MostNames))}{more} {(isDoubtful ? "may" : "can")}";
    }

    public static string DeclareOrDetach(Policy policy, SourceSpan place) => $"{Declare(policy, place)}; or detach it";

    public const string DetachOrDecide = "detach it, or say role.extraPolicies: Remove (or Allow, if that is meant)";

    public static string DetachOrLetRemove(SourceSpan place) =>
        $"detach it in the RAM console, or let dts-apply do it with role.extraPolicies: Remove, at {place}";

    /// <param name="policy">The policy that DTS asks for.</param>
    /// <param name="method">The access method for which it does.</param>
    /// <param name="task">A task whose database is reached so.</param>
    /// <param name="place">Where the policy would be declared.</param>
    public static string IsNeededBy(Policy policy, string method, string? task, SourceSpan place) =>
        $"{AskedFor(method)}, as that of {task} is; {Declare(policy, place)}";

    /// <param name="policy">The policy that DTS asks for.</param>
    /// <param name="method">The access method for which it does.</param>
    /// <param name="actual">The access method of the database.</param>
    /// <param name="place">Where the policy would be declared.</param>
    public static string IsNotNeeded(Policy policy, string method, string? actual, SourceSpan place) =>
        $"{AskedFor(method)}; this one is reached by {actual}, so detach it, or {Declare(policy, place)}";

    private static string AskedFor(string method) => $"DTS asks for it where a database is reached by {method}";

    private static string Declare(Policy policy, SourceSpan place) =>
        $"declare it with role.policies: [{policy.Name}], at {place}";

    private static string Means(Policy policy, string account, string? who)
    {
        var use = policy.Reach switch
        {
            PolicyReach.Everything => "do everything there",
            PolicyReach.Permissions or PolicyReach.Resources => "use that too",
            _ when policy.Equals(Policy.VpcReadOnly) => $"see the networks of {account} too",
            _ => $"use that in {account} too",
        };
        var reach = Reaches(policy, account);
        return who is null ? $"{reach}, and nobody can use that through it so far" : $"{reach}, so {who} {use}";
    }

    /// <summary>What a policy that administers an account allows there, after its name; empty for any other.</summary>
    public static string Reaches(Policy policy, string account) =>
        policy.Reach switch
        {
            PolicyReach.Everything => $", which allows everything in {account}",
            PolicyReach.Permissions => $", which can give itself every permission in {account}",
            PolicyReach.Resources => $", which allows everything in {account} but managing identities and permissions",
            _ => "",
        };
}
