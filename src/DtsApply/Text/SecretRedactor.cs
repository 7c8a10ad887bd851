using System.Buffers;

namespace DtsApply.Text;

/// <summary>Finds what stands behind a secret-like key in a line of text, whatever the text is.</summary>
internal static class SecretRedactor
{
    /// <summary>Stands for a value that is not shown.</summary>
    public const string Hidden = "(hidden)";

    private const int LongestKey = 100;
    private const int MostWords = 3;

    private static readonly SearchValues<char> KeyBounds = SearchValues.Create("{}[],:=\"'#");

    /// <summary>The text without the value of its first secret-like key.</summary>
    public static string Hide(string text) => Start(text) is { } start ? $"{text[..start]} {Hidden}" : text;

    /// <summary>Where the value of the line's first secret-like key begins.</summary>
    public static int? Start(ReadOnlySpan<char> line)
    {
        for (var at = line.IndexOfAny(':', '='); at >= 0;)
        {
            if (IsBareCredentials(line, at) || SecretKeys.IsSecretLike(KeyBefore(line, at)))
            {
                return at + 1;
            }

            var next = line[(at + 1)..].IndexOfAny(':', '=');
            at = next < 0 ? -1 : at + 1 + next;
        }

        return AfterWords(line);
    }

    /// <summary>
    /// Where the value begins when the colon was forgotten: after the first words of a line, or of a part of a flow,
    /// that make a secret-like key.
    /// </summary>
    private static int? AfterWords(ReadOnlySpan<char> line)
    {
        var words = 0;
        for (var at = 1; at <= line.Length; at++)
        {
            var last = line[at - 1];
            words =
                last is ':' or '=' ? MostWords
                : KeyBounds.Contains(last) && last is not ('"' or '\'') ? 0
                : words;
            var isEnd = last is not (' ' or '\t') && (at == line.Length || line[at] is ' ' or '\t');
            if (isEnd && words < MostWords && ++words > 0 && SecretKeys.IsSecretLike(KeyBefore(line, at)))
            {
                return at;
            }
        }

        return null;
    }

    /// <summary>
    /// Whether credentials hold a value where their keys should stand: it can only be a key or a secret.
    /// </summary>
    private static bool IsBareCredentials(ReadOnlySpan<char> line, int colon) =>
        KeyBefore(line, colon).AsSpan().Trim() is "credentials"
        && line[(colon + 1)..].Trim() is { IsEmpty: false } value
        && value[0] is not ('{' or '#');

    private static string KeyBefore(ReadOnlySpan<char> line, int colon)
    {
        var before = line.Slice(Math.Max(0, colon - LongestKey), Math.Min(colon, LongestKey)).TrimEnd(" \"'");
        return before[(before.LastIndexOfAny(KeyBounds) + 1)..].ToString();
    }
}
