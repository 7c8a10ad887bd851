using System.Buffers;
using DtsApply.Messages;
using DtsApply.Model;
using YamlDotNet.Core.Events;

namespace DtsApply.Manifests.Yaml;

/// <summary>What manifests do not use of YAML (DTS007).</summary>
internal static class UnusedYamlFeatures
{
    private const string WriteOut = "write the value out";

    private static readonly SearchValues<char> WordEnds = SearchValues.Create(" \t\r\n,]}");

    public static Problem Alias { get; } = Unused("an alias");

    public static Problem EmptyKey { get; } = Unused("an empty key", "write a key before the colon");

    /// <summary>A key that is no text.</summary>
    public static Problem Key(ParsingEvent key) =>
        key switch
        {
            AnchorAlias => Alias,
            Scalar { Value: "<<" } => Unused("a merge key"),
            Scalar => Unused("a key that is no text", "put quotes around it"),
            _ => Unused("a key that is no text"),
        };

    /// <summary>
    /// The anchor or tag that stands there, where it ends, and where the text goes on; null where there is none.
    /// </summary>
    public static (Problem Problem, int End, int Next)? Property(string text, int start)
    {
        if (start >= text.Length || text[start] is not ('&' or '!'))
        {
            return null;
        }

        var length = text.AsSpan(start).IndexOfAny(WordEnds);
        var end = length < 0 ? text.Length : start + Math.Max(1, length);
        return (
            Unused(text[start] is '&' ? "an anchor" : "a tag"),
            end,
            text.Length - text.AsSpan(end).TrimStart().Length
        );
    }

    private static Problem Unused(string what, string help = WriteOut) =>
        new(RuleId.DTS007, $"{what} is not used in manifests", help);
}
