using System.Text.RegularExpressions;
using NJsonSchema;

namespace DtsApply.Manifests.Schema;

/// <summary>
/// A key and its value that run into one text, because the colon or the space after it is missing: YAML reads
/// <c>name:orders</c> as one word.
/// </summary>
internal static partial class RunOnLine
{
    /// <summary>
    /// The known key that a text begins with; null where it begins with none, or where the key is all of it.
    /// </summary>
    public static string? Key(string text, JsonSchema schema) =>
        Beginning().Match(text) is { Success: true } parts && schema.Properties.ContainsKey(parts.Groups["key"].Value)
            ? parts.Groups["key"].Value
            : null;

    /// <summary>The part before a key's colon; null where there is no colon in it.</summary>
    public static string? Split(string? key) =>
        key is not null && Colon().Match(key) is { Success: true } parts ? parts.Groups["key"].Value : null;

    /// <summary>The blank that a key begins with and that is no space; null where there is none.</summary>
    public static char? OddBlank(string key) =>
        key.Length > 0 && key[0] is not ' ' && char.IsWhiteSpace(key[0]) ? key[0] : null;

    [GeneratedRegex(@"^(?<key>[A-Za-z]+)\s*[^A-Za-z0-9_.\s-]|^(?<key>[A-Za-z]+)\s+\S")]
    private static partial Regex Beginning();

    [GeneratedRegex(@"^(?<key>[^:]+):[^:]+\z")]
    private static partial Regex Colon();
}
