using System.Text.Json;
using System.Text.Json.Nodes;

namespace DtsApply.Sandbox.Ram;

/// <summary>
/// What RAM checks of a permission policy's text when it is stored.
/// </summary>
internal static class PermissionDocument
{
    /// <summary>What is wrong with it; null where it has a version and statements.</summary>
    public static string? Problem(string document)
    {
        try
        {
            return JsonNode.Parse(document) is not JsonObject policy ? "It is not a JSON object."
                : TrustDocument.TextOf(policy["Version"]) is not "1" ? "Version must be \"1\"."
                : policy["Statement"] is not JsonArray { Count: > 0 } statements
                    ? "Statement must be a list of at least one statement."
                : statements.Select(OfStatement).FirstOrDefault(problem => problem is not null);
        }
        catch (Exception unreadable)
            when (unreadable is JsonException or ArgumentException or InvalidOperationException)
        {
            return "It is not JSON.";
        }
    }

    private static string? OfStatement(JsonNode? statement) =>
        statement is not JsonObject ? "A statement must be an object."
        : TrustDocument.TextOf(statement["Effect"]) is not ("Allow" or "Deny") ? "Effect must be Allow or Deny."
        : statement["Principal"] is not null ? "Principal is not allowed in a permission policy."
        : null;
}
