using System.Buffers;
using DtsApply.Messages;
using YamlDotNet.Core.Events;

namespace DtsApply.Manifests.Yaml;

/// <summary>What manifests do not use of YAML (DTS007).</summary>
internal static class UnusedYamlFeatures
{
    private static readonly SearchValues<char> WordEnds = SearchValues.Create(" \t\r\n,]}");

    /// <summary>A key that is no text.</summary>
    public static Problem Key(ParsingEvent key) =>
        key switch
        {
            AnchorAlias => YamlFeatureMessages.AliasIsNotUsed,
            Scalar { Value: "<<" } => YamlFeatureMessages.MergeKeyIsNotUsed,
            Scalar => YamlFeatureMessages.ScalarKeyIsNotUsed,
            _ => YamlFeatureMessages.GroupKeyIsNotUsed,
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
            text[start] is '&' ? YamlFeatureMessages.AnchorIsNotUsed : YamlFeatureMessages.TagIsNotUsed,
            end,
            text.Length - text.AsSpan(end).TrimStart().Length
        );
    }
}
