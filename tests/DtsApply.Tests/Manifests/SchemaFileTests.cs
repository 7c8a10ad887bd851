using System.Text.Json;
using DtsApply.Manifests.Schema;
using Newtonsoft.Json.Linq;
using NJsonSchema;
using Xunit;

namespace DtsApply.Tests.Manifests;

public static class SchemaFileTests
{
    private static readonly string Published = File.ReadAllText(Repo.PathOf("schemas", ManifestSchema.FileName));

    // What NJsonSchema enforces, each with a schema and a value that it refuses. Whatever is not here has no effect in
    // NJsonSchema, or is not used.
    private static readonly Dictionary<string, (string Schema, string Wrong)> Enforced = new()
    {
        ["type"] = ("""{"type":["string","integer"]}""", "true"),
        ["enum"] = ("""{"enum":["a"]}""", "\"b\""),
        ["pattern"] = ("""{"pattern":"^a$"}""", "\"b\""),
        ["minLength"] = ("""{"minLength":1}""", "\"\""),
        ["maxLength"] = ("""{"maxLength":1}""", "\"ab\""),
        ["minimum"] = ("""{"minimum":5}""", "4"),
        ["maximum"] = ("""{"maximum":5}""", "6"),
        ["minProperties"] = ("""{"type":"object","minProperties":1}""", "{}"),
        ["maxProperties"] = ("""{"type":"object","maxProperties":1}""", """{"a":1,"b":2}"""),
        ["additionalProperties"] = ("""{"type":"object","additionalProperties":{"type":"string"}}""", """{"a":1}"""),
        ["required"] = ("""{"type":"object","required":["a"]}""", "{}"),
        ["properties"] = ("""{"type":"object","properties":{"a":{"type":"string"}}}""", """{"a":1}"""),
        ["patternProperties"] = ("""{"type":"object","patternProperties":{"^a":{"type":"string"}}}""", """{"ab":1}"""),
        ["items"] = ("""{"type":"array","items":{"type":"string"}}""", "[1]"),
        ["oneOf"] = ("""{"oneOf":[{"type":"string"},{"type":"integer"}]}""", "true"),
        ["$ref"] = ("""{"$ref":"#/definitions/a","definitions":{"a":{"type":"string"}}}""", "1"),
    };

    private static readonly string[] Notes =
    [
        "$schema",
        "$comment",
        "title",
        "description",
        "default",
        "examples",
        "enumDescriptions",
        "definitions",
    ];

    [Fact]
    public static void The_embedded_schema_is_the_published_one() => Assert.Equal(Published, ManifestSchema.Text);

    [Fact]
    public static void Only_keywords_that_are_enforced_are_used()
    {
        var used = Keywords(JsonDocument.Parse(Published).RootElement).Distinct().Except(Notes);

        Assert.Equal(Enforced.Keys.Order(StringComparer.Ordinal), used.Order(StringComparer.Ordinal));
    }

    [Fact]
    public static async Task Every_keyword_in_use_is_enforced_by_NJsonSchema()
    {
        foreach (var (keyword, (schema, wrong)) in Enforced)
        {
            Assert.True(
                (await JsonSchema.FromJsonAsync(schema, TestContext.Current.CancellationToken)).Validate(wrong).Count
                    > 0,
                keyword
            );
        }
    }

    [Fact]
    public static void Every_field_teaches_what_it_is()
    {
        foreach (
            var schema in Schemas(JsonDocument.Parse(Published).RootElement)
                .Where(schema => !schema.TryGetProperty("$ref", out _))
        )
        {
            Assert.True(schema.TryGetProperty("title", out var title), schema.GetRawText());
            Assert.True(
                schema.TryGetProperty("description", out var description) && description.GetString()!.EndsWith('.'),
                title.GetString()
            );
            if (schema.TryGetProperty("enumDescriptions", out var words))
            {
                Assert.Equal(schema.GetProperty("enum").GetArrayLength(), words.GetArrayLength());
            }
        }
    }

    [Fact]
    public static void Every_example_and_default_is_right_by_its_own_schema()
    {
        var root = JsonDocument.Parse(Published).RootElement;
        var definitions = root.GetProperty("definitions").GetRawText()[1..];
        foreach (
            var schema in Schemas(root)
                .Where(schema =>
                    !schema.TryGetProperty("oneOf", out _)
                    && !schema.TryGetProperty("$ref", out _)
                    && !schema.TryGetProperty("properties", out _)
                )
        )
        {
            var reader = new SchemaReader(
                System.Text.Encoding.UTF8.GetBytes(
                    "{\"definitions\":{\"a\":" + schema.GetRawText() + "," + definitions + "}"
                )
            );
            var values = schema.TryGetProperty("examples", out var examples) ? examples.EnumerateArray().ToList() : [];
            if (schema.TryGetProperty("default", out var usual))
            {
                values.Add(usual);
            }

            Assert.All(values, value =>
                Assert.Empty(reader.Definition("a").Validate(JToken.Parse(value.GetRawText())))
            );
        }
    }

    [Fact]
    public static void A_keyword_that_is_not_enforced_is_refused_on_loading() =>
        Assert.Throws<NotSupportedException>(() =>
            new SchemaReader("""{"definitions":{"a":{"const":"b"}}}"""u8.ToArray()).Definition("a")
        );

    private static IEnumerable<string> Keywords(JsonElement schema) =>
        schema.EnumerateObject().Select(keyword => keyword.Name).Concat(Below(schema).SelectMany(Keywords));

    private static IEnumerable<JsonElement> Schemas(JsonElement schema) =>
        Below(schema).SelectMany(Schemas).Prepend(schema);

    private static IEnumerable<JsonElement> Below(JsonElement schema)
    {
        foreach (var keyword in schema.EnumerateObject())
        {
            var below = keyword switch
            {
                { Name: "properties" or "patternProperties" or "definitions" } => keyword
                    .Value.EnumerateObject()
                    .Select(property => property.Value),
                { Name: "oneOf" } => keyword.Value.EnumerateArray(),
                { Name: "additionalProperties", Value.ValueKind: JsonValueKind.Object } => [keyword.Value],
                _ => Enumerable.Empty<JsonElement>(),
            };
            foreach (var schemaBelow in below)
            {
                yield return schemaBelow;
            }
        }
    }
}
