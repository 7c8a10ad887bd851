using System.Text.RegularExpressions;

namespace DtsApply.Tests.Manifests;

/// <summary>What people get wrong in one line of YAML.</summary>
internal static partial class Breaking
{
    /// <summary>By name: a line becomes a wrong one; the same where the mistake cannot be made in it.</summary>
    public static IReadOnlyDictionary<string, Func<string, string>> Ways { get; } = All();

    /// <summary>A text with one line broken.</summary>
    public static string Line(string text, int number, Func<string, string> way)
    {
        var lines = text.Split('\n');
        lines[number] = way(lines[number]);
        return string.Join('\n', lines);
    }

    private static SortedDictionary<string, Func<string, string>> All()
    {
        var ways = new SortedDictionary<string, Func<string, string>>(StringComparer.Ordinal)
        {
            ["a tab for each two spaces"] = line => new string('\t', Indent(line) / 2) + line.TrimStart(),
            ["a tab after the spaces"] = line =>
                Indent(line) is 0 ? line : new string(' ', Indent(line)) + "\t" + line.TrimStart(),
            ["a tab before the spaces"] = line => "\t" + line,
            ["a blank that is no space"] = line => Indent(line) is 0 ? line : "\u00a0" + line[1..],
            ["one column deeper"] = line => " " + line,
            ["two columns deeper"] = line => "  " + line,
            ["one column less"] = line => Indent(line) > 0 ? line[1..] : line,
            ["two columns less"] = line => Indent(line) > 1 ? line[2..] : line,
            ["no space after the colon"] = Parts((key, value) => $"{key}:{value}"),
            ["a blank before the colon and none after it"] = Parts((key, value) => $"{key} :{value}"),
            ["another blank after the colon"] = Parts((key, value) => $"{key}:\u00a0{value}"),
            ["no colon"] = Parts((key, value) => $"{key} {value}"),
            ["no colon after a group"] = line => line.EndsWith(':') ? line[..^1] : line,
            ["equals"] = Parts((key, value) => $"{key} = {value}"),
            ["equals without blanks"] = Parts((key, value) => $"{key}={value}"),
            ["a semicolon"] = Parts((key, value) => $"{key}; {value}"),
            ["a wide colon"] = Parts((key, value) => $"{key}\uff1a{value}"),
            ["a colon in the value"] = Parts((key, value) => $"{key}: a: {value}"),
            ["a colon after the value"] = Parts(
                (key, value) => value[0] is '{' ? $"{key}: {value}" : $"{key}: {value}:"
            ),
            ["a quote that opens"] = Plain((key, value) => $"{key}: \"{value}"),
            ["a single quote that opens"] = Plain((key, value) => $"{key}: '{value}"),
            ["more after the quote"] = Plain((key, value) => $"{key}: \"{value}\" x"),
            ["an apostrophe in single quotes"] = Plain((key, value) => $"{key}: 'it's {value}'"),
            ["quotes in quotes"] = Plain((key, value) => $"{key}: \"the \"{value}\" one\""),
            ["a backslash in double quotes"] = Plain((key, value) => $"{key}: \"C:\\data {value}\""),
            ["a comment without a blank"] = line => line.EndsWith('"') || line.EndsWith('}') ? line + "# x" : line,
            ["a comma at the end"] = line => line.EndsWith('"') || line.EndsWith('}') ? line + "," : line,
            ["a brace that closes nothing"] = line => line.EndsWith('"') || line.EndsWith('}') ? line + "}" : line,
            ["a brace that is not closed"] = line => line.EndsWith('}') ? line[..^1] : line,
            ["no comma in braces"] = line =>
                line.Contains('{', StringComparison.Ordinal) ? line.Replace(", ", " ", StringComparison.Ordinal) : line,
            ["no space after the colon in braces"] = Parts(
                (key, value) =>
                    $"{key}: {(value[0] is '{' ? value.Replace(": ", ":", StringComparison.Ordinal) : value)}"
            ),
            ["a colon in a value in braces"] = Parts(
                (key, value) =>
                    $"{key}: {(value[0] is '{' ? value.Replace(": ", ": a: ", StringComparison.Ordinal) : value)}"
            ),
            ["brackets for braces"] = Parts((key, value) => $"{key}: {value.Replace('{', '[').Replace('}', ']')}"),
            ["a dash before the key"] = line => new string(' ', Indent(line)) + "- " + line.TrimStart(),
            ["a dash before the value"] = Plain((key, value) => $"{key}: - {value}"),
            ["a list for the value"] = Parts((key, value) => $"{key}:\n{new string(' ', Indent(key))}  - {value}"),
            ["four dashes below"] = line => line + "\n----",
            ["a stray word below"] = line => line + "\nfoo",
            ["the same line twice"] = line => line + "\n" + line,
            ["no value"] = Parts((key, _) => $"{key}:"),
        };
        foreach (
            var sign in (string[])
                ["@", "%", "`", "&", "*", "!", "|", ">", "[", "]", "{", "}", ",", "- ", "? ", ": ", "& ", "* "]
        )
        {
            ways[$"a value that begins with {sign}"] = Plain((key, value) => $"{key}: {sign}{value}");
        }

        foreach (
            var number in (string[])
                ["013", "0042", "0x1f", "0o17", "1e3", "1.0", "12", "+7", "-5", ".inf", "true", "False", "~", "null"]
        )
        {
            ways[$"{number} for the value"] = Plain((key, _) => $"{key}: {number}");
            ways[$"{number} for the values in braces"] = Parts(
                (key, value) => $"{key}: {(value[0] is '{' ? FlowValue().Replace(value, $": {number}") : value)}"
            );
        }

        return ways;
    }

    private static Func<string, string> Parts(Func<string, string, string> way) =>
        line =>
            KeyValue().Match(line) is { Success: true } parts
                ? way(parts.Groups[1].Value, parts.Groups[2].Value)
                : line;

    private static Func<string, string> Plain(Func<string, string, string> way) =>
        Parts((key, value) => value[0] is '{' ? $"{key}: {value}" : way(key, value.Trim('"')));

    private static int Indent(string line) => line.Length - line.TrimStart(' ').Length;

    [GeneratedRegex("^( *[A-Za-z]+): (.+)$")]
    private static partial Regex KeyValue();

    [GeneratedRegex(": [^,}]+")]
    private static partial Regex FlowValue();
}
