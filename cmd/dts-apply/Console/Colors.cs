using DtsApply.Cmd.CommandLine;
using DtsApply.Reporting.Screen;

namespace DtsApply.Cmd.Console;

/// <summary>The colours that a user asked for.</summary>
/// <param name="When">auto, always or never.</param>
/// <param name="Name">default, colorblind or mono.</param>
internal sealed record Colors(string When, string Name)
{
    /// <summary>
    /// What a command line asks for that could not be bound; whatever makes no sense counts as not said.
    /// </summary>
    public static Colors Choose(IReadOnlyList<string> args, Func<string, string?> environment) =>
        new(
            RawOptions.Option(args, environment, "color") ?? "auto",
            RawOptions.Option(args, environment, "palette") ?? "auto"
        );

    /// <summary>
    /// --color over NO_COLOR over CLICOLOR_FORCE and FORCE_COLOR over the terminal; each stream decides alone.
    /// </summary>
    public Palette For(Terminal terminal, Func<string, string?> environment) =>
        IsOn(terminal, environment) ? Chosen(environment) : Palette.None;

    private bool IsOn(Terminal terminal, Func<string, string?> environment) =>
        When switch
        {
            "always" => true,
            "never" => false,
            _ when environment("NO_COLOR") is not null => false,
            _ when Forced(environment("CLICOLOR_FORCE")) || Forced(environment("FORCE_COLOR")) => true,
            _ => terminal.IsOne && environment("TERM") is not "dumb" && environment("CLICOLOR") is not "0",
        };

    private Palette Chosen(Func<string, string?> environment) =>
        Name switch
        {
            "mono" => Palette.Mono,
            "colorblind" => environment("COLORTERM") is not null
            || environment("TERM")?.Contains("256", StringComparison.Ordinal) is true
                ? Palette.Colorblind
                : Palette.Colorblind16,
            _ => Palette.Default,
        };

    private static bool Forced(string? value) => value is not (null or "0");
}
