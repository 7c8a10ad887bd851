using System.Globalization;
using System.Text;

namespace DtsApply.Text;

/// <summary>
/// How many cells a text takes on a terminal: grapheme by grapheme, East Asian Wide and Fullwidth and emoji two,
/// combining marks none (Unicode Standard Annex 11; ambiguous width counts one).
/// </summary>
public static class DisplayWidth
{
    private const int EmojiPresentation = 0xfe0f;

    // Two of these make a flag.
    private const int FirstFlagLetter = 0x1f1e6;
    private const int LastFlagLetter = 0x1f1ff;

    // First and last code point of each run of Wide or Fullwidth characters.
    private static readonly (int First, int Last)[] Wide =
    [
        (0x1100, 0x115f),
        (0x231a, 0x231b),
        (0x2329, 0x232a),
        (0x23e9, 0x23ec),
        (0x23f0, 0x23f0),
        (0x23f3, 0x23f3),
        (0x25fd, 0x25fe),
        (0x2614, 0x2615),
        (0x2648, 0x2653),
        (0x267f, 0x267f),
        (0x2693, 0x2693),
        (0x26a1, 0x26a1),
        (0x26aa, 0x26ab),
        (0x26bd, 0x26be),
        (0x26c4, 0x26c5),
        (0x26ce, 0x26ce),
        (0x26d4, 0x26d4),
        (0x26ea, 0x26ea),
        (0x26f2, 0x26f3),
        (0x26f5, 0x26f5),
        (0x26fa, 0x26fa),
        (0x26fd, 0x26fd),
        (0x2705, 0x2705),
        (0x270a, 0x270b),
        (0x2728, 0x2728),
        (0x274c, 0x274c),
        (0x274e, 0x274e),
        (0x2753, 0x2755),
        (0x2757, 0x2757),
        (0x2795, 0x2797),
        (0x27b0, 0x27b0),
        (0x27bf, 0x27bf),
        (0x2b1b, 0x2b1c),
        (0x2b50, 0x2b50),
        (0x2b55, 0x2b55),
        (0x2e80, 0x303e),
        (0x3041, 0x4dbf),
        (0x4e00, 0xa4cf),
        (0xa960, 0xa97f),
        (0xac00, 0xd7a3),
        (0xf900, 0xfaff),
        (0xfe10, 0xfe19),
        (0xfe30, 0xfe6f),
        (0xff00, 0xff60),
        (0xffe0, 0xffe6),
        (0x16fe0, 0x18cff),
        (0x1aff0, 0x1b2ff),
        (0x1f004, 0x1f004),
        (0x1f0cf, 0x1f0cf),
        (0x1f18e, 0x1f18e),
        (0x1f191, 0x1f19a),
        (0x1f200, 0x1f320),
        (0x1f32d, 0x1f335),
        (0x1f337, 0x1f37c),
        (0x1f37e, 0x1f393),
        (0x1f3a0, 0x1f3ca),
        (0x1f3cf, 0x1f3d3),
        (0x1f3e0, 0x1f3f0),
        (0x1f3f4, 0x1f3f4),
        (0x1f3f8, 0x1f43e),
        (0x1f440, 0x1f440),
        (0x1f442, 0x1f4fc),
        (0x1f4ff, 0x1f53d),
        (0x1f54b, 0x1f54e),
        (0x1f550, 0x1f567),
        (0x1f57a, 0x1f57a),
        (0x1f595, 0x1f596),
        (0x1f5a4, 0x1f5a4),
        (0x1f5fb, 0x1f64f),
        (0x1f680, 0x1f6c5),
        (0x1f6cc, 0x1f6cc),
        (0x1f6d0, 0x1f6d2),
        (0x1f6d5, 0x1f6d7),
        (0x1f6dc, 0x1f6df),
        (0x1f6eb, 0x1f6ec),
        (0x1f6f4, 0x1f6fc),
        (0x1f7e0, 0x1f7eb),
        (0x1f7f0, 0x1f7f0),
        (0x1f90c, 0x1f93a),
        (0x1f93c, 0x1f945),
        (0x1f947, 0x1f9ff),
        (0x1fa70, 0x1faff),
        (0x20000, 0x3fffd),
    ];

    /// <summary>The cells of a text on one line.</summary>
    public static int Width(string text) => System.Text.Ascii.IsValid(text) ? text.Length : Clusters(text).Sum(Width);

    /// <summary>The text from its start that fits into so many cells, never cutting a cluster.</summary>
    public static string Fit(string text, int cells)
    {
        var (length, used) = (0, 0);
        foreach (var cluster in Clusters(text))
        {
            used += Width(cluster);
            if (used > cells)
            {
                break;
            }

            length += cluster.Length;
        }

        return text[..length];
    }

    /// <summary>The text with spaces after it up to so many cells.</summary>
    public static string Pad(string text, int cells) => text + new string(' ', Math.Max(0, cells - Width(text)));

    private static IEnumerable<ReadOnlyMemory<char>> Clusters(string text)
    {
        for (var at = 0; at < text.Length;)
        {
            var length = StringInfo.GetNextTextElementLength(text, at);
            yield return text.AsMemory(at, length);
            at += length;
        }
    }

    private static int Width(ReadOnlyMemory<char> cluster)
    {
        var width = 0;
        var letters = 0;
        foreach (var rune in cluster.Span.EnumerateRunes())
        {
            letters += rune.Value is >= FirstFlagLetter and <= LastFlagLetter ? 1 : 0;
            width = Math.Max(width, rune.Value is EmojiPresentation ? 2 : Width(rune));
        }

        return letters is 2 ? 2 : width;
    }

    private static int Width(Rune rune) =>
        Rune.GetUnicodeCategory(rune) switch
        {
            UnicodeCategory.NonSpacingMark
            or UnicodeCategory.EnclosingMark
            or UnicodeCategory.Format
            or UnicodeCategory.Control => 0,
            _ => Array.Exists(Wide, run => run.First <= rune.Value && rune.Value <= run.Last) ? 2 : 1,
        };
}
