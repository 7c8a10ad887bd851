using System.Collections.Immutable;
using DtsApply.Text;

namespace DtsApply.Reporting.Screen;

/// <summary>Where screens are drawn: a writer, its colours and the width that prose is wrapped to.</summary>
/// <param name="writer">Receives the lines, each ended with a line feed.</param>
/// <param name="palette">The colours.</param>
/// <param name="width">The cells of a line.</param>
public sealed class Page(TextWriter writer, Palette palette, int width)
{
    /// <summary>The width of fields' labels.</summary>
    public const int Label = 13;

    private ImmutableArray<Page> _copies = [];

    /// <summary>The cells of a line.</summary>
    public int Width => width;

    /// <summary>Several pages drawn as one: each wraps to a width of its own.</summary>
    /// <param name="pages">The pages; none for what nobody reads.</param>
    public static Page Copied(params ImmutableArray<Page> pages) =>
        pages switch
        {
            [] => new(TextWriter.Null, Palette.None, 0),
            [var first, .. var others] => first.With(others),
        };

    /// <summary>How many lines were written.</summary>
    public int Lines { get; private set; }

    private Page With(ImmutableArray<Page> copies)
    {
        _copies = copies;
        return this;
    }

    /// <summary>One line that is never wrapped.</summary>
    public void Line(StyledText text)
    {
        Put(text);
        foreach (var copy in _copies)
        {
            copy.Line(text);
        }
    }

    /// <summary>An empty line.</summary>
    public void Line() => Line(StyledText.Empty);

    /// <summary>A line that is left open for an answer.</summary>
    public void Ask(StyledText question)
    {
        writer.Write(RunnerCommands.Defuse(question.Paint(palette)));
        writer.Flush();
    }

    /// <summary>Draws lines in the place of the last ones of a terminal, in one go, so that nothing flickers.</summary>
    /// <param name="over">How many lines are taken away.</param>
    /// <param name="lines">What stands there instead.</param>
    public void Redraw(int over, IEnumerable<StyledText> lines)
    {
        var up = over > 0 ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"\e[{over}F\e[J") : "";
        writer.Write(up + string.Concat(lines.Select(line => Drawn(line) + '\n')));
        writer.Flush();
    }

    /// <summary>Wrapped text; what follows the first line is indented two more.</summary>
    /// <param name="indent">The cells before the first line.</param>
    /// <param name="text">The text.</param>
    public void Prose(int indent, StyledText text) => Hanging(indent, "", text, indent + 2);

    /// <summary>A label, and its value wrapped in a column of its own.</summary>
    /// <param name="indent">The cells before the label.</param>
    /// <param name="label">The label; empty continues the field above.</param>
    /// <param name="value">The value.</param>
    public void Field(int indent, StyledText label, StyledText value) =>
        Hanging(indent, label + new string(' ', Math.Max(0, Label - label.Width)), value, indent + Label);

    /// <summary>Wrapped text after a head that takes part of the first line.</summary>
    /// <param name="indent">The cells before the head.</param>
    /// <param name="head">Stands on the first line.</param>
    /// <param name="text">The text.</param>
    /// <param name="next">The cells before each further line.</param>
    public void Hanging(int indent, StyledText head, StyledText text, int next)
    {
        var before = new string(' ', indent) + head;
        foreach (var (index, line) in Wrapping.Lines(text, width, indent + head.Width, next).Index())
        {
            Put(index is 0 ? before + line : new string(' ', next) + line);
        }

        foreach (var copy in _copies)
        {
            copy.Hanging(indent, head, text, next);
        }
    }

    private void Put(StyledText text)
    {
        Lines++;
        writer.Write(Drawn(text));
        writer.Write('\n');
    }

    // What a line begins with is only known here, once it is wrapped.
    private string Drawn(StyledText line) => RunnerCommands.Defuse(line.Paint(palette).TrimEnd(' '));
}
