using System.Collections.Immutable;
using DtsApply.Text;

namespace DtsApply.Reporting.Screen;

/// <summary>A piece of text in one tone.</summary>
/// <param name="Tone">The tone.</param>
/// <param name="Value">The text.</param>
public readonly record struct StyledSpan(Tone Tone, string Value);

/// <summary>
/// Text with tones, before it is wrapped and painted. A sign of our own, which no text from outside holds once it is
/// safe, keeps two words on one line and is printed as a space.
/// </summary>
/// <param name="Spans">The pieces in order.</param>
public sealed record StyledText(ImmutableArray<StyledSpan> Spans)
{
    /// <inheritdoc cref="TerminalEscape.Glue"/>
    public const char Glue = TerminalEscape.Glue;

    /// <summary>No text.</summary>
    public static StyledText Empty { get; } = new([]);

    /// <summary>Text in that tone.</summary>
    public static StyledText Of(Tone tone, string value) => new([new(tone, value)]);

    /// <summary>Good news: create, gains, ok.</summary>
    public static StyledText Gain(string value) => Of(Tone.Gain, value);

    /// <summary>What takes away or stops: delete, loses, error.</summary>
    public static StyledText Lose(string value) => Of(Tone.Lose, value);

    /// <summary>What changes or warns.</summary>
    public static StyledText Change(string value) => Of(Tone.Change, value);

    /// <summary>help:, next:, unknown.</summary>
    public static StyledText Aside(string value) => Of(Tone.Aside, value);

    /// <summary>A name that the eye looks for.</summary>
    public static StyledText Name(string value) => Of(Tone.Name, value);

    /// <summary>Never needed, only helpful.</summary>
    public static StyledText Quiet(string value) => Of(Tone.Quiet, value);

    /// <summary>Plain text.</summary>
    public static StyledText FromString(string value) => Of(Tone.Plain, value);

    /// <summary>Plain text.</summary>
    public static implicit operator StyledText(string value) => FromString(value);

    /// <summary>One text after the other.</summary>
    public static StyledText Add(StyledText left, StyledText right) => left + right;

    /// <summary>One text after the other.</summary>
    public static StyledText operator +(StyledText left, StyledText right) => new(left.Spans.AddRange(right.Spans));

    /// <summary>The cells it takes on one line.</summary>
    public int Width => Spans.Sum(span => DisplayWidth.Width(span.Value));

    /// <summary>As much of its start as fits into so many cells.</summary>
    public StyledText Cut(int cells)
    {
        var spans = ImmutableArray.CreateBuilder<StyledSpan>();
        foreach (var span in Spans)
        {
            spans.Add(span with { Value = DisplayWidth.Fit(span.Value, cells) });
            cells -= DisplayWidth.Width(span.Value);
            if (cells <= 0)
            {
                break;
            }
        }

        return new(spans.ToImmutable());
    }

    /// <summary>Painted on one line.</summary>
    /// <remarks>Whatever a span holds, nothing that acts on a terminal gets past here.</remarks>
    public string Paint(Palette palette) =>
        string.Concat(Merge(Spans).Select(span => palette.Paint(span.Tone, Drawn(span.Value))));

    /// <inheritdoc/>
    public override string ToString() => Paint(Palette.None);

    private static string Drawn(string text) =>
        text.Contains(Glue, StringComparison.Ordinal)
            ? string.Join(' ', text.Split(Glue).Select(TerminalEscape.Escape))
            : TerminalEscape.Escape(text);

    private static IEnumerable<StyledSpan> Merge(IEnumerable<StyledSpan> spans)
    {
        StyledSpan? held = null;
        foreach (var span in spans.Where(span => span.Value.Length > 0))
        {
            if (held is { } last && last.Tone == span.Tone)
            {
                held = last with { Value = last.Value + span.Value };
                continue;
            }

            if (held is { } done)
            {
                yield return done;
            }

            held = span;
        }

        if (held is { } end)
        {
            yield return end;
        }
    }
}
