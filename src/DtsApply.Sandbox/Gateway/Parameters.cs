using System.Text;
using System.Text.Json;

namespace DtsApply.Sandbox.Gateway;

/// <summary>The parameters of a call: those of the query and those of a form, in one.</summary>
internal sealed class Parameters
{
    private const string Form = "application/x-www-form-urlencoded";
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);

    private Parameters() { }

    public static Parameters Parse(SandboxRequest request)
    {
        var all = new Parameters();
        all.Add(request.Query.AsSpan(request.Query.StartsWith('?') ? 1 : 0));
        all.Add(FormOf(request));
        return all;
    }

    /// <summary>The body where it is a form, else nothing.</summary>
    public static string FormOf(SandboxRequest request) =>
        !request.Body.IsEmpty
        && request.Header("content-type")?.StartsWith(Form, StringComparison.OrdinalIgnoreCase) is true
            ? Encoding.UTF8.GetString(request.Body.Span)
            : "";

    /// <summary>The value; null where the parameter is left out.</summary>
    public string? Find(string name) => _values.GetValueOrDefault(name);

    /// <summary>
    /// A list: one JSON text, or one parameter an item, numbered from 1. Null where neither is there; false where the
    /// text is no list.
    /// </summary>
    public bool TryList(string name, out List<string>? items)
    {
        if (Find(name) is { Length: > 0 } text)
        {
            return TryJson(text, item => item.ValueKind is JsonValueKind.String ? item.GetString() : null, out items);
        }

        items = [.. Numbered(name, "")];
        items = items.Count > 0 ? items : null;
        return true;
    }

    /// <summary>
    /// Tags: one JSON text <c>[{"Key":"k","Value":"v"}]</c>, or <c>Tag.1.Key</c> and <c>Tag.1.Value</c>.
    /// </summary>
    public bool TryTags(string name, out List<Tag>? tags)
    {
        if (Find(name) is { Length: > 0 } text)
        {
            return TryJson(text, item => Text(item, "Key") is { } key ? new(key, Text(item, "Value")) : null, out tags);
        }

        tags = [.. Numbered(name, ".Key").Select((key, index) => new Tag(key, Find($"{name}.{index + 1}.Value")))];
        tags = tags.Count > 0 ? tags : null;
        return true;
    }

    private static string? Text(JsonElement item, string name) =>
        item.ValueKind is JsonValueKind.Object
        && item.TryGetProperty(name, out var value)
        && value.ValueKind is JsonValueKind.String
            ? value.GetString()
            : null;

    private static bool TryJson<T>(string text, Func<JsonElement, T?> read, out List<T>? items)
        where T : class
    {
        items = [];
        try
        {
            using var json = JsonDocument.Parse(text);
            if (json.RootElement.ValueKind is not JsonValueKind.Array)
            {
                return false;
            }

            foreach (var element in json.RootElement.EnumerateArray())
            {
                if (read(element) is not { } item)
                {
                    return false;
                }

                items.Add(item);
            }

            return true;
        }
        catch (Exception unreadable) when (unreadable is JsonException or InvalidOperationException)
        {
            // InvalidOperationException: a text with half of a surrogate pair.
            return false;
        }
    }

    private IEnumerable<string> Numbered(string name, string member)
    {
        for (var number = 1; Find($"{name}.{number}{member}") is { } value; number++)
        {
            yield return value;
        }
    }

    private void Add(ReadOnlySpan<char> query)
    {
        foreach (var range in query.Split('&'))
        {
            var pair = query[range];
            var equals = pair.IndexOf('=');
            var name = Decoded(equals < 0 ? pair : pair[..equals]);
            if (name.Length > 0)
            {
                _values.TryAdd(name, equals < 0 ? "" : Decoded(pair[(equals + 1)..]));
            }
        }
    }

    private static string Decoded(ReadOnlySpan<char> text) =>
        text.ContainsAny('%', '+') ? Uri.UnescapeDataString(text.ToString().Replace('+', ' ')) : text.ToString();
}

/// <summary>A tag as a call gives it; one without a value sets the empty one, or asks for the key alone.</summary>
internal sealed record Tag(string Key, string? Value);
