using System.Globalization;
using DiffPlex.DiffBuilder;
using DiffPlex.DiffBuilder.Model;
using DtsApply.Model;
using DtsApply.Reporting.Screen;

namespace DtsApply.Reporting.Plans;

/// <summary>The unified diff of two trust policies in their canonical text, so that order and string-or-list never show.</summary>
internal static class TrustDiff
{
    private const int Context = 3;

    /// <summary>The lines of the diff, with its two head lines; none when the policies mean the same.</summary>
    public static IEnumerable<Text> Lines(TrustPolicy live, TrustPolicy planned)
    {
        // DiffPlex ignores white space unless it is told not to; indentation is meaning enough to be shown.
        var lines = InlineDiffBuilder.Diff(live.Canonical, planned.Canonical, ignoreWhiteSpace: false).Lines;
        var hunks = Hunks(lines).ToList();
        return hunks.Count is 0 ? [] : [Text.Lose("--- live"), Text.Gain("+++ planned"), .. hunks.SelectMany(hunk => Hunk(lines, hunk))];
    }

    /// <summary>Runs of lines around changes, each with its context, merged where they touch.</summary>
    private static IEnumerable<Range> Hunks(List<DiffPiece> lines)
    {
        int? from = null;
        var to = 0;
        for (var index = 0; index < lines.Count; index++)
        {
            if (lines[index].Type is ChangeType.Unchanged)
            {
                continue;
            }

            if (from is { } begun && index - Context > to)
            {
                yield return begun..to;
                from = null;
            }

            from ??= Math.Max(0, index - Context);
            to = Math.Min(lines.Count, index + Context + 1);
        }

        if (from is { } last)
        {
            yield return last..to;
        }
    }

    private static IEnumerable<Text> Hunk(List<DiffPiece> lines, Range hunk)
    {
        var (from, to) = (hunk.Start.Value, hunk.End.Value);
        var before = lines.Take(from).ToList();
        var inside = lines[from..to];
        yield return Text.Aside(string.Create(CultureInfo.InvariantCulture,
            $"@@ -{Old(before) + 1},{Old(inside)} +{New(before) + 1},{New(inside)} @@"));
        foreach (var line in inside)
        {
            var text = Foreign.Safe(line.Text);
            yield return line.Type switch
            {
                ChangeType.Inserted => Text.Gain($"+{text}"),
                ChangeType.Deleted => Text.Lose($"-{text}"),
                _ => $" {text}",
            };
        }
    }

    private static int Old(IEnumerable<DiffPiece> lines) => lines.Count(line => line.Type is not ChangeType.Inserted);

    private static int New(IEnumerable<DiffPiece> lines) => lines.Count(line => line.Type is not ChangeType.Deleted);
}
