using DtsApply.Manifests.Files;
using DtsApply.Messages;
using DtsApply.Model;
using YamlDotNet.Core;

namespace DtsApply.Manifests.Yaml;

/// <summary>
/// Says in our own words why a text is not YAML, with a help that was tried where one was found
/// (<see cref="FixSearch"/>).
/// </summary>
/// <param name="text">The text.</param>
internal sealed class SyntaxDiagnosis(ManifestText text)
{
    private const int LongestKey = 1024;

    /// <summary>The problem that the parser stopped at.</summary>
    /// <param name="error">The parser's complaint.</param>
    /// <param name="offset">Where in the text the parser began.</param>
    /// <param name="read">Up to where it had read.</param>
    /// <param name="document">Where the document begins.</param>
    public Diagnostic Describe(YamlException error, int offset, int read, int document)
    {
        var start = Math.Min(error.Start.Index > 0 ? (int)error.Start.Index + offset : read, text.Value.Length);
        if (LongKey(start) is { } key)
        {
            return SyntaxMessages.KeyIsTooLong(LongestKey).At(text.At(key));
        }

        return new FixSearch(text).Mend(Plain(error, start, document), start);
    }

    /// <summary>The problem where the parser lost its way without saying why.</summary>
    public Diagnostic Describe(int read, int document)
    {
        var at = Math.Min(read, text.Value.Length);
        var plain = Unclosed(document, text.Value.Length) ?? At(SyntaxMessages.SomethingIsNotClosed, at);
        return new FixSearch(text).Mend(plain, at);
    }

    /// <summary>The parser's reason in our words.</summary>
    private Diagnostic Plain(YamlException error, int start, int document)
    {
        if (ParserReasons.IsAboutTab(error.Message) || Character(start) is '\t')
        {
            var tab = text.Value.IndexOf('\t', Math.Min(start, text.Value.Length));
            return At(SyntaxMessages.TabCannotIndent, tab < 0 ? start : tab);
        }

        if (ParserReasons.IsAboutColon(error.Message))
        {
            var colon = Character(start) is ':' ? start : Math.Max(start, text.Value.IndexOf(':', start));
            return At(SyntaxMessages.ColonCannotStandHere, colon);
        }

        return ParserReasons.Find(error.Message) is not { } reason
            ? Unclosed(document, start) ?? At(SyntaxMessages.CannotStandHere, start)
            : At(reason, ParserReasons.IsAboutEscape(reason) ? Escape(start) : start);
    }

    private Diagnostic? Unclosed(int document, int end) =>
        OpenBracket.Find(text.Value, document, end) is not { } open
            ? null
            : At(Character(open) is '{' ? SyntaxMessages.BraceIsNotClosed : SyntaxMessages.BracketIsNotClosed, open);

    /// <summary>
    /// The backslash of the first escape that there is none of, in the quoted text that begins there.
    /// </summary>
    private int Escape(int start)
    {
        for (var at = start; at + 1 < text.Value.Length; at++)
        {
            if (text.Value[at] is '\\')
            {
                if (
                    !@"0abtnvfre ""/\N_LPxuU".Contains(text.Value[at + 1], StringComparison.Ordinal)
                    && text.Value[at + 1] is not ('\r' or '\n' or '\t')
                )
                {
                    return at;
                }

                at++;
            }
        }

        return start;
    }

    /// <summary>
    /// The key on that line, or on the one before it, that is too long for the parser to look for its colon.
    /// </summary>
    private TextSpan? LongKey(int start)
    {
        foreach (var line in FixLine.NumberAndAbove(text.At(start, start).Line))
        {
            var written = text.Line(line).ToString();
            var indent = Indent(written);
            var colon =
                written.IndexOf(": ", StringComparison.Ordinal) is var found and >= 0 ? found
                : written.TrimEnd().EndsWith(':') ? written.TrimEnd().Length - 1
                : -1;
            if (colon - indent > LongestKey)
            {
                var begin = text.Offset(line) + indent;
                return new(begin, begin + colon - indent);
            }
        }

        return null;
    }

    private Diagnostic At(Problem problem, int start) =>
        problem.At(text.At(start, Math.Min(start + 1, text.Value.Length)));

    private char Character(int offset) => offset < text.Value.Length ? text.Value[offset] : '\0';

    private static int Indent(string line) => line.Length - line.TrimStart(' ').Length;
}
