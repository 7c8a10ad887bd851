using System.Globalization;
using DtsApply.Messages;
using DtsApply.Model;
using DtsApply.Text;
using Newtonsoft.Json.Linq;

namespace DtsApply.Manifests.Yaml;

/// <summary>What messages say of a token of a tree.</summary>
internal static class TokenFacts
{
    public static ValueKind Kind(JToken token) =>
        token switch
        {
            JObject => ValueKind.Group,
            JArray => ValueKind.List,
            JValue { Value: string { Length: 0 } } => ValueKind.Empty,
            JValue { Value: string } => ValueKind.Text,
            JValue { Value: bool } => ValueKind.Boolean,
            JValue { Value: null } => ValueKind.Empty,
            _ => ValueKind.Number,
        };

    /// <summary>A single value as text; of anything else, what it is.</summary>
    public static string Text(JToken token) =>
        token switch
        {
            JValue { Value: bool value } => value ? "true" : "false",
            JValue value => value.ToString(CultureInfo.InvariantCulture),
            _ => ValueWords.Found(Kind(token)),
        };

    /// <summary>The key that a value, or the list that it is in, stands after.</summary>
    public static string? Key(JToken token) => token.AncestorsAndSelf().OfType<JProperty>().FirstOrDefault()?.Name;

    /// <summary>The name of the document that a token is in; null where it has none.</summary>
    public static string? DocumentName(JToken token) =>
        (token.Root["metadata"] as JObject)?["name"] is JValue { Value: string { Length: > 0 } name }
            ? Quoting.Cut(name)
            : null;

    /// <summary>The keys that lead to a token, and one more.</summary>
    public static string Path(JToken token, string? more = null)
    {
        var keys = token.AncestorsAndSelf().OfType<JProperty>().Reverse().Select(property => property.Name);
        return Quoting.Cut(string.Join('.', more is null ? keys : keys.Append(more)));
    }
}
