using System.Text.Json;

namespace DtsApply.Text;

/// <summary>
/// Reads the JSON of files that this tool wrote itself, such as saved plans and journals, and that someone may have
/// changed since.
/// </summary>
internal static class StoredJson
{
    /// <summary>A text that must be there, or be null.</summary>
    public static string? OptionalText(JsonElement parent, string name) => parent.GetProperty(name).GetString();

    /// <summary>A text that must be there and be one.</summary>
    /// <exception cref="FormatException">It is null.</exception>
    public static string RequiredText(JsonElement parent, string name) => RequiredText(parent.GetProperty(name));

    /// <summary>A value that must be a text.</summary>
    /// <exception cref="FormatException">It is null.</exception>
    public static string RequiredText(JsonElement value) =>
        value.GetString() ?? throw new FormatException("a text is null");

    /// <summary>Whether a shape of JSON shows as this that was not written here, whichever it is.</summary>
    public static bool IsForeign(Exception exception) =>
        exception
            is JsonException
                or InvalidOperationException
                or KeyNotFoundException
                or FormatException
                or ArgumentException;
}
