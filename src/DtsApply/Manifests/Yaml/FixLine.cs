using System.Text.RegularExpressions;
using DtsApply.Manifests.Files;
using DtsApply.Messages;

namespace DtsApply.Manifests.Yaml;

/// <summary>One line of a text as mistakes are looked for in it: indentation, a key, a value.</summary>
internal sealed partial class FixLine
{
    // Further below stands nothing that says more about a line.
    private const int FarthestBelow = 100;

    private FixLine(ManifestText text, int number)
    {
        (Number, Written) = (number, text.Line(number).ToString());
        Offset = text.Offset(number);
        Indent = Written.Length - Written.TrimStart().Length;
        var parts = KeyValue().Match(Written);
        (Key, Colon) = parts.Success ? (parts.Groups["key"].Value, parts.Groups["colon"].Index) : (null, -1);
        ValueStart = parts.Success ? parts.Groups["value"].Index : Written.Length;
        Value = parts.Success ? WithoutComment(parts.Groups["value"].Value).TrimEnd() : "";
    }

    /// <summary>Counts from 1.</summary>
    public int Number { get; }

    /// <summary>The line without its end.</summary>
    public string Written { get; }

    /// <summary>Where it begins in the text.</summary>
    public int Offset { get; }

    /// <summary>How many characters of any kind of blank it begins with.</summary>
    public int Indent { get; }

    /// <summary>
    /// The key that it begins with, if that is one plain word with a colon and a blank or nothing after it.
    /// </summary>
    public string? Key { get; }

    /// <summary>Where in the line the key's colon stands.</summary>
    public int Colon { get; }

    /// <summary>Where in the line the key's value begins.</summary>
    public int ValueStart { get; }

    /// <summary>The key's value, without a comment.</summary>
    public string Value { get; }

    /// <summary>What stands after the indentation.</summary>
    public string Content => Written[Indent..].TrimEnd();

    /// <summary>Whether nothing but a comment stands in it.</summary>
    public bool IsBlank => Content.Length is 0 || Content[0] is '#';

    public static FixLine At(ManifestText text, int number) => new(text, number);

    /// <summary>The parser often stops only in the line after the mistake.</summary>
    public static int[] NumberAndAbove(int number) => number > 1 ? [number, number - 1] : [1];

    /// <summary>The nearest line above with something in it, in the same document; null where there is none.</summary>
    public static FixLine? Above(ManifestText text, FixLine line, int document) => Next(text, line, document, -1);

    /// <summary>The nearest line below with something in it; null where there is none.</summary>
    public static FixLine? Below(ManifestText text, FixLine line) => Next(text, line, 0, 1);

    /// <summary>The change that leaves another value.</summary>
    public Fix WithValue(string value, FixAdvice advice) =>
        new(Offset + ValueStart, Offset + ValueStart + Value.Length, value, advice) { ShowsLine = true };

    private static FixLine? Next(ManifestText text, FixLine from, int document, int step)
    {
        var last = Math.Min(text.LineCount, from.Number + FarthestBelow);
        for (
            var number = from.Number + step;
            number >= 1 && number <= last && text.Offset(number) >= document;
            number += step
        )
        {
            if (text.Line(number).TrimStart() is { IsEmpty: false } content && content[0] is not '#')
            {
                return content.StartsWith("---") ? null : At(text, number);
            }
        }

        return null;
    }

    /// <summary>A comment begins after a blank; inside quotes it is text.</summary>
    private static string WithoutComment(string value) =>
        value.Length > 0 && value[0] is not ('"' or '\'') && Comment().Match(value) is { Success: true } comment
            ? value[..comment.Index]
            : value;

    [GeneratedRegex(@"^\s*(- +)?[""']?(?<key>[A-Za-z][A-Za-z0-9_-]{0,63})[""']?\s*(?<colon>:)(?:$|\s+(?<value>.*)$)")]
    private static partial Regex KeyValue();

    [GeneratedRegex(@"(^|\s+)#")]
    private static partial Regex Comment();
}
