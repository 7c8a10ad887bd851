using System.Text.RegularExpressions;
using DtsApply.Messages;

namespace DtsApply.Manifests.Yaml;

/// <summary>Changes to a key, its colon, and the dashes in front of it.</summary>
/// <param name="names">Which words may be told.</param>
internal sealed partial class FixKeys(FixNames names)
{
    /// <summary>A character that looks like a colon.</summary>
    public static IEnumerable<Fix> OtherColon(FixLine line)
    {
        if (WideColon().Match(line.Written) is { Success: true } wide)
        {
            var colon = wide.Groups["colon"];
            yield return Instead(line, colon, ": ", FixMessages.ColonIsAnother) with
            {
                At = line.Offset + colon.Index,
                ShowsLine = true,
            };
        }
    }

    /// <summary>key:value is no key without the space, and goes on in the next line.</summary>
    public IEnumerable<Fix> MissingSpace(FixLine line)
    {
        if (KeyWithoutSpace().Match(line.Written) is { Success: true } parts)
        {
            var after = parts.Groups["after"];
            var advice = FixMessages.SpaceIsMissing(names.Key(line, parts.Groups["key"].Value));
            yield return Instead(line, after, " ", advice) with
            {
                At = line.Offset + after.Index - 1,
            };
        }
    }

    /// <summary>A key and a value with something else between them, or a key alone.</summary>
    public IEnumerable<Fix> MissingColon(FixLine line)
    {
        if (line.Key is null && KeyWithoutColon().Match(line.Written) is { Success: true } parts)
        {
            var (between, key) = (parts.Groups["between"], parts.Groups["key"]);
            var isAlone = parts.Groups["value"].Length is 0;
            var advice = isAlone
                ? FixMessages.LoneKeyHasNoColon(names.Key(line, key.Value))
                : FixMessages.ColonIsMissing;
            yield return Instead(line, between, isAlone ? ":" : ": ", advice) with
            {
                At = line.Offset + key.Index,
                ShowsLine = !isAlone,
            };
        }
    }

    /// <summary>Dashes that are not three begin no document.</summary>
    public static IEnumerable<Fix> Dashes(FixLine line)
    {
        if (line.Content.Length > 1 && line.Content.Trim('-').Length is 0)
        {
            var end = line.Offset + line.Written.Length;
            yield return new(line.Offset, end, "---", FixMessages.DashesBeginNoDocument)
            {
                At = line.Offset + line.Indent,
            };
        }
    }

    /// <summary>The dash of a list, of which a manifest has few.</summary>
    public static IEnumerable<Fix> Dash(FixLine line)
    {
        var at =
            line.Content.StartsWith("- ", StringComparison.Ordinal) ? line.Indent
            : line.Value.StartsWith("- ", StringComparison.Ordinal) ? line.ValueStart
            : -1;
        if (at >= 0)
        {
            var length = line.Written.AsSpan(at + 1).IndexOfAnyExcept(' ') + 1;
            var end = line.Offset + at + Math.Max(1, length);
            yield return new(line.Offset + at, end, "", FixMessages.DashIsTooMuch) { At = line.Offset + at };
        }
    }

    private static Fix Instead(FixLine line, Group part, string text, FixAdvice advice) =>
        new(line.Offset + part.Index, line.Offset + part.Index + part.Length, text, advice);

    [GeneratedRegex(@"^\s*[A-Za-z][A-Za-z0-9_-]{0,63}(?<colon>\s*[\uff1a\ufe55\ufe13\ua789\u2236]\s*)")]
    private static partial Regex WideColon();

    [GeneratedRegex(@"^ *(- )?(?<key>[A-Za-z][A-Za-z0-9_-]{0,39}) *:(?<after>(?![ \t]|//|$)[\u00a0\u3000]*)")]
    private static partial Regex KeyWithoutSpace();

    [GeneratedRegex(@"^ *(- )?(?<key>[A-Za-z][A-Za-z0-9_-]{0,39})(?<between>\s*[=;,]\s*| +|$)(?<value>.*)$")]
    private static partial Regex KeyWithoutColon();
}
