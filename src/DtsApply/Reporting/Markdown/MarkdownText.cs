using System.Buffers;
using System.Text;
using DtsApply.Text;

namespace DtsApply.Reporting.Markdown;

/// <summary>
/// Text from outside made safe inside of GitHub Flavored Markdown: nothing of it is a link, a mention, a reference, an
/// image, a cell, a heading, a formula, an emoji or HTML.
/// </summary>
internal static class MarkdownText
{
    // What acts in the middle of a line; the rest acts only where a line begins, and there our own words stand.
    private const string Acting = "\\`*_[]<>#!~&$";

    // What GitHub and GitLab make mentions, references and formulas of, some of them after Markdown is read: a
    // backslash does not keep them from it, a code span does.
    private static readonly SearchValues<char> InCode = SearchValues.Create("@#`\\<>$~[]*^_");
    private static readonly SearchValues<char> InCodeWithMore = SearchValues.Create("!&%");

    // A bar ends a cell even inside of a code span, and a backslash before it would need one itself: it is written as
    // an entity, outside of code spans.
    private const string Bar = "&#124;";

    /// <summary>
    /// Prose in which words that would be made into links or mentions stand in code spans, and nothing else acts.
    /// </summary>
    public static string Prose(string text) => string.Join(' ', Plain(text).Split(' ').Select(Word));

    /// <summary>The heading of a result: what it is, and what it comes to.</summary>
    public static string Heading(string title, string verdict) => $"### {Prose($"{title}: {verdict}")}";

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
    public static string Code(string text) => string.Join(Bar, Plain(text).Split('|').Select(Span));

    /// <summary>Text inside of HTML that we wrote ourselves, which Markdown does not look into.</summary>
    public static string Html(string text) =>
        string.Join(
            ' ',
            Plain(text).Split(' ').Select(word => WouldAct(word) ? $"<code>{Entities(word)}</code>" : Entities(word))
        );

    /// <summary>Lines in a fence that is longer than any run of backticks in them.</summary>
    /// <param name="language">What they are, such as <c>diff</c>.</param>
    /// <param name="lines">The lines.</param>
    public static string Fence(string language, IReadOnlyCollection<string> lines)
    {
        var plain = lines.Select(Plain).ToList();
        var ticks = new string('`', Math.Max(3, plain.Max(LongestRun) + 1));
        return string.Join('\n', [$"{ticks}{language}", .. plain, ticks]);
    }

    /// <summary>Blocks with an empty line between two of them, as a whole text.</summary>
    public static string Paragraphs(params IEnumerable<string?> blocks) =>
        string.Join("\n\n", blocks.Where(block => block is { Length: > 0 })) + "\n";

    /// <summary>Text on one line, without anything that could act on a reader's screen.</summary>
    private static string Plain(string text) => TerminalEscape.Escape(text.Replace(TerminalEscape.Glue, ' '));

    private static string Span(string plain)
    {
        if (plain.Trim().Length is 0)
        {
            return plain;
        }

        var ticks = new string('`', LongestRun(plain) + 1);
        // A blank at both ends is taken away, whoever wrote it.
        var isPadded = plain[0] is '`' or ' ' || plain[^1] is '`' or ' ';
        var padded = isPadded ? $" {plain} " : plain;
        return $"{ticks}{padded}{ticks}";
    }

    private static string Word(string word)
    {
        if (!WouldAct(word))
        {
            return Escape(word);
        }

        var end = word.Length;
        while (end > 0 && word[end - 1] is ',' or ';' or '.' or ')' or ':' or '"')
        {
            end--;
        }

        var start = word.StartsWith('(') || word.StartsWith('"') ? 1 : 0;
        return start < end ? Escape(word[..start]) + Code(word[start..end]) + Escape(word[end..]) : Escape(word);
    }

    private static bool WouldAct(string word) =>
        word.AsSpan().ContainsAny(InCode)
        || (word.Length > 1 && word.AsSpan().ContainsAny(InCodeWithMore))
        || word.Contains("://", StringComparison.Ordinal)
        || word.Contains("www.", StringComparison.OrdinalIgnoreCase)
        || word.Contains("GH-", StringComparison.OrdinalIgnoreCase)
        || word.Contains("mailto:", StringComparison.OrdinalIgnoreCase)
        || word.Contains("xmpp:", StringComparison.OrdinalIgnoreCase)
        || HasShortcode(word);

    /// <summary>Whether an emoji may be named in it, as in <c>:x:</c>.</summary>
    private static bool HasShortcode(string word)
    {
        var parts = word.Split(':');
        return parts.Length > 2 && parts[1..^1].Any(part => part.Length > 0);
    }

    private static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var sign in text)
        {
            _ =
                sign is '|' ? escaped.Append(Bar)
                : Acting.Contains(sign, StringComparison.Ordinal) ? escaped.Append('\\').Append(sign)
                : escaped.Append(sign);
        }

        return escaped.ToString();
    }

    private static string Entities(string text) =>
        text.Replace("&", "&amp;", StringComparison.Ordinal)
            .Replace("<", "&lt;", StringComparison.Ordinal)
            .Replace(">", "&gt;", StringComparison.Ordinal);

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
