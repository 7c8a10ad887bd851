using System.Text;
using System.Text.Json.Nodes;
using DtsApply.Sandbox.Gateway;

namespace DtsApply.Sandbox.Ram;

/// <summary>
/// Pages of lists. A marker is opaque to clients and names the last item that was shown, not its place: what is added
/// or removed between two pages neither hides nor doubles anything else.
/// </summary>
internal static class Paging
{
    private const string Prefix = "after:";

    /// <summary>The item after which the page begins; null for the first page.</summary>
    public static string? Cursor(this SandboxCall call, string name)
    {
        if (call.Parameters.Find(name) is not { Length: > 0 } marker)
        {
            return null;
        }

        var text = Base64Token.Decode(marker) is { } bytes ? Encoding.UTF8.GetString(bytes) : "";
        var isOurs = text.StartsWith(Prefix, StringComparison.Ordinal);
        call.RefuseIf(() => !isOurs, () => Refusal.Invalid(name));
        return isOurs ? text[Prefix.Length..] : null;
    }

    /// <summary>
    /// One page of a list, as RAM answers it: IsTruncated, a Marker where more follows, and the items within two names.
    /// </summary>
    public static Reply Reply<T>(SandboxCall call, IEnumerable<T> all, Func<T, string> key, ListShape<T> shape)
    {
        var size = call.Number("MaxItems", 1, 1000) ?? 100;
        var after = call.Cursor("Marker");
        if (call.Refusal is { } refusal)
        {
            return refusal;
        }

        var page = all.SkipWhile(item =>
                after is not null && string.Compare(key(item), after, StringComparison.OrdinalIgnoreCase) <= 0
            )
            .Take(size + 1)
            .ToList();
        var body = new JsonObject { ["IsTruncated"] = page.Count > size };
        if (page.Count > size)
        {
            body["Marker"] = Encode(key(page[size - 1]));
        }

        body[shape.Outer] = new JsonObject { [shape.Inner] = new JsonArray([.. page.Take(size).Select(shape.Json)]) };
        return Gateway.Reply.With(body);
    }

    public static string Encode(string last) => Base64Token.Encode(Encoding.UTF8.GetBytes(Prefix + last));
}

/// <summary>How a list is answered: within which two names, and each item.</summary>
internal sealed record ListShape<T>(string Outer, string Inner, Func<T, JsonNode> Json);
