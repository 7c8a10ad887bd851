using System.Text;
using DtsApply.Text;

namespace DtsApply.Reporting.Markdown;

/// <summary>
/// Text from outside made safe inside of GitHub Flavored Markdown: nothing of it is a link, a mention, a reference, an
/// image, a cell, a heading or HTML.
/// </summary>
internal static class MarkdownText
{
    // What acts in the middle of a line; the rest acts only where a line begins, and there our own words stand.
    private const string Acting = "\\`*_[]<>#!|~&$";

    /// <summary>
    /// Prose in which words that would be made into links or mentions stand in code spans, and nothing else acts.
    /// </summary>
    public static string Prose(string text) => string.Join(' ', Plain(text).Split(' ').Select(Word));

    /// <summary>Prose that begins with a capital and ends with a full stop.</summary>
    public static string Sentence(string text)
    {
        var first = text.Split(' ')[0];
        var prose = Prose(
            first.Length > 0 && first.All(char.IsAsciiLetter) ? char.ToUpperInvariant(text[0]) + text[1..] : text
        );
        return prose.EndsWith('.') ? prose : $"{prose}.";
    }

    /// <summary>A code span whose backticks outnumber those of the text.</summary>
    public static string Code(string text)
    {
        var plain = Plain(text);
        if (plain.Trim().Length is 0)
        {
            return "";
        }

        var ticks = new string('`', LongestRun(plain) + 1);
        var padded = plain.StartsWith('`') || plain.EndsWith('`') ? $" {plain} " : plain;
        return $"{ticks}{padded}{ticks}";
    }

    /// <summary>What stands in a cell of a table: there a bar ends the cell, even inside of a code span.</summary>
    public static string Cell(string markdown) => markdown.Replace("|", "\\|", StringComparison.Ordinal);

    /// <summary>Text inside of HTML that we wrote ourselves.</summary>
    public static string Html(string text) =>
        Plain(text)
            .Replace("&", "&amp;", StringComparison.Ordinal)
            .Replace("<", "&lt;", StringComparison.Ordinal)
            .Replace(">", "&gt;", StringComparison.Ordinal)
            .Replace("@", "&#64;\u200b", StringComparison.Ordinal);

    /// <summary>Lines in a fence that is longer than any run of backticks in them.</summary>
    /// <param name="language">What they are, such as <c>diff</c>.</param>
    /// <param name="lines">The lines.</param>
    public static string Fence(string language, IReadOnlyCollection<string> lines)
    {
        var plain = lines.Select(Plain).ToList();
        var ticks = new string('`', Math.Max(3, plain.Max(LongestRun) + 1));
        return $"{ticks}{language}\n{string.Concat(plain.Select(line => line + '\n'))}{ticks}\n";
    }

    /// <summary>Text on one line, without anything that could act on a reader's screen.</summary>
    private static string Plain(string text) => TerminalEscape.Escape(text.Replace(TerminalEscape.Glue, ' '));

    private static string Word(string word)
    {
        if (!WouldAct(word))
        {
            return Escape(word);
        }

        var end = word.Length;
        while (end > 0 && word[end - 1] is ',' or ';' or '.' or ')' or ':')
        {
            end--;
        }

        var start = word.StartsWith('(') ? 1 : 0;
        return start < end ? Escape(word[..start]) + Code(word[start..end]) + Escape(word[end..]) : Escape(word);
    }

    // A mention, a reference to an issue, an address that GFM or a renderer makes a link of.
    private static bool WouldAct(string word) =>
        word.AsSpan().ContainsAny("@#`\\<")
        || word.Contains("://", StringComparison.Ordinal)
        || word.Contains("www.", StringComparison.OrdinalIgnoreCase)
        || word.StartsWith("GH-", StringComparison.OrdinalIgnoreCase)
        || word.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase)
        || word.StartsWith("xmpp:", StringComparison.OrdinalIgnoreCase);

    private static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var sign in text)
        {
            _ = Acting.Contains(sign, StringComparison.Ordinal)
                ? escaped.Append('\\').Append(sign)
                : escaped.Append(sign);
        }

        return escaped.ToString();
    }

    private static int LongestRun(string text)
    {
        var (longest, run) = (0, 0);
        foreach (var sign in text)
        {
            run = sign is '`' ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        return longest;
    }
}
