using System.Buffers;

namespace DtsApply.Manifests.Yaml;

/// <summary>
/// Characters that the parser would take for something else, each kept from it behind one that nobody writes (U+FDD0
/// and so on, which Unicode sets aside for such use): what ended a line in YAML 1.1 only and is a character like any
/// other in 1.2, and what cannot stand in a manifest at all. Places stay as they are.
/// </summary>
internal static class ReservedCharacters
{
    public const char ByteOrderMark = '\ufeff';

    private const string OldLineEnds = "\u0085\u2028\u2029";
    private const string ForLineEnds = "\ufdd0\ufdd1\ufdd2";
    private const char ForRefused = '\ufddf';

    // C0 and C1 controls but tab and the line ends (YAML 1.2.2, section 5.1), the mark that files put together bring
    // along, and the stand-ins themselves.
    private static readonly SearchValues<char> Refused = SearchValues.Create([
        .. Enumerable
            .Range(0, 0xa0)
            .Where(c => c is < 0x20 and not (9 or 10 or 13) or >= 0x7f and not 0x85)
            .Select(c => (char)c),
        ByteOrderMark,
        .. ForLineEnds,
        ForRefused,
    ]);

    /// <summary>Where the first character is that cannot stand in a manifest.</summary>
    public static int? FirstRefused(string text) => text.AsSpan().IndexOfAny(Refused) is var at and >= 0 ? at : null;

    /// <summary>The text as the parser gets it.</summary>
    public static string Put(string text) =>
        text.AsSpan().ContainsAny(Refused) || text.AsSpan().ContainsAny(OldLineEnds)
            ? string.Concat(text.Select(c => Refused.Contains(c) ? ForRefused : Swapped(c, OldLineEnds, ForLineEnds)))
            : text;

    /// <summary>A key or value as it was meant.</summary>
    /// <param name="value">What the parser made of it.</param>
    /// <param name="written">How it is written; an escape can stand for any character, but not hide one.</param>
    public static string Take(string value, ReadOnlySpan<char> written) =>
        written.ContainsAny(ForLineEnds)
            ? string.Concat(value.Select(c => Swapped(c, ForLineEnds, OldLineEnds)))
            : value;

    /// <summary>Whether something in a key or value is refused already.</summary>
    public static bool IsRefused(ReadOnlySpan<char> written) => written.Contains(ForRefused);

    private static char Swapped(char c, string from, string to) =>
        from.IndexOf(c, StringComparison.Ordinal) is var at and >= 0 ? to[at] : c;
}
