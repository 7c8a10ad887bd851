namespace DtsApply.Text;

/// <summary>What a document says, short enough for a sentence.</summary>
internal static class Excerpt
{
    private const int Longest = 48;
    private const int Most = 3;

    /// <summary>
    /// A text of the document; in quotes where it is empty or begins or ends with white space, and cut where it is
    /// long.
    /// </summary>
    public static string Short(string text)
    {
        var cut =
            text.Length > Longest
                ? $"{text[..(char.IsHighSurrogate(text[Longest - 1]) ? Longest - 1 : Longest)]}…"
                : text;
        return cut.Length is 0 || cut.Trim().Length != cut.Length ? $"\"{cut}\"" : cut;
    }

    /// <summary>Some texts of the document, the first few by name.</summary>
    public static string All(IReadOnlyCollection<string> texts) =>
        Listed([.. texts.Take(Most).Select(Short)], texts.Count - Most);

    /// <summary>Parts of a sentence, with <c>and</c> before the last.</summary>
    public static string Listed(IReadOnlyList<string> parts, int more = 0) =>
        more > 0 ? FormattableString.Invariant($"{string.Join(", ", parts)} and {more} more")
        : parts.Count is 1 ? parts[0]
        : $"{string.Join(", ", parts.SkipLast(1))} and {parts[^1]}";
}
