using System.Text.RegularExpressions;
using DtsApply.Manifests.Files;
using DtsApply.Text;

namespace DtsApply.Manifests.Yaml;

/// <summary>
/// What people most often get wrong in a line, each with the change that puts it right, the likeliest first. Whether
/// one helps is tried, not known.
/// </summary>
/// <param name="text">The text.</param>
/// <param name="document">Where the document begins.</param>
/// <param name="shown">The lines as they may be shown; null where none may.</param>
internal sealed partial class FixCandidates(ManifestText text, int document, IReadOnlyList<string>? shown)
{
    private const string CommonAdvice = "a space after the colon";
    private const string ColonMessage = "a colon cannot stand here";

    /// <summary>The changes to some lines: kind by kind, and of each kind line by line.</summary>
    /// <param name="numbers">The lines, the likeliest first.</param>
    public IEnumerable<Fix> Find(IEnumerable<int> numbers)
    {
        var lines = numbers
            .Distinct()
            .Select(number => FixLine.At(text, number))
            .Where(line => !line.IsBlank && line.Offset >= document)
            .ToList();
        Func<FixLine, IEnumerable<Fix>>[] kinds =
        [
            Blanks,
            OtherColon,
            MissingSpace,
            Deeper,
            FixValues.QuotedTail,
            FixValues.MissingComma,
            FixValues.ColonInValue,
            FixValues.Unclosed,
            FixValues.WholeInQuotes,
            Dashes,
            MissingColon,
            Dash,
            Elsewhere,
        ];
        return kinds.SelectMany(kind => lines.SelectMany(kind));
    }

    /// <summary>A tab, or a blank that only looks like a space, in front of a key.</summary>
    private IEnumerable<Fix> Blanks(FixLine line)
    {
        var at = line.Written.AsSpan(0, line.Indent).IndexOfAnyExcept(' ');
        if (at < 0)
        {
            yield break;
        }

        var isTab = line.Written[at] is '\t';
        foreach (var (column, _) in Columns(line))
        {
            var why = isTab ? "YAML does not take a tab in front of a key" : "it only looks as if spaces stood there";
            yield return Indented(line, column, $"use spaces; begin {Named(line)} in column {column + 1}, {why}") with
            {
                Message = isTab ? "a tab cannot indent" : $"the character U+{(int)line.Written[at]:X4} cannot indent",
                At = line.Offset + at,
            };
        }
    }

    private static IEnumerable<Fix> OtherColon(FixLine line)
    {
        if (WideColon().Match(line.Written) is { Success: true } wide)
        {
            var colon = wide.Groups["colon"];
            yield return new(
                line.Offset + colon.Index,
                line.Offset + colon.Index + colon.Length,
                ": ",
                "write a colon and a space in its place"
            )
            {
                Message = "this is not the colon of YAML",
                At = line.Offset + colon.Index,
                ShowsLine = true,
            };
        }
    }

    /// <summary>key:value is no key without the space, and goes on in the next line.</summary>
    private IEnumerable<Fix> MissingSpace(FixLine line)
    {
        if (KeyWithoutSpace().Match(line.Written) is { Success: true } parts)
        {
            var after = parts.Groups["after"];
            yield return new(
                line.Offset + after.Index,
                line.Offset + after.Index + after.Length,
                " ",
                MayName(line, parts.Groups["key"].Value)
                    ? $"write {parts.Groups["key"].Value}: with a space before what follows"
                    : "write a space before what follows"
            )
            {
                Message = "a space is missing after this colon",
                At = line.Offset + after.Index - 1,
            };
        }
    }

    /// <summary>Deeper than the line above although that has a value: YAML takes it for more of that value.</summary>
    private IEnumerable<Fix> Deeper(FixLine line)
    {
        if (
            line.Key is { } key
            && FixLine.Above(text, line, document) is { Key: { } parent, Value.Length: > 0 } above
            && line.Indent > above.Indent
        )
        {
            var column = above.Indent + 1;
            var help =
                !MayName(above, parent) || !MayName(line, key)
                    ? $"begin it in column {column}, like the line above"
                    : $"YAML reads line {line.Number} as more text for {parent}, because it is indented deeper; "
                        + $"start {key} in column {column}, like {parent}";
            yield return Indented(line, above.Indent, help) with
            {
                Message = ColonMessage,
                At = line.Offset + line.Colon,
            };
        }
    }

    /// <summary>Dashes that are not three begin no document.</summary>
    private static IEnumerable<Fix> Dashes(FixLine line)
    {
        if (line.Content.Length > 1 && line.Content.Trim('-').Length is 0)
        {
            yield return new(
                line.Offset,
                line.Offset + line.Written.Length,
                "---",
                "write three dashes at the margin to begin a new document, or remove the line"
            )
            {
                Message = "this line of dashes begins no document",
                At = line.Offset + line.Indent,
            };
        }
    }

    private IEnumerable<Fix> MissingColon(FixLine line)
    {
        if (line.Key is null && KeyWithoutColon().Match(line.Written) is { Success: true } parts)
        {
            var (between, key) = (parts.Groups["between"], parts.Groups["key"]);
            var isAlone = parts.Groups["value"].Length is 0;
            var help = isAlone
                ? $"write {(MayName(line, key.Value) ? key.Value : "KEY")}: with a colon, or remove the line"
                : $"write key: value, with {CommonAdvice}";
            yield return new(
                line.Offset + between.Index,
                line.Offset + between.Index + between.Length,
                isAlone ? ":" : ": ",
                help
            )
            {
                Message = "a colon after the key is missing",
                At = line.Offset + key.Index,
                ShowsLine = !isAlone,
            };
        }
    }

    private static IEnumerable<Fix> Dash(FixLine line)
    {
        var at =
            line.Content.StartsWith("- ", StringComparison.Ordinal) ? line.Indent
            : line.Value.StartsWith("- ", StringComparison.Ordinal) ? line.ValueStart
            : -1;
        if (at >= 0)
        {
            var length = line.Written.AsSpan(at + 1).IndexOfAnyExcept(' ') + 1;
            yield return new(
                line.Offset + at,
                line.Offset + at + Math.Max(1, length),
                "",
                "remove the dash; only lists have them, and a manifest has none"
            )
            {
                Message = "a list cannot begin here",
                At = line.Offset + at,
            };
        }
    }

    /// <summary>The line in another column, beside a key above or below one.</summary>
    private IEnumerable<Fix> Elsewhere(FixLine line) =>
        line.Key is null
            ? []
            : Columns(line)
                .Where(column => column.Column != line.Indent)
                .Select(column =>
                    Indented(line, column.Column, $"begin {Named(line)} in column {column.Column + 1}{column.Why}") with
                    {
                        Message = FixLine.Above(text, line, document) is null
                            ? "a document begins in column 1"
                            : "this line does not fit the indentation above",
                    }
                );

    /// <summary>
    /// The columns in which a line may begin: below the key above it that has no value yet, then beside each group that
    /// is open there.
    /// </summary>
    private IEnumerable<(int Column, string Why)> Columns(FixLine line)
    {
        var above = FixLine.Above(text, line, document);
        if (above is null)
        {
            yield return (0, "");
        }

        if (above is { Key: { } parent, Value.Length: 0 })
        {
            var below = FixLine.Below(text, line);
            var column =
                below is not null
                && below.Indent > above.Indent
                && !below.Written.AsSpan(0, below.Indent).ContainsAnyExcept(' ')
                    ? below.Indent
                    : above.Indent + 2;
            yield return (column, MayName(above, parent) ? $", below {parent}" : "");
        }

        for (var least = int.MaxValue; above is not null; above = FixLine.Above(text, above, document))
        {
            if (above.Indent < least && !above.Written.AsSpan(0, above.Indent).ContainsAnyExcept(' '))
            {
                least = above.Indent;
                yield return (least, above.Key is { } key && MayName(above, key) ? $", like {key}" : "");
            }

            if (least is 0)
            {
                yield break;
            }
        }
    }

    private static Fix Indented(FixLine line, int column, string help) =>
        new(line.Offset, line.Offset + line.Indent, new(' ', column), help) { At = line.Offset + line.Indent };

    private string Named(FixLine line) => line.Key is { } key && MayName(line, key) ? key : "the line";

    /// <summary>Whether a word of a line is a key of a manifest, and not part of something that is hidden.</summary>
    private bool MayName(FixLine line, string key) =>
        shown is not null && !SecretKeys.IsSecretLike(key) && shown[line.Number - 1] == line.Written;

    [GeneratedRegex(@"^\s*[A-Za-z][A-Za-z0-9_-]{0,63}(?<colon>\s*[\uff1a\ufe55\ufe13\ua789\u2236]\s*)")]
    private static partial Regex WideColon();

    [GeneratedRegex(@"^ *(- )?(?<key>[A-Za-z][A-Za-z0-9_-]{0,39}) *:(?<after>(?![ \t]|//|$)[\u00a0\u3000]*)")]
    private static partial Regex KeyWithoutSpace();

    [GeneratedRegex(@"^ *(- )?(?<key>[A-Za-z][A-Za-z0-9_-]{0,39})(?<between>\s*[=;,]\s*| +|$)(?<value>.*)$")]
    private static partial Regex KeyWithoutColon();
}
