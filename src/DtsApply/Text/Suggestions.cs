namespace DtsApply.Text;

/// <summary>
/// Guesses what was meant. A wrong guess costs more than none: where two words are equally near, there is none.
/// </summary>
public static class Suggestions
{
    private const int UsualDistance = 2;

    private const int LeastHead = 5;

    // Of so short a word half would be another word: lint is not init.
    private const int ShortWord = 4;

    private const int LongTypo = 8;

    // Nobody means a known word with a longer one.
    private const int Longest = 200;

    /// <summary>
    /// The one known word that is meant: equal but for case, blanks, dashes and underscores; or the only one that
    /// contains the given word; or the nearest by edit distance, at most 2 or a third of the word, 1 for a word of up
    /// to four letters. Null where there is none, or more than one.
    /// </summary>
    public static string? Nearest(string word, IEnumerable<string> known)
    {
        var words = known.Distinct(StringComparer.Ordinal).ToList();
        var plain = Plain(word);
        return plain.Length is 0 or > Longest
            ? null
            : Only(words.Where(candidate => Plain(candidate) == plain))
                ?? (
                    plain.Length > 2
                        ? Only(words.Where(candidate => Plain(candidate).Contains(plain, StringComparison.Ordinal)))
                        : null
                )
                ?? ByDistance(plain, words);
    }

    /// <summary>
    /// The only known word with which the given one begins, such as MySQL 8.0 does. Not for names: orders-test is
    /// another account than orders.
    /// </summary>
    public static string? Head(string word, IEnumerable<string> known) =>
        Only(
            known.Where(candidate =>
                Plain(candidate) is { Length: >= LeastHead } head
                && Plain(word).StartsWith(head, StringComparison.Ordinal)
            )
        );

    /// <summary>
    /// The one known word of which the given one is surely a slip of the pen, where other words than the known ones are
    /// right as well; null otherwise.
    /// </summary>
    public static string? Typo(string word, IEnumerable<string> known)
    {
        var (plain, words) = (Plain(word), known.Distinct(StringComparer.Ordinal).ToList());
        var reach =
            plain.Length <= ShortWord ? 0
            : plain.Length < LongTypo ? 1
            : UsualDistance;
        return words.Contains(word) || plain.Length is 0 or > Longest
            ? null
            : Only(words.Where(candidate => Distance(plain, Plain(candidate), reach) <= reach));
    }

    /// <summary>
    /// The known words: those that contain the given one in their own order, then the others, the most alike first.
    /// </summary>
    public static IEnumerable<string> Ranked(string word, IEnumerable<string> known)
    {
        var plain = Plain(word);
        return known.OrderBy(candidate =>
            Plain(candidate).Contains(plain, StringComparison.Ordinal)
                ? -1
                : Distance(plain, Plain(candidate), plain.Length + candidate.Length > Longest ? 0 : Longest)
        );
    }

    private static string? ByDistance(string plain, List<string> words)
    {
        var reach = plain.Length <= ShortWord ? 1 : Math.Max(UsualDistance, plain.Length / 3);
        var ranked = words
            .Select(candidate => (candidate, distance: Distance(plain, Plain(candidate), reach)))
            .Where(pair =>
                pair.distance <= reach && pair.distance < Math.Min(plain.Length, Plain(pair.candidate).Length)
            )
            .ToList();
        return ranked.Count is 0
            ? null
            : Only(
                ranked
                    .Where(pair => pair.distance == ranked.Min(other => other.distance))
                    .Select(pair => pair.candidate)
            );
    }

    private static string? Only(IEnumerable<string> candidates) =>
        candidates.Take(2).ToList() is [var only] ? only : null;

    private static string Plain(string text) =>
        string.Concat(text.Where(c => c is not ('-' or '_') && !char.IsWhiteSpace(c))).ToLowerInvariant();

    /// <summary>
    /// Insertions, deletions, replacements and swaps of neighbors (optimal string alignment), three rows at a time;
    /// anything beyond the reach is only said to be so.
    /// </summary>
    private static int Distance(string left, string right, int reach)
    {
        if (Math.Abs(left.Length - right.Length) > reach)
        {
            return reach + 1;
        }

        var (before, above) = (new int[right.Length + 1], Enumerable.Range(0, right.Length + 1).ToArray());
        for (var row = 1; row <= left.Length; row++)
        {
            var line = new int[right.Length + 1];
            line[0] = row;
            for (var column = 1; column <= right.Length; column++)
            {
                var changed = above[column - 1] + (left[row - 1] == right[column - 1] ? 0 : 1);
                line[column] = Math.Min(changed, Math.Min(above[column], line[column - 1]) + 1);
                if (row > 1 && column > 1 && left[row - 1] == right[column - 2] && left[row - 2] == right[column - 1])
                {
                    line[column] = Math.Min(line[column], before[column - 2] + 1);
                }
            }

            (before, above) = (above, line);
        }

        return above[right.Length];
    }
}
