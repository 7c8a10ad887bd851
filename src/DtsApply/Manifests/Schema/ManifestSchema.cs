using System.Collections.Frozen;
using System.Text;
using NJsonSchema;

namespace DtsApply.Manifests.Schema;

/// <summary>The published schema, as it is embedded in the tool.</summary>
public static class ManifestSchema
{
    /// <summary>The schema's file name.</summary>
    public const string FileName = "dts-apply.v1.schema.json";

    /// <summary>The kinds of documents.</summary>
    internal static readonly string[] Kinds = ["Account", "AccountList", "CrossAccountTask"];

    private static readonly Lazy<FrozenDictionary<string, JsonSchema>> Definitions = new(() =>
    {
        var reader = new SchemaReader(Bytes());
        return Kinds.ToFrozenDictionary(kind => kind, reader.Definition, StringComparer.Ordinal);
    });

    /// <summary>The schema as it is published.</summary>
    public static string Text => Encoding.UTF8.GetString(Bytes());

    /// <summary>The definition of a kind; null for a kind that there is not.</summary>
    internal static JsonSchema? Find(string? kind) =>
        kind is not null && Definitions.Value.TryGetValue(kind, out var schema) ? schema : null;

    /// <summary>The bytes of the schema's file.</summary>
    internal static byte[] Bytes() => Bytes(FileName);

    /// <summary>The bytes of a schema's file.</summary>
    /// <param name="name">Its name.</param>
    internal static byte[] Bytes(string name)
    {
        using var stream = typeof(ManifestSchema).Assembly.GetManifestResourceStream(name)!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
