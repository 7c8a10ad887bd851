using System.Globalization;
using System.Text;

namespace DtsApply.Text;

/// <summary>
/// Text that someone else wrote: names, descriptions, service messages. It never reaches a terminal with anything in it
/// that acts.
/// </summary>
public static class TerminalEscape
{
    /// <summary>
    /// Keeps two words together. A noncharacter (Unicode Standard, 23.7), so that it is never someone's letter turned
    /// into a space.
    /// </summary>
    public const char Glue = '\ufdd0';

    private const int Joiner = 0x200d;
    private const int EmojiPresentation = 0xfe0f;

    // Two cells wide and usual in Chinese text; at the edge of a value it is quoted as any blank.
    private const int IdeographicSpace = 0x3000;

    /// <summary>
    /// Control characters, line breaks, direction marks, blanks that are no plain space, invisible and unassigned
    /// characters become visible escapes such as <c>\x1b</c>, <c>\n</c> and <c>\u202e</c>; everything else stays.
    /// </summary>
    public static string Escape(string text)
    {
        var safe = new StringBuilder(text.Length);
        var rest = text.AsSpan();
        var before = default(Rune);
        while (!rest.IsEmpty)
        {
            // A lone surrogate half is no character at all; it is shown by its number.
            var valid = Rune.DecodeFromUtf16(rest, out var rune, out var used) is System.Buffers.OperationStatus.Done;
            var isShown =
                valid
                && rune.Value switch
                {
                    Joiner => Joins(before, rest[used..]),
                    EmojiPresentation => IsPicture(before),
                    _ => !Acts(rune) && !InvisibleCharacters.Is(rune),
                };
            Append(safe, isShown, rest[..used]);
            before = rune;
            rest = rest[used..];
        }

        return safe.Length == text.Length && safe.Equals(text) ? text : safe.ToString();
    }

    /// <summary>
    /// A value that someone else wrote: safe, in quotes where white space at an edge would not be seen, and with every
    /// space that wrapping would take away glued to what stands beside it. So no two values look alike.
    /// </summary>
    public static string Value(string text)
    {
        var safe = Escape(text);
        return safe.Length is 0 || !(char.IsWhiteSpace(safe[0]) || char.IsWhiteSpace(safe[^1]))
            ? Glued(safe)
            : InQuotes(safe);
    }

    /// <summary>The same, always in quotes.</summary>
    public static string Quoted(string text) => InQuotes(Escape(text));

    private static string InQuotes(string safe)
    {
        var begun = safe.StartsWith(' ') ? Glue + safe[1..] : safe;
        return Glued($"\"{(begun.EndsWith(' ') ? begun[..^1] + Glue : begun)}\"");
    }

    private static string Glued(string safe) => safe.Replace("  ", $"{Glue}{Glue}", StringComparison.Ordinal);

    private static void Append(StringBuilder safe, bool isShown, ReadOnlySpan<char> units)
    {
        if (isShown)
        {
            safe.Append(units);
            return;
        }

        foreach (var unit in units)
        {
            _ = unit switch
            {
                '\n' => safe.Append("\\n"),
                '\r' => safe.Append("\\r"),
                '\t' => safe.Append("\\t"),
                < '\u0100' => safe.Append(CultureInfo.InvariantCulture, $"\\x{(int)unit:x2}"),
                _ => safe.Append(CultureInfo.InvariantCulture, $"\\u{(int)unit:x4}"),
            };
        }
    }

    /// <summary>
    /// Between two parts of an emoji the joiner only joins; anywhere else it is a character of no width.
    /// </summary>
    private static bool Joins(Rune before, ReadOnlySpan<char> after) =>
        (before.Value is EmojiPresentation || IsPicture(before))
        && Rune.DecodeFromUtf16(after, out var next, out _) is System.Buffers.OperationStatus.Done
        && IsPicture(next);

    /// <summary>
    /// Whether it can be drawn as an emoji; after anything else the sign that asks for it is a character of no width.
    /// </summary>
    private static bool IsPicture(Rune rune) =>
        Rune.GetUnicodeCategory(rune)
            is UnicodeCategory.OtherSymbol
                or UnicodeCategory.ModifierSymbol
                or UnicodeCategory.MathSymbol;

    private static bool Acts(Rune rune) =>
        Rune.GetUnicodeCategory(rune) switch
        {
            UnicodeCategory.SpaceSeparator => rune.Value is not (' ' or IdeographicSpace),
            UnicodeCategory.Control
            or UnicodeCategory.Format
            or UnicodeCategory.LineSeparator
            or UnicodeCategory.ParagraphSeparator
            or UnicodeCategory.OtherNotAssigned
            or UnicodeCategory.PrivateUse
            or UnicodeCategory.Surrogate => true,
            _ => false,
        };
}
