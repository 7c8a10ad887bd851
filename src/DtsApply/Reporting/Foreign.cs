using System.Globalization;
using System.Text;

namespace DtsApply.Reporting;

/// <summary>Text that someone else wrote: names, descriptions, service messages. It never reaches a terminal with anything in it that acts.</summary>
public static class Foreign
{
    /// <summary>
    /// Control characters, line breaks, direction marks, zero-width and unassigned characters become visible escapes such as <c>\x1b</c>,
    /// <c>\n</c> and <c>\u202e</c>; everything else stays.
    /// </summary>
    public static string Safe(string text)
    {
        var safe = new StringBuilder(text.Length);
        var rest = text.AsSpan();
        while (!rest.IsEmpty)
        {
            // A lone surrogate half is no character at all; it is shown by its number.
            var valid = Rune.DecodeFromUtf16(rest, out var rune, out var used) is System.Buffers.OperationStatus.Done;
            Append(safe, valid ? rune : null, rest[..used]);
            rest = rest[used..];
        }

        return safe.Length == text.Length && safe.Equals(text) ? text : safe.ToString();
    }

    private static void Append(StringBuilder safe, Rune? rune, ReadOnlySpan<char> units)
    {
        if (rune is { } sound && !Acts(sound))
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

    // Joiners inside an emoji cluster are Format characters too; they are kept, since they only join.
    private static bool Acts(Rune rune) => rune.Value is not 0x200d && Rune.GetUnicodeCategory(rune) is
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        or UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse or UnicodeCategory.Surrogate;
}
