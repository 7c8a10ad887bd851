using System.Globalization;
using System.Text;

namespace DtsApply.Text;

/// <summary>
/// Writes one argument so that sh, dash, bash, zsh and ksh read back exactly it, whatever is in it, and so that drawing
/// has nothing to escape in it: a command that is pasted must be the one that is seen.
/// </summary>
public static class ShellWord
{
    // Neither a tilde, which begins a home folder, nor what begins a word of zsh's own.
    private const string Bare = "-_./=:@,+";

    /// <summary>
    /// The argument as it is written: bare, in single quotes, or made by printf: every shell has that, not all know
    /// $'...'.
    /// </summary>
    public static string Quote(string word)
    {
        if (word.Length > 0 && word[0] is not '=' && word.All(IsBare))
        {
            return word;
        }

        var isDrawnAsItIs =
            word.EnumerateRunes().All(IsPlain) && TerminalEscape.Escape(word) == word && !RunnerCommands.AreIn(word);
        return isDrawnAsItIs ? $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'" : Printed(word);
    }

    private static bool IsBare(char letter) =>
        char.IsAsciiLetterOrDigit(letter) || Bare.Contains(letter, StringComparison.Ordinal);

    // Letters of all scripts stay readable. Marks do not: terminals and clipboards compose them anew. The ellipsis is
    // drawn as three full stops where there is no UTF-8.
    private static bool IsPlain(Rune rune) =>
        rune.IsAscii
        || (
            rune.Value is not '…'
            && Rune.GetUnicodeCategory(rune)
                is UnicodeCategory.UppercaseLetter
                    or UnicodeCategory.LowercaseLetter
                    or UnicodeCategory.TitlecaseLetter
                    or UnicodeCategory.OtherLetter
                    or UnicodeCategory.DecimalDigitNumber
                    or UnicodeCategory.LetterNumber
                    or UnicodeCategory.OtherNumber
                    or UnicodeCategory.OtherSymbol
        );

    /// <summary>Every byte that is not plain as three octal digits (POSIX, printf).</summary>
    private static string Printed(string word)
    {
        // A substitution loses the line feeds at its end; they are taken off before, and stand behind it in quotes that
        // not every sh knows.
        var whole = word.TrimEnd('\n');
        var ends = string.Concat(Enumerable.Repeat("\\n", word.Length - whole.Length));
        var bytes = new StringBuilder();
        foreach (var unit in Encoding.UTF8.GetBytes(whole))
        {
            _ =
                IsBare((char)unit) || unit is (byte)' '
                    ? bytes.Append((char)unit)
                    : bytes.Append('\\').Append(Convert.ToString(unit, 8).PadLeft(3, '0'));
        }

        // What begins with a dash would be taken for an option of printf.
        var format = bytes is { Length: > 0 } && bytes[0] is '-' ? $"\\055{bytes.Remove(0, 1)}" : $"{bytes}";
        return $"\"$(printf '{format}')\"{(ends.Length > 0 ? $"$'{ends}'" : "")}";
    }
}
