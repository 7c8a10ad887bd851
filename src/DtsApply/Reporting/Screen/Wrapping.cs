using System.Collections.Immutable;
using DtsApply.Text;

namespace DtsApply.Reporting.Screen;

/// <summary>
/// Greedy wrapping between words, so that golden output is reproducible. A word that is too wide alone sticks out; it
/// is never broken.
/// </summary>
public static class Wrapping
{
    /// <summary>Breaks a text into lines of at most that width.</summary>
    /// <param name="text">The text.</param>
    /// <param name="width">The cells a line may take, indentation included.</param>
    /// <param name="first">The cells already taken on the first line.</param>
    /// <param name="next">The cells taken at the start of each further line.</param>
    public static ImmutableArray<StyledText> Lines(StyledText text, int width, int first, int next)
    {
        var lines = ImmutableArray.CreateBuilder<StyledText>();
        var line = ImmutableArray.CreateBuilder<StyledSpan>();
        var used = first;
        foreach (var (space, word) in Words(text))
        {
            var cells = word.Sum(span => DisplayWidth.Width(span.Value));
            if (line.Count > 0 && used + 1 + cells > width)
            {
                lines.Add(new(line.ToImmutable()));
                line.Clear();
                used = next;
            }
            else if (line.Count > 0)
            {
                line.Add(new(space, " "));
                used++;
            }

            line.AddRange(word);
            used += cells;
        }

        lines.Add(new(line.ToImmutable()));
        return lines.ToImmutable();
    }

    /// <summary>The words, each with the tone of the space before it; a word may change its tone inside.</summary>
    private static IEnumerable<(Tone Space, List<StyledSpan> Word)> Words(StyledText text)
    {
        var word = new List<StyledSpan>();
        var space = Tone.Plain;
        foreach (var span in text.Spans)
        {
            foreach (var (index, part) in Kept(span.Value).Split(' ').Index())
            {
                if (index > 0)
                {
                    if (word.Count > 0)
                    {
                        yield return (space, word);
                    }

                    (word, space) = ([], span.Tone);
                }

                if (part.Length > 0)
                {
                    word.Add(span with { Value = part });
                }
            }
        }

        if (word.Count > 0)
        {
            yield return (space, word);
        }
    }

    /// <summary>
    /// A name and the digits of its ID stay together, and so do a key and its value in parentheses, and a day and its
    /// name, all of which end alike: Friday 2026-12-04.
    /// </summary>
    private static string Kept(string text) =>
        text.Replace(" (…", $"{StyledText.Glue}(…", StringComparison.Ordinal)
            .Replace("(prefix: ", $"(prefix:{StyledText.Glue}", StringComparison.Ordinal)
            .Replace("day 2", $"day{StyledText.Glue}2", StringComparison.Ordinal);
}
