using DtsApply.Manifests.Files;
using DtsApply.Manifests.Yaml;
using Newtonsoft.Json.Linq;

namespace DtsApply.Manifests;

/// <summary>
/// Account IDs without quotes are taken from their source text, so that no digit is lost; whether they have the right
/// digits is the schema's business.
/// </summary>
internal static class UnquotedIds
{
    /// <summary>Puts texts in the place of numbers.</summary>
    /// <param name="tree">The document.</param>
    /// <param name="kind">Its kind.</param>
    /// <returns>What were numbers.</returns>
    public static List<JValue> Replace(Tree tree, string kind)
    {
        var replaced = new List<JValue>();
        foreach (var property in Ids(tree.Root["spec"] as JObject, kind))
        {
            if (property.Value is JValue { Type: JTokenType.Integer or JTokenType.Float } number)
            {
                var place = number.Annotation<TextSpan>()!;
                var text = new JValue(tree.Text.Value[place.Start..place.End]);
                text.AddAnnotation(place);
                property.Value = text;
                replaced.Add(text);
            }
        }

        return replaced;
    }

    private static IEnumerable<JProperty> Ids(JObject? spec, string kind) =>
        kind switch
        {
            "Account" when spec?.Property("accountId") is { } id => [id],
            "AccountList" when spec?["accounts"] is JObject accounts => accounts.Properties(),
            _ => [],
        };
}
