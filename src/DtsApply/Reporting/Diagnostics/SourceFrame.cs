using System.Globalization;
using DtsApply.Model;
using DtsApply.Reporting.Screen;
using DtsApply.Text;

namespace DtsApply.Reporting.Diagnostics;

/// <summary>
/// Draws a line of a manifest with a mark under the exact token. What stands in the line is others' text: it is escaped
/// and measured as drawn.
/// </summary>
/// <param name="page">Where it is drawn.</param>
/// <param name="lines">The lines of a file; null where none of its lines may be shown.</param>
internal sealed class SourceFrame(Page page, Func<string, IReadOnlyList<string>?> lines)
{
    private const int Gutter = 7;
    private const int Least = 20;

    /// <summary>Draws the line of a place, and the mark under it.</summary>
    /// <param name="source">The place.</param>
    /// <param name="mark"><c>^</c> under a cause, <c>-</c> under a related place.</param>
    /// <param name="tone">The mark's tone.</param>
    /// <param name="above">Whether the line above is shown too, since that is where indentation goes wrong.</param>
    public void Draw(SourceSpan source, char mark, Tone tone, bool above = false)
    {
        if (Line(source, source.Line) is not { } line || (line.Length is 0 && source.Column > 1))
        {
            return;
        }

        if (above && Line(source, source.Line - 1) is { Length: > 0 } before)
        {
            Row(source.Line - 1, Window(Drawn(before), 0));
        }

        var start = Math.Clamp(source.Column - 1, 0, line.Length);
        var end = source.EndLine > source.Line ? line.Length : Math.Clamp(source.EndColumn - 1, start, line.Length);
        var (head, token) = (Drawn(line[..start]), Drawn(line[start..end]));
        var (from, width) = (DisplayWidth.Width(head), Math.Max(1, DisplayWidth.Width(token)));
        var drawn = Drawn(line);
        // The mark of omission at the end takes a cell, which is never the token's.
        var room = DisplayWidth.Width(drawn) > from + width ? Room - 1 : Room;
        var cut = from + width > room ? Math.Max(0, Math.Min(from - Least, from + width - room)) : 0;
        Row(source.Line, Window(drawn, cut));
        page.Line(
            StyledText.Quiet("     |")
                + " "
                + new string(' ', from - cut)
                + StyledText.Of(tone, new string(mark, Math.Min(width, Room - (from - cut))))
        );
    }

    private int Room => Math.Max(Least * 2, page.Width - Gutter);

    private string? Line(SourceSpan source, int number) =>
        lines(source.File) is { } all && number >= 1 && number <= all.Count ? all[number - 1] : null;

    private void Row(int number, string text) =>
        page.Line(StyledText.Quiet(string.Create(CultureInfo.InvariantCulture, $"{number,4} |")) + " " + text);

    /// <summary>
    /// A line as it is drawn: tabs as four spaces, IDs of keys masked, everything that acts on a terminal escaped.
    /// </summary>
    private static string Drawn(string text) =>
        TerminalEscape.Escape(AccessKeyMask.Mask(text).Replace("\t", "    ", StringComparison.Ordinal));

    /// <summary>The part of a line that fits, with a mark of omission at each end that was cut.</summary>
    private string Window(string text, int from)
    {
        var rest = from is 0 ? text : "…" + text[DisplayWidth.Fit(text, from + 1).Length..];
        return DisplayWidth.Width(rest) <= Room ? rest : DisplayWidth.Fit(rest, Room - 1) + "…";
    }
}
