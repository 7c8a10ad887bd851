using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;
using NJsonSchema;

namespace DtsApply.Manifests.Schema;

/// <summary>
/// Says yes or no over NJsonSchema's own objects, without a word about why: ten times as fast, and nearly every
/// document of a large estate is right. A no is only a question to NJsonSchema, which finds and words the errors; a
/// property test holds the two to the same verdict.
/// </summary>
internal static class FastValidator
{
    private static readonly ConcurrentDictionary<string, Regex> Patterns = new(StringComparer.Ordinal);

    public static bool IsValid(JToken token, JsonSchema declared)
    {
        var schema = declared.Reference ?? declared;
        return schema.Type.HasFlag(TypeOf(token))
            && IsListed(token, schema)
            && (schema.OneOf.Count is 0 || schema.OneOf.Count(choice => IsValid(token, choice)) is 1)
            && token switch
            {
                JObject members => IsObject(members, schema),
                JArray list => schema.Item is not { } item || list.All(value => IsValid(value, item)),
                JValue { Value: string text } => IsText(text, schema),
                JValue { Value: long number } => !(number < schema.Minimum) && !(number > schema.Maximum),
                _ => true,
            };
    }

    /// <summary>Characters as validators count them: a pair of surrogates is one.</summary>
    public static int Length(string text)
    {
        var pairs = 0;
        for (var i = 1; i < text.Length; i++)
        {
            pairs += char.IsSurrogatePair(text[i - 1], text[i]) ? 1 : 0;
        }

        return text.Length - pairs;
    }

    private static bool IsObject(JObject members, JsonSchema schema)
    {
        foreach (var name in schema.RequiredProperties)
        {
            if (!members.ContainsKey(name))
            {
                return false;
            }
        }

        if (members.Count < schema.MinProperties || (schema.MaxProperties > 0 && members.Count > schema.MaxProperties))
        {
            return false;
        }

        for (var member = members.First as JProperty; member is not null; member = member.Next as JProperty)
        {
            if (!IsMember(member, schema))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsMember(JProperty member, JsonSchema schema)
    {
        if (schema.Properties.TryGetValue(member.Name, out var known))
        {
            return IsValid(member.Value, known);
        }

        foreach (var (pattern, named) in schema.PatternProperties)
        {
            if (Matches(member.Name, pattern))
            {
                return IsValid(member.Value, named);
            }
        }

        return schema.AdditionalPropertiesSchema is { } other
            ? IsValid(member.Value, other)
            : schema.AllowAdditionalProperties;
    }

    private static bool IsText(string text, JsonSchema schema) =>
        !(schema.MinLength is { } least && Length(text) < least)
        && !(schema.MaxLength is { } most && Length(text) > most)
        && (schema.Pattern is not { } pattern || Matches(text, pattern));

    private static bool Matches(string text, string pattern) =>
        Patterns.GetOrAdd(pattern, static p => new Regex(p, RegexOptions.CultureInvariant)).IsMatch(text);

    private static bool IsListed(JToken token, JsonSchema schema) =>
        schema.Enumeration.Count is 0 || schema.Enumeration.Contains(((JValue)token).Value);

    private static JsonObjectType TypeOf(JToken token) =>
        token.Type switch
        {
            JTokenType.Object => JsonObjectType.Object,
            JTokenType.String => JsonObjectType.String,
            JTokenType.Integer => JsonObjectType.Integer,
            JTokenType.Boolean => JsonObjectType.Boolean,
            JTokenType.Null => JsonObjectType.Null,
            JTokenType.Float => JsonObjectType.Number,
            _ => JsonObjectType.Array,
        };
}
