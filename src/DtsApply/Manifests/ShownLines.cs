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
        // The indentation of the secret-like key whose value may go on, and the quote that ends it.
        (int Indent, char? Quote)? open = null;
        for (var i = 0; i < lines.Length; i++)
        {
            var line = lines[i];
            if (open is { } key && GoesOn(line, key.Indent, key.Quote))
            {
                open = key.Quote is { } quote && line.Contains(quote, StringComparison.Ordinal) ? (key.Indent, null) : key;
                lines[i] = line.Length is 0 ? "" : line[..Indent(line)] + Hidden;
                continue;
            }

            open = null;
            if (ValueStart(line) is { } start)
            {
                var value = line.AsSpan(start).Trim();
                open = (Indent(line), value.Length is 0 ? '\n' : value[0] is '"' or '\'' && value[1..].IndexOf(value[0]) < 0 ? value[0] : null);
                lines[i] = $"{line[..start]} {Hidden}";
            }
        }

        return lines;
    }

    /// <summary>Deeper lines belong to the value, list items beside its key as well, and the next line where nothing stands behind the key.</summary>
    private static bool GoesOn(string line, int indent, char? quote) =>
        quote is not null || line.AsSpan().Trim().IsEmpty || Indent(line) > indent || (Indent(line) == indent && line.AsSpan(indent).StartsWith("- "));

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
}
