using System.Collections.Immutable;
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
        var destinations = Destination.Parse(options.Output, [.. formats]);
        Format = destinations[0].Format;
        _colors = new Colors(
            Settings.OneOf("color", options.Color, "auto", "always", "never"),
            Settings.OneOf("palette", options.Palette, "default", "colorblind", "mono")
        );
        (Quiet, Verbose) = (options.Quiet, options.Verbose);
        foreach (var file in destinations[1..])
        {
            world.Results.Add(file.Format, file.File!);
        }

        Result = Page.Copied([.. IsText ? (Page[])[On(world.Out, world.OutTerminal)] : [], .. InFiles()]);
        Error = On(world.Error, world.ErrorTerminal);
    }

    /// <summary>What standard output gets: text, json and so on.</summary>
    public string Format { get; }

    /// <summary>Whether standard output is for people.</summary>
    public bool IsText => Format is "text";

    /// <summary>Whether people read the result, on standard output or in a file.</summary>
    public bool HasText => IsText || _world.Results.Formats.Contains("text");

    public bool Quiet { get; }

    public bool Verbose { get; }

    /// <summary>The result for people: standard output, and files that are to hold it as text.</summary>
    public Page Result { get; }

    /// <summary>Standard error.</summary>
    public Page Error { get; }

    /// <summary>Whether people are told anything but the verdict, on whichever stream.</summary>
    public bool Talks => !Quiet && HasText;

    /// <summary>The lines of the terminal at standard error.</summary>
    public int Height => _world.ErrorTerminal.Rows;

    /// <summary>Whether what was printed on standard output can still be seen, with some lines more.</summary>
    public bool IsResultInSight =>
        !Quiet && IsText && _world.OutTerminal.IsOne && Result.Lines + QuestionLines <= _world.OutTerminal.Rows;

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

    /// <summary>The one object of a run in JSON, wherever that is wanted.</summary>
    public void Json(Action<System.Text.Json.Utf8JsonWriter> members) => Put("json", () => JsonText.Document(members));

    /// <summary>A whole result in a format, wherever that is wanted.</summary>
    /// <param name="format">The format.</param>
    /// <param name="text">Makes it, where it is.</param>
    public void Put(string format, Func<string> text) => PutEach(format, () => [(null, text())]);

    /// <summary>A result in a format that may come in parts, one file for each of them.</summary>
    /// <param name="format">The format.</param>
    /// <param name="parts">Makes them, where they are wanted: each with its name; null for the one of all.</param>
    public void PutEach(string format, Func<ImmutableArray<(string? Part, string Text)>> parts)
    {
        if (Format != format && !_world.Results.Formats.Contains(format))
        {
            return;
        }

        var made = parts();
        _world.Results.Write(format, made);
        if (Format == format)
        {
            _world.Out.Write(string.Concat(made.Select(part => part.Text)));
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

    private IEnumerable<Page> InFiles() =>
        _world
            .Results.Drawn()
            .Select(writer => new Page(writer, Palette.None, Terminal.None.Width(_world.Environment)));
}
