using System.Text;

namespace DtsApply.Text;

/// <summary>
/// Characters that a terminal draws as nothing or as a blank, so that two texts which differ by them look alike. .NET
/// tells the general category of a character, but not these two properties.
/// </summary>
internal static class InvisibleCharacters
{
    // Default_Ignorable_Code_Point (Unicode 16.0.0, DerivedCoreProperties.txt), ranges joined where they touch.
    private static readonly (int First, int Last)[] Ignorable =
    [
        (0x00ad, 0x00ad),
        (0x034f, 0x034f),
        (0x061c, 0x061c),
        (0x115f, 0x1160),
        (0x17b4, 0x17b5),
        (0x180b, 0x180f),
        (0x200b, 0x200f),
        (0x202a, 0x202e),
        (0x2060, 0x206f),
        (0x3164, 0x3164),
        (0xfe00, 0xfe0f),
        (0xfeff, 0xfeff),
        (0xffa0, 0xffa0),
        (0xfff0, 0xfff8),
        (0x1bca0, 0x1bca3),
        (0x1d173, 0x1d17a),
        (0xe0000, 0xe0fff),
    ];

    // Letters, marks and symbols whose glyph is blank by their name: BRAILLE PATTERN BLANK, KHITAN SMALL SCRIPT FILLER,
    // the blank hieroglyphs, MUSICAL SYMBOL NULL NOTEHEAD (Unicode 16.0.0, UnicodeData.txt).
    private static readonly (int First, int Last)[] Blank =
    [
        (0x2800, 0x2800),
        (0x13441, 0x13442),
        (0x16fe4, 0x16fe4),
        (0x1d159, 0x1d159),
    ];

    /// <summary>Whether nothing is seen of it.</summary>
    public static bool Is(Rune rune) => IsIn(Ignorable, rune.Value) || IsIn(Blank, rune.Value);

    private static bool IsIn((int First, int Last)[] ranges, int value) =>
        Array.Exists(ranges, range => range.First <= value && value <= range.Last);
}
