using DtsApply.Reporting;

namespace DtsApply.Cmd;

/// <summary>Everything outside the process that commands touch, handed to them, so that a whole command runs inside a test.</summary>
/// <param name="In">Standard input as bytes, for manifests.</param>
/// <param name="Out">The result.</param>
/// <param name="Error">The talk: prompts, progress, diagnostics of a run.</param>
/// <param name="Environment">Looks an environment variable up; null when it is not set or empty.</param>
/// <param name="Clock">The clock.</param>
public sealed record World(Stream In, TextWriter Out, TextWriter Error, Func<string, string?> Environment, TimeProvider Clock)
{
    /// <summary>What standard output is.</summary>
    public Terminal OutTerminal { get; init; } = Terminal.None;

    /// <summary>What standard error is.</summary>
    public Terminal ErrorTerminal { get; init; } = Terminal.None;

    /// <summary>Whether someone can be asked: standard input and standard error are both a terminal.</summary>
    public bool CanAsk { get; init; }

    /// <summary>Reads one line of an answer; null at the end of input.</summary>
    public Func<string?> ReadAnswer { get; init; } = () => null;

    /// <summary>Spreads retries: a number from 0 to 1, anew each time.</summary>
    public Func<double> Jitter { get; init; } = () => 0.5;

    /// <summary>The user's home folder.</summary>
    public string Home { get; init; } = "";

    /// <summary>The door, where it is not to the service that the options name.</summary>
    public Applying.ICloud? Cloud { get; init; }

    /// <summary>When a run last may have written.</summary>
    public LastWrite LastWrite { get; } = new();

    /// <summary>Stops what runs from outside.</summary>
    public Interrupts Interrupts { get; init; } = new();
}

/// <summary>What a stream is connected to.</summary>
/// <param name="Columns">The cells of a line; 0 when it is no terminal.</param>
/// <param name="Rows">The lines of the screen.</param>
public sealed record Terminal(int Columns, int Rows)
{
    /// <summary>Prose is never wrapped to less.</summary>
    public const int Narrowest = 40;
    private const int Widest = 100;
    private const int Pipe = 80;

    /// <summary>A pipe or a file.</summary>
    public static Terminal None { get; } = new(0, 0);

    /// <summary>Whether it is one.</summary>
    public bool IsOne => Columns > 0;

    /// <summary>The width that prose is wrapped to: a terminal's own within limits; elsewhere 80, or what COLUMNS says.</summary>
    public int Width(Func<string, string?> environment) => IsOne ? Math.Clamp(Columns, Narrowest, Widest)
        : int.TryParse(environment("COLUMNS"), System.Globalization.CultureInfo.InvariantCulture, out var columns) && columns >= Narrowest ? columns
        : Pipe;
}

/// <summary>The colours that a user asked for.</summary>
/// <param name="When">auto, always or never.</param>
/// <param name="Name">default, colorblind or mono.</param>
public sealed record Colors(string When, string Name)
{
    /// <summary>What a command line asks for that could not be bound; whatever makes no sense counts as not said.</summary>
    public static Colors Of(IReadOnlyList<string> args, Func<string, string?> environment)
    {
        return new(Option("color", "DTS_APPLY_COLOR"), Option("palette", "DTS_APPLY_PALETTE"));

        string Option(string name, string variable) =>
            args.Zip(args.Skip(1).Append("")).Where(pair => pair.First == $"--{name}").Select(pair => pair.Second)
                .Concat(args.Where(arg => arg.StartsWith($"--{name}=", StringComparison.Ordinal)).Select(arg => arg[(name.Length + 3)..]))
                .LastOrDefault() ?? environment(variable) ?? "auto";
    }

    /// <summary>--color over NO_COLOR over CLICOLOR_FORCE and FORCE_COLOR over the terminal; each stream decides alone.</summary>
    public Palette For(Terminal terminal, Func<string, string?> environment) => IsOn(terminal, environment) ? Chosen(environment) : Palette.None;

    private bool IsOn(Terminal terminal, Func<string, string?> environment) => When switch
    {
        "always" => true,
        "never" => false,
        _ when environment("NO_COLOR") is not null => false,
        _ when Forced(environment("CLICOLOR_FORCE")) || Forced(environment("FORCE_COLOR")) => true,
        _ => terminal.IsOne && environment("TERM") is not "dumb" && environment("CLICOLOR") is not "0",
    };

    private Palette Chosen(Func<string, string?> environment) => Name switch
    {
        "mono" => Palette.Mono,
        "colorblind" => environment("COLORTERM") is not null || environment("TERM")?.Contains("256", StringComparison.Ordinal) is true ? Palette.Colorblind : Palette.Colorblind16,
        _ => Palette.Default,
    };

    private static bool Forced(string? value) => value is not (null or "0");
}
