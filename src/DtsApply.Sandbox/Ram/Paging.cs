using System.Buffers.Text;
using System.Text;
using DtsApply.Sandbox.Gateway;

namespace DtsApply.Sandbox.Ram;

/// <summary>
/// Pages of lists. A marker is opaque to clients and names the last item that was shown, not its place: what is added or removed between two pages
/// neither hides nor doubles anything else.
/// </summary>
internal static class Paging
{
    private const string Prefix = "after:";

    /// <summary>The item after which the page begins; null for the first page.</summary>
    public static string? Cursor(this Call call, string name)
    {
        if (call.Parameters.Find(name) is not { Length: > 0 } marker)
        {
            return null;
        }

        var bytes = new byte[marker.Length];
        var text = Base64Url.TryDecodeFromChars(marker, bytes, out var length) ? Encoding.UTF8.GetString(bytes, 0, length) : "";
        var isOurs = text.StartsWith(Prefix, StringComparison.Ordinal);
        call.RefuseIf(() => !isOurs, () => Refusal.Invalid(name));
        return isOurs ? text[Prefix.Length..] : null;
    }

    public static string Encode(string last) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(Prefix + last));
}
