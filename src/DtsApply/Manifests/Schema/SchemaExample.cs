using Newtonsoft.Json.Linq;
using NJsonSchema;

namespace DtsApply.Manifests.Schema;

/// <summary>A right value of a part of the schema, as YAML that can be pasted after its key.</summary>
internal static class SchemaExample
{
    public static string Create(JsonSchema schema)
    {
        var actual = schema.ActualSchema;
        return actual.Type.HasFlag(JsonObjectType.Object) ? Group(actual)
            : actual.Enumeration.Count > 0 ? Listed(actual.Enumeration.First())
            : (actual.Example ?? actual.Default) as string
                ?? throw new NotSupportedException($"the schema has no example of a {actual.Title}");
    }

    /// <summary>What may be written after the key of a token: a list where it is in one.</summary>
    public static string For(JToken token, JsonSchema schema) =>
        token.Parent is JArray ? $"[{Create(schema)}]" : Create(schema);

    /// <summary>A listed value as it is written.</summary>
    public static string Listed(object? value) => value is true ? "true" : (string)value!;

    /// <summary>The keys that it must have; where keys are anyone's own, an example of them.</summary>
    private static string Group(JsonSchema schema) =>
        schema.PatternProperties.Count > 0
            ? (string)schema.Example!
            : $"{{{string.Join(", ", schema.RequiredProperties.Select(key => Member(key, schema)))}}}";

    private static string Member(string key, JsonSchema schema) => $"{key}: {Create(schema.Properties[key])}";
}
