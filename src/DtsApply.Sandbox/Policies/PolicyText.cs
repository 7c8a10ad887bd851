using System.Text.Json;
using System.Text.Json.Nodes;

namespace DtsApply.Sandbox.Policies;

/// <summary>The statements of a stored document.</summary>
internal static class PolicyText
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    /// <summary>
    /// What the statements of a document say in one. A document was checked when it was stored, but not all of it: one
    /// that turns out to be unreadable here denies.
    /// </summary>
    public static Verdict Judge(string document, Func<JsonNode, Verdict> statement)
    {
        try
        {
            return JsonNode.Parse(document, nodeOptions: null, Strict)!["Statement"]!
                .AsArray()
                .Select(one => statement(one!))
                .Together();
        }
        catch (Exception unreadable)
            when (unreadable is JsonException or ArgumentException or InvalidOperationException)
        {
            // JsonException: the same key twice; InvalidOperationException: half of a surrogate pair.
            return Verdict.ExplicitDeny;
        }
    }
}
