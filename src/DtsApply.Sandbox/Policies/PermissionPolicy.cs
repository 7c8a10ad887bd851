using System.Text.Json.Nodes;
using DtsApply.Sandbox.Ram;

namespace DtsApply.Sandbox.Policies;

/// <summary>
/// What a permission policy says (RAM help, "Policy structure and syntax"). Actions and resources are compared whatever
/// their case, as names are found here: no spelling slips past a denial.
/// </summary>
internal static class PermissionPolicy
{
    private static readonly string[] Elements = ["Effect", "Action", "NotAction", "Resource", "Condition"];
    private static readonly string[] Patterns = ["Action", "NotAction", "Resource"];

    /// <summary>What a policy says to an action on a resource.</summary>
    /// <param name="document">The policy.</param>
    /// <param name="action">Such as <c>ram:GetRole</c>.</param>
    /// <param name="resource">Such as <c>acs:ram:*:1646821763560001:role/deployer</c>.</param>
    public static Verdict Judge(string document, string action, string resource) =>
        PolicyText.Judge(document, statement =>
            Concerns(statement, action, resource) ? Verdicts.Judge(statement, Holds(statement)) : Verdict.ImplicitDeny
        );

    /// <summary>
    /// What cannot be read, or is left out where something else stands in its place, may be about everything.
    /// </summary>
    private static bool Concerns(JsonNode statement, string action, string resource)
    {
        var isUnknown = !IsUnderstood(statement);
        var isOfAction = Fits(statement["Action"], action) ?? !Fits(statement["NotAction"], action);
        return (isOfAction ?? isUnknown) && (Fits(statement["Resource"], AnyRegion(resource)) ?? isUnknown);
    }

    private static bool? Fits(JsonNode? patterns, string text) =>
        TrustDocument.Texts(patterns)?.Exists(one => Wildcard.Fits(AnyRegion(one), text, ignoreCase: true));

    private static bool? Holds(JsonNode statement) =>
        IsUnderstood(statement) ? Conditions.Hold(statement, Conditions.NoKey) : null;

    private static bool IsUnderstood(JsonNode statement) =>
        statement.AsObject().All(pair => Elements.Contains(pair.Key))
        && Patterns.All(name => statement[name] is null || TrustDocument.Texts(statement[name]) is not null);

    /// <summary>RAM has no regions: it is written as <c>*</c> in some places and left out in others.</summary>
    private static string AnyRegion(string arn) =>
        arn.StartsWith("acs:ram::", StringComparison.OrdinalIgnoreCase)
            ? $"acs:ram:*:{arn["acs:ram::".Length..]}"
            : arn;
}
