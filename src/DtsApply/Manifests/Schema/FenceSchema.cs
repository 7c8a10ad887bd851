using NJsonSchema;

namespace DtsApply.Manifests.Schema;

/// <summary>The published schema of fences, as it is embedded in the tool.</summary>
public static class FenceSchema
{
    /// <summary>The schema's file name.</summary>
    public const string FileName = "fence.v1.schema.json";

    /// <summary>The kind of such a document.</summary>
    internal const string Kind = "Fence";

    private static readonly Lazy<JsonSchema> Read = new(() =>
        new SchemaReader(ManifestSchema.Bytes(FileName)).Definition(Kind)
    );

    /// <summary>What a fence must be like.</summary>
    internal static JsonSchema Definition => Read.Value;
}
