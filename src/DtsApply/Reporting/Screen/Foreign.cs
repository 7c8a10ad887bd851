using System.Globalization;
using System.Text;

namespace DtsApply.Reporting.Screen;

/// <summary>Text that someone else wrote: names, descriptions, service messages. It never reaches a terminal with anything in it that acts.</summary>
public static class Foreign
{
    private const int Joiner = 0x200d;
    private const int EmojiPresentation = 0xfe0f;

    /// <summary>
    /// Control characters, line breaks, direction marks, zero-width and unassigned characters become visible escapes such as <c>\x1b</c>,
    /// <c>\n</c> and <c>\u202e</c>; everything else stays.
    /// </summary>
    public static string Safe(string text)
    {
        var safe = new StringBuilder(text.Length);
        var rest = text.AsSpan();
        var before = default(Rune);
        while (!rest.IsEmpty)
        {
            // A lone surrogate half is no character at all; it is shown by its number.
            var valid = Rune.DecodeFromUtf16(rest, out var rune, out var used) is System.Buffers.OperationStatus.Done;
            var isShown = valid && (rune.Value is Joiner ? Joins(before, rest[used..]) : !Acts(rune));
            Append(safe, isShown, rest[..used]);
            before = rune;
            rest = rest[used..];
        }

        return safe.Length == text.Length && safe.Equals(text) ? text : safe.ToString();
    }

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

    /// <summary>Between two parts of an emoji the joiner only joins; anywhere else it is a character of no width.</summary>
    private static bool Joins(Rune before, ReadOnlySpan<char> after) =>
        (before.Value is EmojiPresentation || Rune.GetUnicodeCategory(before) is UnicodeCategory.OtherSymbol or UnicodeCategory.ModifierSymbol)
        && Rune.DecodeFromUtf16(after, out var next, out _) is System.Buffers.OperationStatus.Done && Rune.GetUnicodeCategory(next) is UnicodeCategory.OtherSymbol;

    private static bool Acts(Rune rune) => Rune.GetUnicodeCategory(rune) is
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        or UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse or UnicodeCategory.Surrogate;
}
