using DtsApply.Cmd.Console;
using DtsApply.Messages;
using DtsApply.Model;
using DtsApply.Reporting.Diagnostics;
using DtsApply.Reporting.Markdown;
using DtsApply.Reporting.Screen;
using DtsApply.Text;

namespace DtsApply.Cmd.CommandLine;

/// <summary>Why a command line came to nothing.</summary>
/// <param name="Code">The exit code.</param>
/// <param name="Message">What is wrong, one sentence.</param>
internal sealed record Failure(int Code, string Message)
{
    /// <summary>Who says it: the tool, or the command.</summary>
    public string Head { get; init; } = "dts-apply";

    /// <summary>The command to type next.</summary>
    public string? Next { get; init; }

    /// <summary>Further sentences.</summary>
    public string? More { get; init; }

    /// <summary>
    /// One line for people, and what follows from it; with -o json also the one object that every run with it prints.
    /// Returns the exit code.
    /// </summary>
    public int Tell(IReadOnlyList<string> args, CommandEnvironment world)
    {
        Draw(PageOf(args, world));
        if (RawOptions.StandardOutput(args, world.Environment) is { } format)
        {
            world.Out.Write(Document(format));
        }

        world.Results.Fail(this);
        return Code;
    }

    /// <summary>The result of a run that came to nothing, in a format; empty where it has no place for failures.</summary>
    public string Document(string format)
    {
        var diagnostic = new Diagnostic(Severity.Error, RuleId.None, Message) { Help = More ?? Next };
        return format switch
        {
            "json" => DiagnosticsJson.Write([diagnostic], Code),
            "sarif" => DiagnosticsSarif.Write([diagnostic], ToolVersion.Current),
            "markdown" => StoppedMarkdown.Write(Head, Message, Code, [], More ?? Next),
            "text" => $"{Head}: {TerminalEscape.Escape(Message)} {ExitMessages.Code(Code)}\n",
            _ => "",
        };
    }

    private void Draw(Page page)
    {
        page.Line(StyledText.Lose($"{Head}:") + $" {Message} {ExitMessages.Code(Code)}");
        if (More is not null)
        {
            page.Prose(2, More);
        }

        if (Next is not null)
        {
            page.Line(StyledText.Aside("next:") + $" {Next}");
        }
    }

    /// <summary>Standard error, as the command line wants it.</summary>
    internal static Page PageOf(IReadOnlyList<string> args, CommandEnvironment world) =>
        new(
            world.Error,
            Colors.Choose(args, world.Environment).For(world.ErrorTerminal, world.Environment),
            world.ErrorTerminal.Width(world.Environment)
        );
}
