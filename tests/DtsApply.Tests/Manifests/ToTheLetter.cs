using System.Globalization;
using System.Text.RegularExpressions;
using DtsApply.Model;

namespace DtsApply.Tests.Manifests;

/// <summary>
/// Carries out a help as it stands there, knowing only the line and the span that the problem points at.
/// </summary>
internal static partial class ToTheLetter
{
    /// <summary>The text as the help wants it; null where the help does not say what to type.</summary>
    public static string? Follow(string text, Diagnostic problem)
    {
        var (help, source) = (problem.Help!, problem.Source!.Value);
        var lines = text.Split('\n').ToList();
        var line = lines[source.Line - 1];
        var indent = line[..(line.Length - line.TrimStart().Length)];
        string With(string changed)
        {
            lines[source.Line - 1] = changed;
            return string.Join('\n', lines);
        }

        if (Column().Match(help) is { Success: true } column)
        {
            return With(
                new string(' ', int.Parse(column.Groups[1].Value, CultureInfo.InvariantCulture) - 1) + line.TrimStart()
            );
        }

        if (Shown().Match(help) is { Success: true } shown)
        {
            return With(indent + shown.Groups[1].Value);
        }

        if (InQuotes().Match(help) is { Success: true } quotes)
        {
            return With(Span(line, source, quotes.Groups[1].Value));
        }

        if (WithColon().Match(help) is { Success: true } key)
        {
            return With(Regex.Replace(line, $@"\b{key.Groups[1].Value}\s*[:=;\uff1a]?\s*", $"{key.Groups[1].Value}: "));
        }

        if (Meant().Match(help) is { Success: true } meant)
        {
            return With(Span(line, source, meant.Groups[1].Value));
        }

        if (Close().Match(help) is { Success: true } close)
        {
            return With(line + close.Groups[1].Value);
        }

        return Said(help) is { } said ? With(said(line, source)) : Value(help, lines, source);
    }

    private static Func<string, SourceSpan, string>? Said(string help) =>
        help switch
        {
            _ when help.StartsWith("write three dashes", StringComparison.Ordinal) => (_, _) => "---",
            _ when help.StartsWith("remove the dash", StringComparison.Ordinal) => (line, at) =>
                line[..(at.Column - 1)] + line[(at.Column - 1)..].TrimStart('-', ' '),
            _ when help.StartsWith("use 1 to 63", StringComparison.Ordinal) => (line, at) => Span(line, at, "orders"),
            _ when help.StartsWith("copy it from", StringComparison.Ordinal) => (line, at) =>
                Span(line, at, "\"1646821763560001\""),
            "write 3600 to 43200" => (line, at) => Span(line, at, "3600"),
            "keep one" => (_, _) => "",
            "begin a new document with --- on a line of its own" => (line, _) => "---\n" + line,
            _ when help.EndsWith("the kinds are Account, AccountList and CrossAccountTask", StringComparison.Ordinal) =>
                (_, _) => "kind: Account",
            _ => null,
        };

    /// <summary>Orders that name a key and its value, an example, or the keys that may stand there.</summary>
    private static string? Value(string help, List<string> lines, SourceSpan at)
    {
        var line = lines[at.Line - 1];
        if (Write().Match(help) is { Success: true } write)
        {
            var key = write.Groups[1].Value;
            return Below(
                lines,
                at.Line,
                Regex.Replace(line, $@"(?<=^|[\s{{]){key}:[^,}}]*", $"{key}: {write.Groups[2].Value}")
            );
        }

        if (Add().Match(help) is { Success: true } add)
        {
            var value = add.Groups[2]
                .Value.Replace("NAME, with the name of an Account", "orders", StringComparison.Ordinal);
            return Insert(lines, at, $"{add.Groups[1].Value}: {value}");
        }

        if (help.StartsWith("put its keys below it", StringComparison.Ordinal))
        {
            var first = Regex.Match(help, @": (?:such as )?([A-Za-z]+)(?:: (\S+))?").Groups;
            var key = line[..(line.IndexOf(':', StringComparison.Ordinal) + 1)];
            var indent = new string(' ', key.Length - key.TrimStart().Length + 2);
            return Below(
                lines,
                at.Line,
                $"{key}\n{indent}{first[1].Value}: {(first[2].Length > 0 ? first[2].Value : "orders")}"
            );
        }

        if (Under().Match(help) is { Success: true } under)
        {
            return Move(lines, at, under.Groups[1].Value.Split('.')[^1]);
        }

        if (
            help.StartsWith("keys allowed here", StringComparison.Ordinal)
            || help.StartsWith("write the value out", StringComparison.Ordinal)
        )
        {
            lines.RemoveAt(at.Line - 1);
            return string.Join('\n', lines);
        }

        return help.StartsWith("keep exactly one of profile", StringComparison.Ordinal)
            ? Below(lines, at.Line, "  credentials: {profile: orders}")
            : null;
    }

    /// <summary>A line replaced together with what stands deeper below it.</summary>
    private static string Below(List<string> lines, int number, string changed)
    {
        var indent = lines[number - 1].Length - lines[number - 1].TrimStart().Length;
        while (
            number < lines.Count
            && lines[number].TrimStart() is { Length: > 0 } rest
            && lines[number].Length - rest.Length > indent
        )
        {
            lines.RemoveAt(number);
        }

        lines[number - 1] = changed;
        return string.Join('\n', lines);
    }

    /// <summary>
    /// One more key in the group whose key stands there; in braces, or before the first key below it.
    /// </summary>
    private static string Insert(List<string> lines, SourceSpan at, string added)
    {
        var line = lines[at.Line - 1];
        if (line[(at.EndColumn - 1)..] is { } rest && rest.Contains('{', StringComparison.Ordinal))
        {
            lines[at.Line - 1] =
                line[..(at.EndColumn - 1)] + rest.Replace("{", $"{{{added}, ", StringComparison.Ordinal);
        }
        else if (at.Column is 1 && line.StartsWith("apiVersion", StringComparison.Ordinal))
        {
            lines.Insert(at.Line, added);
        }
        else
        {
            lines.Insert(at.Line, new string(' ', line.Length - line.TrimStart().Length + 2) + added);
        }

        return string.Join('\n', lines);
    }

    /// <summary>A line, with what is deeper below it, put below another key.</summary>
    private static string Move(List<string> lines, SourceSpan at, string under)
    {
        var line = lines[at.Line - 1];
        lines.RemoveAt(at.Line - 1);
        var parent = lines.FindIndex(other => other.TrimStart().StartsWith($"{under}:", StringComparison.Ordinal));
        var indent = parent < 0 ? 0 : lines[parent].Length - lines[parent].TrimStart().Length + 2;
        lines.Insert(parent + 1, new string(' ', indent) + line.TrimStart());
        return string.Join('\n', lines);
    }

    private static string Span(string line, SourceSpan at, string text) =>
        line[..(at.Column - 1)] + text + line[(at.EndLine > at.Line ? line.Length : at.EndColumn - 1)..];

    [GeneratedRegex(@"(?:begin|start) .*?in column ([0-9]+)")]
    private static partial Regex Column();

    [GeneratedRegex(
        @"^(?:put (?:quotes|double quotes|a space|a comma)|remove (?:it|what follows)|write (?:key: value|a colon and)"
            + @"|use single quotes|close it with the same).*?: (?!value)((?:- )?""?[A-Za-z]+""?: ?.*)$"
    )]
    private static partial Regex Shown();

    [GeneratedRegex(@"^(?:put quotes around it: |write )("".*"")$")]
    private static partial Regex InQuotes();

    [GeneratedRegex(@"write ([A-Za-z]+): with a ")]
    private static partial Regex WithColon();

    [GeneratedRegex(@"^did you mean (.+?)\?")]
    private static partial Regex Meant();

    [GeneratedRegex(@"^close it with ([]}]) ")]
    private static partial Regex Close();

    [GeneratedRegex("^write ([A-Za-z]+): (.+)$")]
    private static partial Regex Write();

    [GeneratedRegex("^add ([A-Za-z]+): (.+)$")]
    private static partial Regex Add();

    [GeneratedRegex(@"^it belongs under (\S+)")]
    private static partial Regex Under();
}
