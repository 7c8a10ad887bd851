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

    /// <summary>A value that must be there, where the serializer does not see to it.</summary>
    /// <exception cref="FormatException">It is null.</exception>
    public static T NotNull<T>(T? value)
        where T : class => value ?? throw new FormatException("a value is null");

    /// <summary>The items of a list, into which the serializer does not look: none may be null.</summary>
    /// <exception cref="FormatException">One is null.</exception>
    public static IEnumerable<T> NoneNull<T>(IEnumerable<T> items)
        where T : class => items.Select(NotNull);

    /// <summary>Whether a shape of JSON shows as this that was not written here, whichever it is.</summary>
    public static bool IsForeign(Exception exception) =>
        exception
            is JsonException
                or InvalidOperationException
                or KeyNotFoundException
                or FormatException
                or ArgumentException;
}
