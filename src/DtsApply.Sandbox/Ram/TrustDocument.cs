using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using DtsApply.Sandbox.Gateway;

namespace DtsApply.Sandbox.Ram;

/// <summary>
/// What RAM does with a trust policy when it is written (RAM help, "Elements of a trust policy"): it is checked, and
/// the role's own account is dropped from the services that act for it. Where nothing is rewritten the text stays as it
/// was sent, byte for byte.
/// </summary>
internal static class TrustDocument
{
    private static readonly JsonSerializerOptions Plain = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Checks a document; the text that RAM keeps.</summary>
    public static string Kept(SandboxCall call, string parameter, string document)
    {
        call.RefuseIf(() => document.Length > call.Rules.TrustLength, () => Refusal.TooLong(parameter));
        if (call.Refusal is not null)
        {
            return document;
        }

        try
        {
            var root = JsonNode.Parse(document);
            if (Problem(root) is { } problem)
            {
                call.Refuse(Refusal.Malformed(problem));
                return document;
            }

            if (
                call.Rules.ChecksPrincipals
                && Principals(root!).FirstOrDefault(principal => !Exists(call, principal)) is { } unknown
            )
            {
                call.Refuse(Refusal.Malformed($"The principal does not exist: {unknown}."));
                return document;
            }

            var rewritten = call.Rules.RewritesOwnAccount && DropOwnAccount(root!, call.Account.Id);
            rewritten |= TrustRewriting.Apply(root!, call.Rules);
            return rewritten ? root!.ToJsonString(Plain) : document;
        }
        catch (Exception unreadable)
            when (unreadable is JsonException or ArgumentException or InvalidOperationException)
        {
            // ArgumentException: the same key twice; InvalidOperationException: half of a surrogate pair.
            call.Refuse(Refusal.Malformed("It is not JSON."));
            return document;
        }
    }

    private static string? Problem(JsonNode? root)
    {
        if (root is not JsonObject policy)
        {
            return "It is not a JSON object.";
        }

        if (TextOf(policy["Version"]) is not "1")
        {
            return "Version must be \"1\".";
        }

        return policy["Statement"] is not JsonArray { Count: > 0 } statements
            ? "Statement must be a list of at least one statement."
            : statements.Select(OfStatement).FirstOrDefault(problem => problem is not null);
    }

    private static string? OfStatement(JsonNode? node) =>
        node is not JsonObject statement ? "A statement must be an object."
        : TextOf(statement["Effect"]) is not ("Allow" or "Deny") ? "Effect must be Allow or Deny."
        : Texts(statement["Action"]) is not { Count: > 0 } ? "Action is missing."
        : statement["Principal"] is not JsonObject { Count: > 0 } principal ? "Principal is missing."
        : principal.Any(pair =>
            pair.Key is not ("RAM" or "Service" or "Federated") || Texts(pair.Value) is not { Count: > 0 }
        )
            ? "Principal is not valid."
        : statement.ContainsKey("Resource") ? "Resource is not allowed in a trust policy."
        : statement["Condition"] is not (null or JsonObject) ? "Condition must be an object."
        : null;

    private static bool DropOwnAccount(JsonNode root, string accountId)
    {
        var own = accountId + "@";
        var dropped = false;
        foreach (var principal in root["Statement"]!.AsArray().Select(statement => statement!["Principal"]!.AsObject()))
        {
            if (principal["Service"] is JsonArray services)
            {
                for (var index = 0; index < services.Count; index++)
                {
                    if (TextOf(services[index]) is { } name && name.StartsWith(own, StringComparison.Ordinal))
                    {
                        services[index] = name[own.Length..];
                        dropped = true;
                    }
                }
            }
            else if (TextOf(principal["Service"]) is { } service && service.StartsWith(own, StringComparison.Ordinal))
            {
                principal["Service"] = service[own.Length..];
                dropped = true;
            }
        }

        return dropped;
    }

    private static IEnumerable<string> Principals(JsonNode root) =>
        root["Statement"]!.AsArray().SelectMany(statement => Texts(statement!["Principal"]!["RAM"]) ?? []);

    /// <summary>Whether a user or role is there; of accounts that the sandbox does not have, all are.</summary>
    private static bool Exists(SandboxCall call, string principal)
    {
        // acs:ram::<account>:user/<name>
        if (
            principal.Split(':') is not ["acs", "ram", "", var accountId, var resource]
            || !call.Options.AccountIds.Contains(accountId)
        )
        {
            return true;
        }

        var account = call.State.Account(accountId);
        return resource.Split('/', 2) switch
        {
            ["user", var name] => account.Users.ContainsKey(name),
            ["role", var name] => account.Roles.ContainsKey(name),
            _ => true,
        };
    }

    /// <summary>A text, or the texts of a list; null for anything else.</summary>
    internal static List<string>? Texts(JsonNode? node) =>
        TextOf(node) is { } one ? [one]
        : node is JsonArray list && list.All(item => TextOf(item) is not null) ? [.. list.Select(item => TextOf(item)!)]
        : null;

    internal static string? TextOf(JsonNode? node) =>
        node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}
