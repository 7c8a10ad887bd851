using DtsApply.Cmd.CommandLine;
using DtsApply.Reporting.Screen;

namespace DtsApply.Cmd.Console;

/// <summary>The two streams of a command as pages: the result on standard output, the talk on standard error.</summary>
internal sealed class Output
{
    private const int QuestionLines = 3;
    private readonly CommandEnvironment _world;
    private readonly Colors _colors;

    public Output(CommandEnvironment world, OutputOptions options, params string[] formats)
    {
        _world = world;
        Format = Settings.OneOf("output", options.Output, [.. formats]);
        _colors = new Colors(
            Settings.OneOf("color", options.Color, "auto", "always", "never"),
            Settings.OneOf("palette", options.Palette, "default", "colorblind", "mono")
        );
        (Quiet, Verbose) = (options.Quiet, options.Verbose);
        Result = On(world.Out, world.OutTerminal);
        Error = On(world.Error, world.ErrorTerminal);
    }

    /// <summary>text, json and so on.</summary>
    public string Format { get; }

    public bool IsJson => Format is "json";

    public bool Quiet { get; }

    public bool Verbose { get; }

    /// <summary>Standard output.</summary>
    public Page Result { get; }

    /// <summary>Standard error.</summary>
    public Page Error { get; }

    /// <summary>Whether people are told anything but the verdict, on whichever stream.</summary>
    public bool Talks => !Quiet && !IsJson;

    /// <summary>The lines of the terminal at standard error.</summary>
    public int Height => _world.ErrorTerminal.Rows;

    /// <summary>Whether what was printed on standard output can still be seen, with some lines more.</summary>
    public bool IsResultInSight =>
        !Quiet && _world.OutTerminal.IsOne && Result.Lines + QuestionLines <= _world.OutTerminal.Rows;

    /// <summary>
    /// Whether a region may be redrawn in place on standard error: a screen reader does not hear repaints, or hears all
    /// of them.
    /// </summary>
    public bool CanRedraw =>
        Talks
        && !Verbose
        && _world.ErrorTerminal.Columns >= Terminal.Narrowest
        && _world.Environment("TERM") is not "dumb"
        && _world.Environment("CI") is null
        && _world.Environment("ACCESSIBLE") is null;

    /// <summary>A region that is redrawn in place; null where none may be.</summary>
    public LiveRegion? Region(Func<IEnumerable<StyledText>> lines, TimeSpan after, TimeProvider clock) =>
        CanRedraw ? new(Error, lines, after, clock) : null;

    /// <summary>A page on a stream or a terminal, in the colours and the width that it has.</summary>
    public Page On(TextWriter writer, Terminal terminal) =>
        new(Hiding(writer), _colors.For(terminal, _world.Environment), terminal.Width(_world.Environment));

    private HidingWriter Hiding(TextWriter writer) =>
        writer as HidingWriter ?? new HidingWriter(writer, _world.UsedKeys);

    /// <summary>The one object of a run with -o json; nothing without it.</summary>
    public void Json(Action<System.Text.Json.Utf8JsonWriter> members)
    {
        if (IsJson)
        {
            _world.Out.Write(JsonText.Document(members));
        }
    }

    /// <summary>One command that can be copied; not with -q.</summary>
    public void Next(Page page, string? command)
    {
        if (command is not null && Talks)
        {
            page.Line(StyledText.Aside("next:") + $" {command}");
        }
    }
}
