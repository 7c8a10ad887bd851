using System.Text.Json;

namespace DtsApply.Model;

/// <summary>Reads the JSON of files that this tool wrote itself, such as saved plans and journals, and that someone may have changed since.</summary>
internal static class Kept
{
    /// <summary>A text that must be there, or be null.</summary>
    public static string? Text(JsonElement parent, string name) => parent.GetProperty(name).GetString();

    /// <summary>Whether a shape of JSON shows as this that was not written here, whichever it is.</summary>
    public static bool IsForeign(Exception exception) =>
        exception is JsonException or InvalidOperationException or KeyNotFoundException or FormatException or ArgumentException;
}
