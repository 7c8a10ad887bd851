using DtsApply.Manifests.Files;
using DtsApply.Messages;
using DtsApply.Model;
using DtsApply.Text;
using YamlDotNet.Core;

namespace DtsApply.Manifests.Yaml;

/// <summary>
/// Says in our own words why a text is not YAML, with a help that was tried where one was found
/// (<see cref="FixCandidates"/>).
/// </summary>
/// <param name="text">The text.</param>
internal sealed class SyntaxDiagnosis(ManifestText text)
{
    private const int LongestKey = 1024;

    // A longer line is on the screen already, above the help.
    private const int LongestShown = 100;

    private const string Above = "see the line above as well";

    // What the parser says, and how we say it; the first part that fits.
    private static readonly (string Part, string Message, string Help)[] Reasons =
    [
        (
            "quoted scalar, found unexpected",
            "the quote that opens here is not closed",
            "close it with the same quote at the end of the text"
        ),
        (
            "multi-line double-quoted",
            "the quoted text goes on with too little indentation",
            "close the quote on the line where it opens"
        ),
        (
            "escape",
            "this escape does not exist in double quotes",
            "use single quotes, in which a backslash is a backslash"
        ),
        (
            "hexadecimal",
            "this escape does not exist in double quotes",
            "use single quotes, in which a backslash is a backslash"
        ),
        ("surrogates", "this escape does not exist in double quotes", "write the character itself"),
        (
            "anchor",
            "this anchor or alias cannot stand here",
            "write the value out; a text that begins with & or * needs quotes"
        ),
        ("tag", "this tag cannot stand here", "write the value out; a text that begins with ! needs quotes"),
        (
            "block scalar",
            "the text after | or > cannot begin so",
            "begin it on the next line, indented deeper than its key"
        ),
        ("directive", "this directive cannot stand here", "remove the line that begins with %"),
        ("%YAML", "this directive cannot stand here", "remove the line that begins with %"),
        ("%TAG", "this directive cannot stand here", "remove the line that begins with %"),
        ("incompatible YAML", "this version of YAML is not read", "remove the line that begins with %YAML"),
        ("cannot start any token", "no text can begin with this character", "put quotes around the text"),
        (
            "could not find expected ':'",
            "a colon after the key is missing",
            "write key: value, with a space after the colon; " + Above
        ),
        (
            "did not find expected key",
            "this line does not fit the indentation above",
            "begin it in the same column as the key that it belongs beside; " + Above
        ),
        (
            "expected '-' indicator",
            "this line does not fit the list above",
            "begin it with a dash in the same column as the others; " + Above
        ),
        ("sequence entries are not allowed", "a list cannot begin here", "begin it on the next line; " + Above),
        (
            "document start",
            "this does not belong to the document above",
            "begin a new document with --- on a line of its own; " + Above
        ),
        (
            "document end",
            "this does not belong to the document above",
            "begin a new document with --- on a line of its own; " + Above
        ),
        ("Mapping keys", "a key cannot stand here", Above),
    ];

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
            return new Problem(
                RuleId.DTS003,
                $"a key of more than {LongestKey} characters cannot stand here",
                "shorten it"
            ).At(text.At(key));
        }

        return Mended(Plain(error, start, document), start);
    }

    /// <summary>The problem where the parser lost its way without saying why.</summary>
    public Diagnostic Describe(int read, int document)
    {
        var at = Math.Min(read, text.Value.Length);
        return Mended(
            Unclosed(document, text.Value.Length)
                ?? Problem("a bracket or brace is not closed", "close it; " + Above, at),
            at
        );
    }

    /// <summary>The parser's reason in our words.</summary>
    private Diagnostic Plain(YamlException error, int start, int document)
    {
        if (error.Message.Contains("tab", StringComparison.Ordinal) || At(start) is '\t')
        {
            return Tab(start);
        }

        if (
            error.Message.Contains("Mapping values", StringComparison.Ordinal)
            || error.Message.Contains("invalid mapping", StringComparison.Ordinal)
        )
        {
            var colon = At(start) is ':' ? start : Math.Max(start, text.Value.IndexOf(':', start));
            return Problem(
                "a colon cannot stand here",
                "put quotes around a text that has a colon in it; " + Above,
                colon
            );
        }

        var (_, message, help) = Array.Find(Reasons, reason =>
            error.Message.Contains(reason.Part, StringComparison.Ordinal)
        );
        return message is null
            ? Unclosed(document, start) ?? Problem("this cannot stand here", Above, start)
            : Problem(
                message,
                help,
                message.StartsWith("this escape", StringComparison.Ordinal) ? Escape(start) : start
            );
    }

    /// <summary>
    /// The problem with a help that was tried: the first that lets the whole document be read, else the first that
    /// brings the parser further.
    /// </summary>
    private Diagnostic Mended(Diagnostic plain, int stop)
    {
        var document = DocumentOf(stop);
        var trial = new FixTrial(text, document, stop);
        if (!trial.IsPossible)
        {
            return plain;
        }

        var shown = RedactedLines.Create(text);
        Fix? best = null;
        int[] lines =
        [
            .. LineAndAbove(plain.Source!.Value.Line),
            .. LineAndAbove(text.At(stop, stop).Line),
            .. OpenQuote(stop, document),
        ];
        foreach (var mend in new FixCandidates(text, document, shown).Find(lines))
        {
            var reach = trial.Try(mend);
            best = reach is FixReach.Whole || (reach is FixReach.Further && best is null) ? mend : best;
            if (reach is FixReach.Whole)
            {
                break;
            }
        }

        if (best is null)
        {
            return plain;
        }

        // The parser's own place stands only where it is in the line that is to be changed.
        var place = plain.Source!.Value;
        var at = best.At ?? (text.At(best.Start, best.Start).Line == place.Line ? null : best.Start);
        return new Problem(RuleId.DTS003, best.Message ?? plain.Message, Help(best, shown)).At(
            at is { } start ? text.At(start, start + 1) : place
        );
    }

    /// <summary>
    /// Where the document of a place begins: the parser puts the beginning of one without dashes behind its first text.
    /// </summary>
    private int DocumentOf(int stop)
    {
        var dashes = text.Value.AsSpan(0, Math.Min(stop, text.Value.Length)).LastIndexOf("\n---");
        return dashes + 1;
    }

    /// <summary>What to do, and where that fits and hides nothing, the line as it will be.</summary>
    private string Help(Fix mend, RedactedLines? shown)
    {
        if (!mend.ShowsLine || shown is null)
        {
            return mend.Help;
        }

        var number = text.At(mend.Start, mend.Start).Line;
        var (line, begin) = (text.Line(number).ToString(), text.Offset(number));
        var mended = $"{line[..(mend.Start - begin)]}{mend.Text}{line[(mend.End - begin)..]}".Trim();
        return
            mended.Length > LongestShown
            || shown[number - 1] != line
            || SecretRedactor.Start(mended) is not null
            || mended.Any(char.IsControl)
            ? mend.Help
            : $"{mend.Help}: {ReservedCharacters.Take(mended, mended)}";
    }

    /// <summary>
    /// The nearest line above in which a quote opens and does not close: what was meant to end there goes on.
    /// </summary>
    private int[] OpenQuote(int stop, int document)
    {
        var number = text.At(stop, stop).Line;
        for (var line = number; line >= 1 && text.Offset(line) >= document; line--)
        {
            if (
                FixLine.At(text, line) is { Value: [var quote and ('"' or '\''), ..] value }
                && value.LastIndexOf(quote) is 0
            )
            {
                return [line];
            }
        }

        return [];
    }

    private Diagnostic? Unclosed(int document, int end) =>
        OpenBracket.Find(text.Value, document, end) is not { } open ? null
        : At(open) is '{'
            ? Problem("the brace that opens here is not closed", "close it with } where its last key ends", open)
        : Problem("the bracket that opens here is not closed", "close it with ] where its last item ends", open);

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

    private Diagnostic Tab(int start)
    {
        var at = text.Value.IndexOf('\t', Math.Min(start, text.Value.Length));
        return Problem(
            "a tab cannot indent",
            "use spaces; YAML does not take a tab in front of a key",
            at < 0 ? start : at
        );
    }

    /// <summary>
    /// The key on that line, or on the one before it, that is too long for the parser to look for its colon.
    /// </summary>
    private TextSpan? LongKey(int start)
    {
        foreach (var line in LineAndAbove(text.At(start, start).Line))
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

    /// <summary>The parser often stops only in the line after the mistake.</summary>
    private static int[] LineAndAbove(int line) => line > 1 ? [line, line - 1] : [1];

    private Diagnostic Problem(string message, string help, int start) =>
        new Problem(RuleId.DTS003, message, help).At(text.At(start, Math.Min(start + 1, text.Value.Length)));

    private char At(int offset) => offset < text.Value.Length ? text.Value[offset] : '\0';

    private static int Indent(string line) => line.Length - line.TrimStart(' ').Length;
}
