using DtsApply.Manifests.Files;
using DtsApply.Model;
using YamlDotNet.Core;

namespace DtsApply.Manifests.Yaml;

/// <summary>Says in our own words why a text is not YAML. Three causes get their own help: deeper indentation, a tab, an unclosed quote.</summary>
/// <param name="text">The text.</param>
internal sealed class SyntaxWords(ManifestText text)
{
    private const int LongestKey = 1024;
    private const string Above = "see the line above as well";

    // What the parser says, and how we say it; the first part that fits.
    private static readonly (string Part, string Message, string Help)[] Reasons =
    [
        ("quoted scalar, found unexpected", "the quote that opens here is not closed", "close it with the same quote at the end of the text"),
        ("multi-line double-quoted", "the quoted text goes on with too little indentation", "close the quote on the line where it opens"),
        ("escape", "this escape does not exist in double quotes", "use single quotes, in which a backslash is a backslash"),
        ("hexadecimal", "this escape does not exist in double quotes", "use single quotes, in which a backslash is a backslash"),
        ("surrogates", "this escape does not exist in double quotes", "write the character itself"),
        ("anchor", "this anchor or alias cannot stand here", "write the value out; a text that begins with & or * needs quotes"),
        ("tag", "this tag cannot stand here", "write the value out; a text that begins with ! needs quotes"),
        ("block scalar", "the text after | or > cannot begin so", "begin it on the next line, indented deeper than its key"),
        ("directive", "this directive cannot stand here", "remove the line that begins with %"),
        ("%YAML", "this directive cannot stand here", "remove the line that begins with %"),
        ("%TAG", "this directive cannot stand here", "remove the line that begins with %"),
        ("incompatible YAML", "this version of YAML is not read", "remove the line that begins with %YAML"),
        ("cannot start any token", "no text can begin with this character", "put quotes around the text"),
        ("could not find expected ':'", "a colon after the key is missing", "write key: value, with a space after the colon; " + Above),
        ("did not find expected key", "this line does not fit the indentation above", "begin it in the same column as the key that it belongs beside; " + Above),
        ("expected '-' indicator", "this line does not fit the list above", "begin it with a dash in the same column as the others; " + Above),
        ("sequence entries are not allowed", "a list cannot begin here", "begin it on the next line; " + Above),
        ("document start", "this does not belong to the document above", "begin a new document with --- on a line of its own; " + Above),
        ("document end", "this does not belong to the document above", "begin a new document with --- on a line of its own; " + Above),
        ("Mapping keys", "a key cannot stand here", Above),
    ];

    /// <summary>The problem that the parser stopped at.</summary>
    /// <param name="error">The parser's complaint.</param>
    /// <param name="offset">Where in the text the parser began.</param>
    /// <param name="read">Up to where it had read.</param>
    /// <param name="document">Where the document begins.</param>
    public Diagnostic Of(YamlException error, int offset, int read, int document)
    {
        var start = Math.Min(error.Start.Index > 0 ? (int)error.Start.Index + offset : read, text.Value.Length);
        if (error.Message.Contains("tab", StringComparison.Ordinal) || At(start) is '\t')
        {
            return Tab(start);
        }

        if (LongKey(start) is { } key)
        {
            return new Problem("DTS003", $"a key of more than {LongestKey} characters cannot stand here", "shorten it").At(text.At(key));
        }

        if (!error.Message.Contains("quoted", StringComparison.Ordinal) && MissingSpace(start) is { } colon)
        {
            return Problem("a space is missing after this colon", $"write {Key(text.Line(text.At(colon, colon).Line).ToString())}: with a space before what follows", colon);
        }

        if (error.Message.Contains("Mapping values", StringComparison.Ordinal) || error.Message.Contains("invalid mapping", StringComparison.Ordinal))
        {
            return Colon(start);
        }

        var (_, message, help) = Array.Find(Reasons, reason => error.Message.Contains(reason.Part, StringComparison.Ordinal));
        return message is null ? Unclosed(document, start) ?? Problem("this cannot stand here", Above, start)
            : Problem(message, help, message.StartsWith("this escape", StringComparison.Ordinal) ? Escape(start) : start);
    }

    /// <summary>The problem where the parser lost its way without saying why.</summary>
    public Diagnostic Of(int read, int document) =>
        Unclosed(document, text.Value.Length) ?? Problem("a bracket or brace is not closed", "close it; " + Above, Math.Min(read, text.Value.Length));

    private Diagnostic? Unclosed(int document, int end) => OpenBracket.Find(text.Value, document, end) is not { } open ? null
        : At(open) is '{' ? Problem("the brace that opens here is not closed", "close it with } where its last key ends", open)
        : Problem("the bracket that opens here is not closed", "close it with ] where its last item ends", open);

    /// <summary>The backslash of the first escape that there is none of, in the quoted text that begins there.</summary>
    private int Escape(int start)
    {
        for (var at = start; at + 1 < text.Value.Length; at++)
        {
            if (text.Value[at] is '\\')
            {
                if (!@"0abtnvfre ""/\N_LPxuU".Contains(text.Value[at + 1], StringComparison.Ordinal) && text.Value[at + 1] is not ('\r' or '\n' or '\t'))
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
        return Problem("a tab cannot indent", "use spaces; YAML does not take a tab in front of a key", at < 0 ? start : at);
    }

    /// <summary>The key on that line, or on the one before it, that is too long for the parser to look for its colon.</summary>
    private Place? LongKey(int start)
    {
        foreach (var line in LineAndAbove(start))
        {
            var written = text.Line(line).ToString();
            var indent = Indent(written);
            var colon = written.IndexOf(": ", StringComparison.Ordinal) is var found and >= 0 ? found : written.TrimEnd().EndsWith(':') ? written.TrimEnd().Length - 1 : -1;
            if (colon - indent > LongestKey)
            {
                var begin = text.Offset(line) + indent;
                return new(begin, begin + colon - indent);
            }
        }

        return null;
    }

    /// <summary>The colon of key:value on that line or on the one before it: without the space it is no key, and goes on in the next line.</summary>
    private int? MissingSpace(int start)
    {
        foreach (var at in LineAndAbove(start))
        {
            var line = text.Line(at).ToString().TrimEnd();
            if (Key(line) is not null && !line.EndsWith(':') && !line.Contains(": ", StringComparison.Ordinal) && !line.Contains("://", StringComparison.Ordinal))
            {
                return text.Offset(at) + line.IndexOf(':', StringComparison.Ordinal);
            }
        }

        return null;
    }

    /// <summary>The parser often stops only in the line after the mistake.</summary>
    private int[] LineAndAbove(int start) => text.At(start, start).Line is var line and > 1 ? [line, line - 1] : [1];

    private Diagnostic Colon(int start)
    {
        var colon = At(start) is ':' ? start : Math.Max(start, text.Value.IndexOf(':', start));
        var place = text.At(colon, colon + 1);
        var line = text.Line(place.Line).ToString();
        var above = place.Line > 1 ? text.Line(place.Line - 1).ToString() : "";
        var (key, parent) = (Key(line), Key(above));
        var help = parent is null || key is null || Indent(line) <= Indent(above) || Secrets.IsSecretLike(parent)
            ? "put quotes around a text that has a colon in it; " + Above
            : $"YAML reads line {place.Line} as more text for {parent}, because it is indented deeper; start {key} in column {Indent(above) + 1}, like {parent}";
        return new Problem("DTS003", "a colon cannot stand here", help).At(place);
    }

    private Diagnostic Problem(string message, string help, int start) =>
        new Problem("DTS003", message, help).At(text.At(start, Math.Min(start + 1, text.Value.Length)));

    private char At(int offset) => offset < text.Value.Length ? text.Value[offset] : '\0';

    private static int Indent(string line) => line.Length - line.TrimStart(' ').Length;

    /// <summary>The key that a line begins with, if that is one plain word.</summary>
    private static string? Key(string line)
    {
        var word = line.TrimStart(' ').Split(':')[0];
        return word.Length is > 0 and < 40 && line.Contains(':', StringComparison.Ordinal) && word.All(char.IsAsciiLetterOrDigit) ? word : null;
    }
}
