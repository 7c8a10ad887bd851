using System.Globalization;
using DiffPlex.DiffBuilder;
using DiffPlex.DiffBuilder.Model;
using DtsApply.Messages;
using DtsApply.Model;
using DtsApply.Reporting.Screen;
using DtsApply.Text;

namespace DtsApply.Reporting.Plans;

/// <summary>
/// The unified diff of two trust policies in their canonical text, so that order and string-or-list never show. Lines
/// are compared without the comma at their end: it belongs to what follows, and comes or goes with it.
/// </summary>
internal static class TrustDiff
{
    private const int Context = 3;
    private const int Many = 4000;

    /// <summary>The lines of the diff, with its two head lines; none when the policies mean the same.</summary>
    public static IEnumerable<StyledText> Lines(TrustPolicy live, TrustPolicy planned)
    {
        var lines = Shown(Compared(Bare(live.Canonical), Bare(planned.Canonical)), live, planned);
        var hunks = Hunks(lines).ToList();
        return hunks.Count is 0
            ? []
            :
            [
                StyledText.Lose(RoleMessages.LiveInDiff),
                StyledText.Gain(RoleMessages.PlannedInDiff),
                .. All(lines, hunks),
            ];
    }

    private static string[] Bare(string text) => [.. text.Split('\n').Select(line => line.TrimEnd(','))];

    private static List<DiffPiece> Compared(string[] old, string[] @new)
    {
        if (old.Length + @new.Length <= Many)
        {
            // DiffPlex ignores white space unless it is told not to; indentation is meaning enough to be shown.
            return InlineDiffBuilder
                .Diff(string.Join('\n', old), string.Join('\n', @new), ignoreWhiteSpace: false)
                .Lines;
        }

        // The shortest difference of two long texts costs the product of their lengths; what goes and what comes can be
        // told at once.
        var most = Math.Min(old.Length, @new.Length);
        var head = Enumerable.Range(0, most).TakeWhile(index => old[index] == @new[index]).Count();
        var tail = Enumerable.Range(1, most - head).TakeWhile(index => old[^index] == @new[^index]).Count();
        return
        [
            .. old[..head].Select(line => new DiffPiece(line, ChangeType.Unchanged)),
            .. old[head..^tail].Select(line => new DiffPiece(line, ChangeType.Deleted)),
            .. @new[head..^tail].Select(line => new DiffPiece(line, ChangeType.Inserted)),
            .. old[^tail..].Select(line => new DiffPiece(line, ChangeType.Unchanged)),
        ];
    }

    /// <summary>
    /// The same lines as they may be shown, with their commas: what is hidden is compared all the same. A line that
    /// stays is shown as it will be, but hidden where it is on either side.
    /// </summary>
    private static List<DiffPiece> Shown(List<DiffPiece> lines, TrustPolicy live, TrustPolicy planned)
    {
        var (goes, comes) = (live.Shown.Split('\n'), planned.Shown.Split('\n'));
        var (old, @new) = (0, 0);
        return [.. lines.Select(line => new DiffPiece(Next(line), line.Type))];

        string Next(DiffPiece line)
        {
            var gone = line.Type is ChangeType.Inserted ? null : goes[old++];
            var come = line.Type is ChangeType.Deleted ? null : comes[@new++];
            return come is null || (gone is not null && gone.TrimEnd(',') != line.Text) ? gone! : come;
        }
    }

    private static IEnumerable<StyledText> All(List<DiffPiece> lines, List<Range> hunks)
    {
        var (at, old, @new) = (0, 0, 0);
        foreach (var hunk in hunks)
        {
            var before = lines[at..hunk.Start.Value];
            var inside = lines[hunk.Start.Value..hunk.End.Value];
            (old, @new) = (old + Old(before), @new + New(before));
            foreach (var line in Hunk(inside, old, @new))
            {
                yield return line;
            }

            (at, old, @new) = (hunk.End.Value, old + Old(inside), @new + New(inside));
        }
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

    private static IEnumerable<StyledText> Hunk(List<DiffPiece> inside, int old, int @new)
    {
        yield return StyledText.Aside(
            string.Create(CultureInfo.InvariantCulture, $"@@ -{old + 1},{Old(inside)} +{@new + 1},{New(inside)} @@")
        );
        foreach (var line in inside)
        {
            var text = TerminalEscape.Escape(line.Text);
            yield return line.Type switch
            {
                ChangeType.Inserted => StyledText.Gain($"+{text}"),
                ChangeType.Deleted => StyledText.Lose($"-{text}"),
                _ => $" {text}",
            };
        }
    }

    private static int Old(IEnumerable<DiffPiece> lines) => lines.Count(line => line.Type is not ChangeType.Inserted);

    private static int New(IEnumerable<DiffPiece> lines) => lines.Count(line => line.Type is not ChangeType.Deleted);
}
