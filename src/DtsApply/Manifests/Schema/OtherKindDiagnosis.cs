using DtsApply.Manifests.Yaml;
using DtsApply.Messages;
using DtsApply.Model;
using Newtonsoft.Json.Linq;
using NJsonSchema;
using NJsonSchema.Validation;

namespace DtsApply.Manifests.Schema;

/// <summary>Values of another kind than the schema wants, and what was likely meant (DTS105).</summary>
internal static class OtherKindDiagnosis
{
    /// <param name="error">The error.</param>
    /// <param name="written">The value as it stands in the file, where it is a number or the like.</param>
    public static Problem Describe(ValidationError error, string? written)
    {
        var (token, schema) = (error.Token!, error.Schema);
        return SchemaMessages.ValueIsOfOtherKind(
            TokenFacts.Path(token),
            TokenFacts.Kind(token),
            Wanted(schema),
            schema.Type.HasFlag(JsonObjectType.Object) ? GroupHelp(token, schema) : ValueHelp(token, schema, written)
        );
    }

    private static string ValueHelp(JToken token, JsonSchema schema, string? written)
    {
        var key = TokenFacts.Key(token);
        return RunOnLine.Split(key) is { } split && token is JValue { Value: null }
                ? SchemaMessages.WriteColonAndSpace(split)
            : written is not null && IsRightInQuotes(token, written, schema) ? SchemaMessages.PutQuotesAround(written)
            : ListEntry.IsId(token) && token is JObject
                ? SchemaMessages.WriteEntry(key, Quoted(ListEntry.IdIn(token)) ?? SchemaExample.Create(schema))
            : SchemaMessages.WriteValue(key, SchemaExample.For(token, schema));
    }

    /// <summary>What to do with a value that stands where keys should.</summary>
    private static string GroupHelp(JToken token, JsonSchema schema) =>
        token is JValue { Value: string text } && RunOnLine.Key(text, schema) is { } key
            ? SchemaMessages.WriteColonAndSpace(key)
        : schema.Properties.Count > 0 ? SchemaMessages.PutKeysBelow([.. schema.Properties.Keys], token is JArray)
        : SchemaMessages.PutOwnKeysBelow(
            schema.AdditionalPropertiesSchema is { } label
                ? $"team: {SchemaExample.Create(label)}"
                : ((string)schema.Example!).Trim('{', '}'),
            token is JArray
        );

    private static string? Quoted(string? id) => id is null ? null : $"\"{id}\"";

    private static bool IsRightInQuotes(JToken token, string written, JsonSchema schema) =>
        token.Type is JTokenType.Integer or JTokenType.Float or JTokenType.Boolean
        && FastValidator.IsValid(new JValue(written), schema);

    private static ValueKind Wanted(JsonSchema schema) =>
        schema.Type.HasFlag(JsonObjectType.String) ? ValueKind.Text
        : schema.Type.HasFlag(JsonObjectType.Integer) ? ValueKind.WholeNumber
        : schema.Type.HasFlag(JsonObjectType.Boolean) ? ValueKind.Boolean
        : schema.Type.HasFlag(JsonObjectType.Array) ? ValueKind.List
        : ValueKind.Group;
}
