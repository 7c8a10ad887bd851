using System.Globalization;
using System.Text.Json;

namespace DtsApply.Text;

/// <summary>Others' text inside our own: in quotes, without secrets, and not longer than a line can bear.</summary>
internal static class Quoting
{
    private const int Longest = 60;

    public static string Quote(string text) => $"\"{Cut(SecretRedactor.Hide(text))}\"";

    /// <summary>A text as the value of a key: in quotes where YAML would read something else.</summary>
    public static string Yaml(string text) =>
        text.Length > 0
        && char.IsAsciiLetter(text[0])
        && text[^1] is not ' '
        && text.All(c => char.IsAsciiLetterOrDigit(c) || " -_./()+,".Contains(c, StringComparison.Ordinal))
            ? text
            : $"\"{JsonEncodedText.Encode(text)}\"";

    /// <summary>The text, or its beginning and <c>…</c>; no character is cut in two.</summary>
    public static string Cut(string text)
    {
        if (text.Length <= Longest)
        {
            return text;
        }

        var length = 0;
        while (StringInfo.GetNextTextElementLength(text, length) is var next && length + next < Longest)
        {
            length += next;
        }

        return text[..length] + "…";
    }

    /// <summary><c>a, b or c</c>; commas alone with <paramref name="last"/> left out.</summary>
    public static string List(IReadOnlyList<string> items, string? last = null) =>
        last is null || items.Count < 2
            ? string.Join(", ", items)
            : string.Join(", ", items.SkipLast(1)) + $" {last} {items[^1]}";
}
