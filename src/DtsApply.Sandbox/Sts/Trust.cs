using System.Text.Json.Nodes;
using DtsApply.Sandbox.Gateway;
using DtsApply.Sandbox.Ram;

namespace DtsApply.Sandbox.Sts;

/// <summary>
/// Whether a trust policy lets a caller in (RAM help, "Elements of a trust policy"): a statement that allows it, and
/// none that denies it. Of conditions <c>sts:ExternalId</c> is understood; a statement with any other one lets nobody
/// in and denies whomever it names.
/// </summary>
internal static class Trust
{
    public static bool Allows(string document, SandboxCaller caller, string? externalId)
    {
        var statements = JsonNode.Parse(document)!["Statement"]!
            .AsArray()
            .Where(statement => Concerns(statement!, caller))
            .ToList();
        return statements.Exists(statement => Is(statement!, "Allow") && Holds(statement!, externalId) is true)
            && !statements.Exists(statement => Is(statement!, "Deny") && Holds(statement!, externalId) is not false);
    }

    private static bool Is(JsonNode statement, string effect) => TrustDocument.TextOf(statement["Effect"]) == effect;

    private static bool Concerns(JsonNode statement, SandboxCaller caller) =>
        (TrustDocument.Texts(statement["Action"]) ?? []).Exists(action => action is "sts:AssumeRole" or "sts:*" or "*")
        && (TrustDocument.Texts(statement["Principal"]?["RAM"]) ?? []).Exists(principal => Names(principal, caller));

    private static bool Names(string principal, SandboxCaller caller) =>
        principal == "*"
        || principal == $"acs:ram::{caller.AccountId}:root"
        || caller switch
        {
            UserCaller user => string.Equals(
                principal,
                $"acs:ram::{user.AccountId}:user/{user.User.Name}",
                StringComparison.OrdinalIgnoreCase
            ),
            RoleCaller role => string.Equals(
                principal,
                $"acs:ram::{role.AccountId}:role/{role.RoleName}",
                StringComparison.OrdinalIgnoreCase
            ),
            _ => false,
        };

    /// <summary>Whether a statement's conditions are met; null where one is not understood.</summary>
    private static bool? Holds(JsonNode statement, string? externalId)
    {
        var conditions =
            from test in statement["Condition"] as JsonObject ?? []
            from key in test.Value as JsonObject ?? []
            let values = string.Equals(key.Key, "sts:ExternalId", StringComparison.OrdinalIgnoreCase)
                ? TrustDocument.Texts(key.Value)
                : null
            select values is null ? null : Meets(test.Key, values, externalId);
        var met = conditions.ToList();
        return met.Contains(false) ? false
            : met.Contains(null) ? null
            : true;
    }

    private static bool? Meets(string test, List<string> values, string? given) =>
        test switch
        {
            "StringEquals" => given is not null && values.Contains(given),
            "StringNotEquals" => given is null || !values.Contains(given),
            "StringEqualsIgnoreCase" => given is not null && values.Contains(given, StringComparer.OrdinalIgnoreCase),
            "StringNotEqualsIgnoreCase" => given is null || !values.Contains(given, StringComparer.OrdinalIgnoreCase),
            _ => null,
        };
}
