namespace DtsApply.Cmd.Console;

/// <summary>What a stream is connected to.</summary>
/// <param name="Columns">The cells of a line; 0 when it is no terminal.</param>
/// <param name="Rows">The lines of the screen.</param>
internal sealed record Terminal(int Columns, int Rows)
{
    /// <summary>Prose is never wrapped to less.</summary>
    public const int Narrowest = 40;
    private const int Widest = 100;
    private const int Pipe = 80;

    /// <summary>A pipe or a file.</summary>
    public static Terminal None { get; } = new(0, 0);

    /// <summary>Whether it is one.</summary>
    public bool IsOne => Columns > 0;

    /// <summary>
    /// The width that prose is wrapped to: a terminal's own within limits; elsewhere 80, or what COLUMNS says.
    /// </summary>
    public int Width(Func<string, string?> environment) =>
        IsOne ? Math.Clamp(Columns, Narrowest, Widest)
        : int.TryParse(environment("COLUMNS"), System.Globalization.CultureInfo.InvariantCulture, out var columns)
        && columns >= Narrowest
            ? columns
        : Pipe;
}
