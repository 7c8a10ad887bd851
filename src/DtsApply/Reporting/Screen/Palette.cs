namespace DtsApply.Reporting.Screen;

/// <summary>What a piece of text means; colours only repeat it.</summary>
public enum Tone
{
    /// <summary>Everything that has no tone of its own.</summary>
    Plain,

    /// <summary>Create, gains, ok, done.</summary>
    Gain,

    /// <summary>Delete, loses, error, failed, refuse.</summary>
    Lose,

    /// <summary>Update, adopt, warning, throttled.</summary>
    Change,

    /// <summary>help:, next:, unknown, hunk heads.</summary>
    Aside,

    /// <summary>Names that the eye looks for, and the verdict's first word.</summary>
    Name,

    /// <summary>The gutter of a source frame.</summary>
    Quiet,
}

/// <summary>
/// Colour as data: one string for each tone, empty where there is no colour, so that no drawing code ever asks whether
/// colour is on.
/// </summary>
/// <param name="Gain">Begins <see cref="Tone.Gain"/>.</param>
/// <param name="Lose">Begins <see cref="Tone.Lose"/>.</param>
/// <param name="Change">Begins <see cref="Tone.Change"/>.</param>
/// <param name="Aside">Begins <see cref="Tone.Aside"/>.</param>
/// <param name="Name">Begins <see cref="Tone.Name"/>.</param>
/// <param name="Quiet">Begins <see cref="Tone.Quiet"/>.</param>
/// <param name="End">Ends every tone that was begun.</param>
public sealed record Palette(
    string Gain,
    string Lose,
    string Change,
    string Aside,
    string Name,
    string Quiet,
    string End
)
{
    private const string Reset = "\e[0m";

    /// <summary>No colour at all.</summary>
    public static Palette None { get; } = new("", "", "", "", "", "", "");

    /// <summary>The terminal's own 16 colours, so that it fits every theme.</summary>
    public static Palette Default { get; } = Codes("32", "31", "33", "36", "1", "2");

    /// <summary>
    /// Three colours that stay apart under protanopia, deuteranopia and tritanopia, for terminals with 256 colours.
    /// </summary>
    public static Palette Colorblind { get; } = Codes("38;5;30", "38;5;130", "38;5;98", "4", "1", "");

    /// <summary>The same for terminals with 16 colours.</summary>
    public static Palette Colorblind16 { get; } = Codes("94", "33", "35", "4", "1", "");

    /// <summary>Bold and nothing else.</summary>
    public static Palette Mono { get; } = Codes("", "1", "", "", "1", "");

    /// <summary>Colours as words, so that golden output stays readable and pins them.</summary>
    public static Palette Tags { get; } = new("[green]", "[red]", "[yellow]", "[cyan]", "[bold]", "[dim]", "[/]");

    /// <summary>The text in that tone.</summary>
    public string Paint(Tone tone, string text)
    {
        var begin = Begin(tone);
        return begin.Length is 0 || text is { Length: 0 } ? text : begin + text + End;
    }

    private string Begin(Tone tone) =>
        tone switch
        {
            Tone.Gain => Gain,
            Tone.Lose => Lose,
            Tone.Change => Change,
            Tone.Aside => Aside,
            Tone.Name => Name,
            Tone.Quiet => Quiet,
            _ => "",
        };

    private static Palette Codes(string gain, string lose, string change, string aside, string name, string quiet)
    {
        return new(Code(gain), Code(lose), Code(change), Code(aside), Code(name), Code(quiet), Reset);

        static string Code(string number) => number.Length is 0 ? "" : $"\e[{number}m";
    }
}
