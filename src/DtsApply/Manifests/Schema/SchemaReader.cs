using System.Text.Json;
using DtsApply.Text;
using NJsonSchema;

namespace DtsApply.Manifests.Schema;

/// <summary>
/// Builds NJsonSchema's objects from a schema's text with plain setters: its own loader goes through reflection, which
/// costs more than half the start of the tool and does not survive trimming. A keyword that is not listed here is an
/// error, so the schema never says more than is enforced.
/// </summary>
internal sealed class SchemaReader
{
    /// <summary>
    /// Where a schema object keeps the number of the rule that it stands for, as NJsonSchema's own loader does.
    /// </summary>
    public const string Comment = "$comment";

    private const string Definitions = "#/definitions/";

    private readonly JsonElement _root;
    private readonly Dictionary<string, JsonSchema> _definitions = new(StringComparer.Ordinal);

    public SchemaReader(ReadOnlyMemory<byte> utf8)
    {
        using var document = JsonDocument.Parse(utf8);
        _root = document.RootElement.Clone();
    }

    /// <summary>One definition, with what it refers to.</summary>
    public JsonSchema Definition(string name)
    {
        if (!_definitions.TryGetValue(name, out var schema))
        {
            // Known before it is filled, so that a definition may refer to itself.
            _definitions[name] = schema = new JsonSchema();
            Fill(schema, _root.GetProperty("definitions").GetProperty(name));
        }

        return schema;
    }

    private T Fill<T>(T schema, JsonElement from)
        where T : JsonSchema
    {
        foreach (var keyword in from.EnumerateObject())
        {
            if (!Notes(schema, keyword) && !Values(schema, keyword) && !Structure(schema, keyword))
            {
                throw new NotSupportedException($"schema keyword {keyword.Name} is not enforced");
            }
        }

        // NJsonSchema takes required names only for properties that it knows already.
        if (from.TryGetProperty("required", out var required))
        {
            foreach (var name in required.EnumerateArray())
            {
                schema.RequiredProperties.Add(name.GetString()!);
            }
        }

        return schema;
    }

    /// <summary>Keywords for readers and editors.</summary>
    private static bool Notes(JsonSchema schema, JsonProperty keyword)
    {
        switch (keyword.Name)
        {
            case "title":
                schema.Title = keyword.Value.GetString();
                return true;
            case "description":
                schema.Description = keyword.Value.GetString();
                return true;
            case "examples":
                schema.Example = Yaml(keyword.Value[0]);
                return true;
            case "default":
                schema.Default = Yaml(keyword.Value);
                return true;
            case Comment:
                schema.ExtensionData = new Dictionary<string, object?> { [Comment] = keyword.Value.GetString() };
                return true;
            default:
                return keyword.Name is "$schema" or "enumDescriptions" or "definitions" or "required";
        }
    }

    /// <summary>Keywords about one value.</summary>
    private static bool Values(JsonSchema schema, JsonProperty keyword)
    {
        switch (keyword.Name)
        {
            case "type":
                schema.Type = Types(keyword.Value);
                return true;
            case "enum":
                Enumeration(schema, keyword.Value);
                return true;
            case "pattern":
                schema.Pattern = DotNetPattern(keyword.Value.GetString()!);
                return true;
            case "minLength":
                schema.MinLength = keyword.Value.GetInt32();
                return true;
            case "maxLength":
                schema.MaxLength = keyword.Value.GetInt32();
                return true;
            case "minimum":
                schema.Minimum = keyword.Value.GetDecimal();
                return true;
            case "maximum":
                schema.Maximum = keyword.Value.GetDecimal();
                return true;
            default:
                return false;
        }
    }

    /// <summary>Keywords about what is in a value.</summary>
    private bool Structure(JsonSchema schema, JsonProperty keyword)
    {
        switch (keyword.Name)
        {
            case "$ref":
                schema.Reference = Definition(keyword.Value.GetString()![Definitions.Length..]);
                return true;
            case "minProperties":
                schema.MinProperties = keyword.Value.GetInt32();
                return true;
            case "maxProperties":
                schema.MaxProperties = keyword.Value.GetInt32();
                return true;
            case "items":
                schema.Item = Fill(new JsonSchema(), keyword.Value);
                return true;
            case "additionalProperties" when keyword.Value.ValueKind is JsonValueKind.False:
                schema.AllowAdditionalProperties = false;
                return true;
            case "additionalProperties":
                schema.AdditionalPropertiesSchema = Fill(new JsonSchema(), keyword.Value);
                return true;
            default:
                return Parts(schema, keyword);
        }
    }

    /// <summary>Keywords that hold several schemas.</summary>
    private bool Parts(JsonSchema schema, JsonProperty keyword)
    {
        switch (keyword.Name)
        {
            case "oneOf":
                foreach (var choice in keyword.Value.EnumerateArray())
                {
                    schema.OneOf.Add(Fill(new JsonSchema(), choice));
                }

                return true;
            case "patternProperties":
                foreach (var property in keyword.Value.EnumerateObject())
                {
                    schema.PatternProperties.Add(
                        DotNetPattern(property.Name),
                        Fill(new JsonSchemaProperty(), property.Value)
                    );
                }

                return true;
            case "properties":
                foreach (var property in keyword.Value.EnumerateObject())
                {
                    schema.Properties.Add(property.Name, Fill(new JsonSchemaProperty(), property.Value));
                }

                return true;
            default:
                return false;
        }
    }

    /// <summary>A value as it can be pasted into a manifest.</summary>
    private static string Yaml(JsonElement value) =>
        value.ValueKind is JsonValueKind.String ? Quoting.Yaml(value.GetString()!)
        : value.ValueKind is JsonValueKind.Array ? $"[{string.Join(", ", value.EnumerateArray().Select(Yaml))}]"
        : value.ValueKind is JsonValueKind.Object ? $"{{{string.Join(", ", value.EnumerateObject().Select(Yaml))}}}"
        : value.GetRawText();

    private static string Yaml(JsonProperty member) => $"{member.Name}: {Yaml(member.Value)}";

    // In ECMA-262, and so in every other validator, $ is the very end; in .NET it also stands before a last line feed.
    private static string DotNetPattern(string pattern) => pattern.Replace("$", @"\z", StringComparison.Ordinal);

    private static void Enumeration(JsonSchema schema, JsonElement values)
    {
        foreach (var value in values.EnumerateArray())
        {
            schema.Enumeration.Add(value.ValueKind is JsonValueKind.True ? true : value.GetString());
        }
    }

    private static JsonObjectType Types(JsonElement value) =>
        value.ValueKind is JsonValueKind.Array
            ? value.EnumerateArray().Aggregate(JsonObjectType.None, (all, one) => all | Type(one.GetString()!))
            : Type(value.GetString()!);

    private static JsonObjectType Type(string name) =>
        name switch
        {
            "object" => JsonObjectType.Object,
            "array" => JsonObjectType.Array,
            "string" => JsonObjectType.String,
            "integer" => JsonObjectType.Integer,
            "boolean" => JsonObjectType.Boolean,
            _ => throw new NotSupportedException($"schema type {name} is not read"),
        };
}
