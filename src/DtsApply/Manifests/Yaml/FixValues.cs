using System.Text;
using System.Text.RegularExpressions;
using DtsApply.Messages;

namespace DtsApply.Manifests.Yaml;

/// <summary>Changes to the value of a key: quotes, colons, commas, brackets.</summary>
internal static partial class FixValues
{
    /// <summary>
    /// More text, a comma or a bracket after a value that has ended, or a comment without a blank before it.
    /// </summary>
    public static IEnumerable<Fix> QuotedTail(FixLine line)
    {
        if (End(line.Value) is not { } end || end >= line.Value.Length)
        {
            yield break;
        }

        var (value, tail) = (line.Value[..end], line.Value[end..].TrimStart());
        var at = line.Offset + line.ValueStart + end;
        if (tail[0] is '#')
        {
            yield return line.WithValue($"{value} {tail}", FixMessages.CommentNeedsSpace) with
            {
                At = at,
            };
        }
        else if (tail.Trim(',', ';', ']', '}', '"', '\'', ' ').Length is 0)
        {
            yield return line.WithValue(value, FixMessages.TailDoesNotBelong(tail.Length is 1)) with
            {
                At = at,
            };
        }

        if (value[0] is '"' or '\'')
        {
            var whole = line.Value[^1] == value[0] ? line.Value[1..^1] : line.Value[1..].Remove(end - 2, 1);
            yield return line.WithValue(Quoted(whole), FixMessages.QuotedTextEndsEarly) with
            {
                At = at,
            };
        }
    }

    /// <summary>A text with a colon in it, alone or in braces.</summary>
    public static IEnumerable<Fix> ColonInValue(FixLine line)
    {
        var text = ColonAndBlank().Match(line.Value);
        if (text.Success && line.Value[0] is not ('{' or '[' or '"' or '\'' or '|' or '>'))
        {
            yield return line.WithValue(Quoted(line.Value), FixMessages.ColonInText) with
            {
                At = line.Offset + line.ValueStart + text.Index,
            };
        }

        if (line.Value.StartsWith('{') && FlowColon().Match(line.Value) is { Success: true } first)
        {
            yield return line.WithValue(
                FlowColon().Replace(line.Value, entry => Quoted(entry.Value)),
                FixMessages.ColonInText
            ) with
            {
                At = line.Offset + line.ValueStart + first.Index + first.Value.IndexOf(':', StringComparison.Ordinal),
            };
        }
    }

    /// <summary>Two keys in braces with nothing but a blank between them.</summary>
    public static IEnumerable<Fix> MissingComma(FixLine line)
    {
        if (line.Value.StartsWith('{') && BeforeKey().Match(line.Value) is { Success: true } first)
        {
            yield return line.WithValue(BeforeKey().Replace(line.Value, ","), FixMessages.CommaIsMissing) with
            {
                At = line.Offset + line.ValueStart + first.Index,
            };
        }
    }

    /// <summary>A quote, a bracket or a brace that ends nowhere in its line.</summary>
    public static IEnumerable<Fix> Unclosed(FixLine line)
    {
        if (line.Value.Length > 0 && End(line.Value) is null)
        {
            yield return line.Value[0] switch
            {
                '{' => line.WithValue($"{line.Value}}}", FixMessages.CloseBrace) with { ShowsLine = false },
                '[' => line.WithValue($"{line.Value}]", FixMessages.CloseBracket) with { ShowsLine = false },
                _ => line.WithValue(line.Value + line.Value[0], FixMessages.QuoteIsNotClosed) with
                {
                    At = line.Offset + line.ValueStart,
                },
            };
        }
    }

    /// <summary>A value that YAML would read as something else.</summary>
    public static IEnumerable<Fix> WholeInQuotes(FixLine line)
    {
        if (
            line.Value.Length > 1
            && line.Value[0] is '"'
            && line.Value[^1] is '"'
            && line.Value.Contains('\\', StringComparison.Ordinal)
        )
        {
            yield return line.WithValue(
                $"'{line.Value[1..^1].Replace("'", "''", StringComparison.Ordinal)}'",
                FixMessages.UseSingleQuotes
            );
        }
        else if (line.Value.Length > 0 && !char.IsAsciiLetterOrDigit(line.Value[0]))
        {
            yield return line.WithValue(Quoted(line.Value), FixMessages.PutQuotesAround);
        }
    }

    /// <summary>A text in double quotes.</summary>
    public static string Quoted(string text)
    {
        var quoted = new StringBuilder("\"", text.Length + 2);
        foreach (var c in text)
        {
            quoted.Append(c is '"' or '\\' ? "\\" : "").Append(c);
        }

        return quoted.Append('"').ToString();
    }

    /// <summary>
    /// Where a value that begins with a quote or a bracket ends; null where it does not end in the line, its whole
    /// length where it begins with neither.
    /// </summary>
    private static int? End(string value)
    {
        if (value.Length is 0 || value[0] is not ('"' or '\'' or '{' or '['))
        {
            return value.Length;
        }

        var depth = 0;
        for (var at = 0; at < value.Length; at++)
        {
            switch (value[at])
            {
                case '"' or '\'' when at is 0 || (depth > 0 && value[at - 1] is ' ' or '{' or '[' or ','):
                    if (EndOfQuote(value, at) is not { } end)
                    {
                        return null;
                    }

                    at = end;
                    break;
                case '{' or '[':
                    depth++;
                    break;
                case '}' or ']':
                    depth--;
                    break;
                default:
                    break;
            }

            if (depth <= 0)
            {
                return at + 1;
            }
        }

        return null;
    }

    private static int? EndOfQuote(string value, int start)
    {
        for (var at = start + 1; at < value.Length; at++)
        {
            if (value[at] is '\\' && value[start] is '"')
            {
                at++;
            }
            else if (value[at] == value[start])
            {
                return at;
            }
        }

        return null;
    }

    [GeneratedRegex(@":(?=\s|$)")]
    private static partial Regex ColonAndBlank();

    [GeneratedRegex(@"(?<=[{,]\s*[A-Za-z][A-Za-z0-9_-]*:\s+)[^\s,{}\[\]""'][^,{}\[\]""']*:\s[^,{}\[\]""']*(?=[,}])")]
    private static partial Regex FlowColon();

    [GeneratedRegex(@"(?<=[^\s,{:])(?= +[A-Za-z][A-Za-z0-9_-]*: )")]
    private static partial Regex BeforeKey();
}
