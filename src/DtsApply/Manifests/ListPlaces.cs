using DtsApply.Manifests.Files;
using DtsApply.Manifests.Yaml;
using DtsApply.Model;
using Newtonsoft.Json.Linq;

namespace DtsApply.Manifests;

/// <summary>
/// Where a list stands: with its brackets where it has some, else from its first value on; trees know the places of
/// keys and single values alone.
/// </summary>
internal static class ListPlaces
{
    public static SourceSpan Find(Tree tree, JArray list)
    {
        var text = tree.Text.Value;
        var placed = list.Descendants().Where(token => token.Annotation<TextSpan>() is not null).ToList();
        var key = list.Parent?.Annotation<TextSpan>();
        var open = key is null ? -1 : Begin(text, key.End);
        if (open < 0 || open >= text.Length || text[open] is not '[')
        {
            return placed.Count > 0 ? tree.Text.At(Span(placed[0]).Start, Span(placed[^1]).End) : tree.Source(list);
        }

        var close =
            placed.Count > 0
                ? Close(text, Span(placed[^1]).End, placed[^1].Ancestors().TakeWhile(token => token != list))
                : Close(text, open + 1, []);
        return tree.Text.At(open, close);
    }

    private static TextSpan Span(JToken token) => token.Annotation<TextSpan>()!;

    /// <summary>Where what follows a key begins.</summary>
    private static int Begin(string text, int from)
    {
        var at = from;
        while (at < text.Length && (char.IsWhiteSpace(text[at]) || text[at] is ':' || IsComment(text, at)))
        {
            at = IsComment(text, at) ? EndOfLine(text, at) : at + 1;
        }

        return at;
    }

    /// <summary>The end of the bracket that closes a list, behind the last value in it.</summary>
    private static int Close(string text, int from, IEnumerable<JToken> within)
    {
        var depth = within.Count(token => token is JArray);
        for (var at = from; at < text.Length; at = IsComment(text, at) ? EndOfLine(text, at) : at + 1)
        {
            if (text[at] is ']' && depth-- is 0)
            {
                return at + 1;
            }

            depth += text[at] is '[' ? 1 : 0;
        }

        return from;
    }

    private static bool IsComment(string text, int at) =>
        text[at] is '#' && (at is 0 || char.IsWhiteSpace(text[at - 1]));

    private static int EndOfLine(string text, int at) =>
        text.AsSpan(at).IndexOfAny('\r', '\n') is var end and >= 0 ? at + end : text.Length;
}
