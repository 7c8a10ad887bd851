using System.Buffers;

namespace DtsApply.Manifests;

/// <summary>
/// The lines of a file as screens may show them. What stands under a key that would hold a secret is replaced, also where the text is not YAML,
/// so this looks at lines and not at trees; hiding too much does no harm.
/// </summary>
internal static class ShownLines
{
    private const string Hidden = "(hidden)";
    private const int LongestKey = 100;

    private static readonly SearchValues<char> KeyBounds = SearchValues.Create("{}[],:=\"'");

    /// <summary>Null for a file that holds no document of ours: it may be anything, and no line of it is ours to show.</summary>
    public static IReadOnlyList<string>? Of(ManifestText text)
    {
        var lines = Enumerable.Range(1, text.LineCount).Select(text.Line).ToArray();
        return lines.Any(IsOurs) ? Redacted(lines) : null;
    }

    private static bool IsOurs(string line) =>
        (line.Contains("apiVersion", StringComparison.Ordinal) && line.Contains("dts-apply", StringComparison.Ordinal))
        || line.Trim(' ', '"', ',') is "kind: Account" or "kind: CrossAccountTask";

    private static string[] Redacted(string[] lines)
    {
        Value? open = null;
        for (var i = 0; i < lines.Length; i++)
        {
            var line = lines[i];
            if (open is { } value && value.GoesOnIn(line))
            {
                open = value.After(line);
                lines[i] = line.Length is 0 ? "" : line[..Indent(line)] + Hidden;
            }
            else if (ValueStart(line) is { } start)
            {
                open = new Value(Indent(line), Quote: null, IsEmpty: true).After(line[start..]);
                lines[i] = $"{line[..start]} {Hidden}";
            }
            else
            {
                open = null;
            }
        }

        return lines;
    }

    /// <summary>Where the value of the line's first secret-like key begins.</summary>
    private static int? ValueStart(string line)
    {
        for (var at = line.AsSpan().IndexOfAny(':', '='); at >= 0;)
        {
            if (Secrets.IsSecretLike(KeyBefore(line, at)))
            {
                return at + 1;
            }

            var next = line.AsSpan(at + 1).IndexOfAny(':', '=');
            at = next < 0 ? -1 : at + 1 + next;
        }

        return null;
    }

    private static string KeyBefore(string line, int colon)
    {
        var before = line.AsSpan(Math.Max(0, colon - LongestKey), Math.Min(colon, LongestKey)).TrimEnd(" \"'");
        return before[(before.LastIndexOfAny(KeyBounds) + 1)..].ToString();
    }

    private static int Indent(string line) => line.Length - line.TrimStart(' ').Length;

    /// <summary>A hidden value that may go on.</summary>
    /// <param name="KeyIndent">How far its key is indented.</param>
    /// <param name="Quote">The quote that is still open.</param>
    /// <param name="IsEmpty">Whether nothing of it has come yet.</param>
    private readonly record struct Value(int KeyIndent, char? Quote, bool IsEmpty)
    {
        /// <summary>Deeper lines belong to the value, list items beside its key as well, and the first line that is no other key.</summary>
        public bool GoesOnIn(string line) =>
            Quote is not null || line.AsSpan().Trim().IsEmpty || Indent(line) > KeyIndent
            || (Indent(line) == KeyIndent && line.AsSpan(KeyIndent).StartsWith("- "))
            || (IsEmpty && !line.Contains(':', StringComparison.Ordinal));

        public Value After(string line)
        {
            var text = line.AsSpan().Trim();
            return Quote is { } open ? this with { Quote = line.Contains(open, StringComparison.Ordinal) ? null : open }
                : text.IsEmpty ? this
                : this with { IsEmpty = false, Quote = text[0] is '"' or '\'' && text[1..].IndexOf(text[0]) < 0 ? text[0] : null };
        }
    }
}
