using System.Text.Json.Nodes;
using DtsApply.Sandbox.Gateway;
using DtsApply.Sandbox.Policies;
using DtsApply.Sandbox.Ram;

namespace DtsApply.Sandbox.Sts;

/// <summary>
/// Whether a trust policy lets a caller in (RAM help, "Elements of a trust policy"): a statement that allows it, and
/// none that denies it. Of conditions <c>sts:ExternalId</c> is understood, and what a token says; a statement with any
/// other one lets nobody in and denies whomever it names.
/// </summary>
internal static class Trust
{
    /// <summary>What it says to a RAM user or to a session of a role.</summary>
    public static Verdict Judge(string document, SandboxCaller caller, string? externalId)
    {
        return Judge(document, "RAM", principal => Names(principal, caller), Given);

        IReadOnlyList<string>? Given(string key) =>
            !IsKey(key, "sts:ExternalId") ? null
            : externalId is null ? []
            : [externalId];
    }

    /// <summary>What it says to the bearer of a token.</summary>
    /// <param name="document">The trust policy.</param>
    /// <param name="provider">The ARN of who issued the token.</param>
    /// <param name="token">The token.</param>
    public static Verdict Judge(string document, string provider, OidcToken token)
    {
        return Judge(document, "Federated", principal => principal == provider, Given);

        IReadOnlyList<string>? Given(string key) =>
            IsKey(key, "oidc:iss") ? [SandboxOidc.Issuer]
            : IsKey(key, "oidc:aud") ? token.Audiences
            : IsKey(key, "oidc:sub") ? [token.Subject]
            : null;
    }

    private static Verdict Judge(
        string document,
        string kind,
        Predicate<string> names,
        Func<string, IReadOnlyList<string>?> given
    )
    {
        return PolicyText.Judge(document, statement =>
            Concerns(statement) ? Verdicts.Judge(statement, Conditions.Hold(statement, given)) : Verdict.ImplicitDeny
        );

        bool Concerns(JsonNode statement) =>
            (TrustDocument.Texts(statement["Action"]) ?? []).Exists(action =>
                action is "sts:AssumeRole" or "sts:*" or "*"
            ) && (TrustDocument.Texts(statement["Principal"]?[kind]) ?? []).Exists(names);
    }

    private static bool IsKey(string key, string name) => string.Equals(key, name, StringComparison.OrdinalIgnoreCase);

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
}
