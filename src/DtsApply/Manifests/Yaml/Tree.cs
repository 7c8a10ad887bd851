using DtsApply.Manifests.Files;
using DtsApply.Model;
using Newtonsoft.Json.Linq;

namespace DtsApply.Manifests.Yaml;

/// <summary>
/// One YAML document as a JSON tree. Keys and scalars carry their <see cref="TextSpan"/> as an annotation.
/// </summary>
/// <param name="Text">The text that it is from.</param>
/// <param name="Root">The document's value.</param>
/// <param name="Start">Where it begins.</param>
/// <param name="Faults">What of it is in error.</param>
internal sealed record Tree(ManifestText Text, JToken Root, TextSpan Start, InvalidNodes Faults)
{
    /// <summary>Where a token stands: a scalar and a key for itself, anything larger and an empty value at its key, of
    /// a list at that of the list, the root at its first key.</summary>
    public SourceSpan Source(JToken token) => Text.At(PlaceOf(token));

    /// <summary>A value as it stands in the file; null where it has no place of its own.</summary>
    public string? Written(JToken token) =>
        token.Annotation<TextSpan>() is { } place ? Text.Value[place.Start..place.End] : null;

    private TextSpan PlaceOf(JToken token) =>
        token.Annotation<TextSpan>()
        ?? (token.Parent is JArray list ? PlaceOf(list) : null)
        ?? (token.Parent is null ? token.First?.Annotation<TextSpan>() : token.Parent.Annotation<TextSpan>())
        ?? Start;
}
