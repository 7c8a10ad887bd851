using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace DtsApply.Text;

/// <summary>Others' text inside our own: in quotes, without secrets, and not longer than a line can bear.</summary>
internal static class Quoting
{
    private const int Longest = 60;

    // What is no text without quotes, in YAML 1.2 or to a reader of YAML 1.1.
    private static readonly FrozenSet<string> MeansMore = FrozenSet.ToFrozenSet(
        ["true", "false", "null", "yes", "no", "on", "off", "y", "n"],
        StringComparer.OrdinalIgnoreCase
    );

    public static string Quote(string text) => $"\"{Cut(SecretRedactor.Hide(text))}\"";

    /// <summary>
    /// A text as a key or the value of one: in quotes where YAML would read something else, and with escapes for all
    /// that acts or is not seen.
    /// </summary>
    public static string Yaml(string text) =>
        text.Length > 0
        && char.IsAsciiLetter(text[0])
        && text[^1] is not ' '
        && !MeansMore.Contains(text)
        && text.All(c => char.IsAsciiLetterOrDigit(c) || " -_./()+,".Contains(c, StringComparison.Ordinal))
            ? text
            : $"\"{RunnerCommands.Defuse(string.Concat(text.EnumerateRunes().Select(Yaml)))}\"";

    // Escapes of double quotes (YAML 1.2, 5.7).
    private static string Yaml(Rune rune) =>
        rune.Value switch
        {
            '"' => "\\\"",
            '\\' => @"\\",
            '\n' => @"\n",
            '\t' => @"\t",
            _ when TerminalEscape.Escape(rune.ToString()) == rune.ToString() => rune.ToString(),
            > char.MaxValue => string.Create(CultureInfo.InvariantCulture, $"\\U{rune.Value:x8}"),
            _ => string.Create(CultureInfo.InvariantCulture, $"\\u{rune.Value:x4}"),
        };

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
