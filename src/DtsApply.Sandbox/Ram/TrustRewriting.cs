using System.Text.Json.Nodes;

namespace DtsApply.Sandbox.Ram;

/// <summary>
/// What RAM might do to a trust policy beside the documented rewriting; off unless switched on, so that clients can be
/// tried against it.
/// </summary>
internal static class TrustRewriting
{
    /// <summary>Rewrites in place; true where the text is to be written anew.</summary>
    public static bool Apply(JsonNode root, SandboxRules rules)
    {
        if (rules.SortsTrust || rules.CollapsesTrust)
        {
            foreach (var statement in root["Statement"]!.AsArray().Select(statement => statement!.AsObject()))
            {
                Lists(statement, "Action", rules);
                foreach (var kind in statement["Principal"]!.AsObject().Select(pair => pair.Key).ToList())
                {
                    Lists(statement["Principal"]!.AsObject(), kind, rules);
                }
            }
        }

        return rules.ReserializesTrust || rules.SortsTrust || rules.CollapsesTrust;
    }

    private static void Lists(JsonObject parent, string name, SandboxRules rules)
    {
        if (parent[name] is JsonArray list && TrustDocument.Texts(list) is { } texts)
        {
            var sorted = rules.SortsTrust ? texts.Order(StringComparer.Ordinal) : texts.AsEnumerable();
            parent[name] =
                rules.CollapsesTrust && texts is [var one]
                    ? one
                    : new JsonArray([.. sorted.Select(text => (JsonNode)text)]);
        }
    }
}
