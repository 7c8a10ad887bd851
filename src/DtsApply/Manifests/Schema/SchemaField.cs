using System.Collections.Immutable;
using System.Text.Json;
using DtsApply.Model;

namespace DtsApply.Manifests.Schema;

/// <summary>One field of the format, as the published schema describes it.</summary>
/// <param name="Path">The kind and the keys that lead to it, <c>CrossAccountTask.spec.source.account</c>.</param>
/// <param name="IsNeeded">Whether its group must have it.</param>
/// <param name="Type">What it holds.</param>
/// <param name="Description">What it means.</param>
public sealed record SchemaField(string Path, bool IsNeeded, ValueKind Type, string Description)
{
    /// <summary>What holds where it is left out.</summary>
    public string? Default { get; init; }

    /// <summary>The rule that a wrong value falls under.</summary>
    public RuleId? Rule { get; init; }

    /// <summary>The only values, each with what it means.</summary>
    public ImmutableArray<(string Value, string? Meaning)> Values { get; init; } = [];

    /// <summary>Values as examples.</summary>
    public ImmutableArray<string> Examples { get; init; } = [];

    /// <summary>The values of an example of a group, by their keys and in their order.</summary>
    public ImmutableArray<(string Key, string Value)> Example { get; init; } = [];

    /// <summary>The fields in it.</summary>
    public ImmutableArray<SchemaField> Fields { get; init; } = [];

    /// <summary>The key, the last part of the path.</summary>
    public string Key => Path[(Path.LastIndexOf('.') + 1)..];

    /// <summary>The kinds of documents, with everything in them.</summary>
    public static ImmutableArray<SchemaField> Kinds()
    {
        using var schema = JsonDocument.Parse(ManifestSchema.Bytes());
        var definitions = schema.RootElement.GetProperty("definitions");
        return
        [
            .. ManifestSchema.Kinds.Select(kind =>
                Read(definitions, definitions.GetProperty(kind), kind, isNeeded: false)
            ),
        ];
    }

    /// <summary>A field and everything in it.</summary>
    public static IEnumerable<SchemaField> Flat(SchemaField field) => field.Fields.SelectMany(Flat).Prepend(field);

    private static SchemaField Read(JsonElement definitions, JsonElement declared, string path, bool isNeeded)
    {
        var schema = declared.TryGetProperty("$ref", out var reference)
            ? definitions.GetProperty(reference.GetString()!["#/definitions/".Length..])
            : declared;
        var required = Texts(schema, "required");
        var values = schema.TryGetProperty("items", out var items) ? items : schema;
        return new(path, isNeeded, TypeOf(schema), schema.GetProperty("description").GetString()!)
        {
            Default = schema.TryGetProperty("default", out var usual) ? usual.ToString() : null,
            Rule = schema.TryGetProperty("$comment", out var rule) ? RuleIds.Find(rule.GetString()) : null,
            Values =
            [
                .. Texts(values, "enum")
                    .Zip(
                        Texts(values, "enumDescriptions").Cast<string?>().Concat(Enumerable.Repeat<string?>(null, 99))
                    ),
            ],
            Examples = Texts(schema, "examples"),
            Example = Members(schema),
            Fields = schema.TryGetProperty("properties", out var properties)
                ?
                [
                    .. properties
                        .EnumerateObject()
                        .Select(p => Read(definitions, p.Value, $"{path}.{p.Name}", required.Contains(p.Name))),
                ]
                : [],
        };
    }

    private static ImmutableArray<string> Texts(JsonElement schema, string keyword) =>
        schema.TryGetProperty(keyword, out var values) ? [.. values.EnumerateArray().Select(Text)] : [];

    private static ImmutableArray<(string Key, string Value)> Members(JsonElement schema) =>
        schema.TryGetProperty("examples", out var examples) && examples[0].ValueKind is JsonValueKind.Object
            ? [.. examples[0].EnumerateObject().Select(member => (member.Name, Text(member.Value)))]
            : [];

    private static string Text(JsonElement value) => value.ValueKind is JsonValueKind.True ? "true" : value.ToString();

    private static ValueKind TypeOf(JsonElement schema)
    {
        var type = schema.GetProperty("type");
        return (type.ValueKind is JsonValueKind.Array ? type[0].GetString() : type.GetString()) switch
        {
            "object" => ValueKind.Group,
            "integer" => ValueKind.WholeNumber,
            "boolean" => ValueKind.Boolean,
            "array" => ValueKind.List,
            _ => ValueKind.Text,
        };
    }
}
