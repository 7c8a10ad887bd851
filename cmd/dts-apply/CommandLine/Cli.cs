using System.Reflection;
using Cocona;
using Cocona.Builder;
using Cocona.Command;
using Cocona.CommandLine;
using DtsApply.Cmd.Commands;
using DtsApply.Cmd.Console;
using DtsApply.Cmd.Files;
using DtsApply.Cmd.Help;
using DtsApply.Messages;
using DtsApply.Model;
using DtsApply.Reporting.Diagnostics;
using DtsApply.Reporting.Screen;
using DtsApply.Sandbox.Storing;
using DtsApply.Text;

namespace DtsApply.Cmd.CommandLine;

/// <summary>
/// Finds the command that is meant, binds its options and runs it; everything that goes wrong on the way is one line
/// and an exit code.
/// </summary>
/// <param name="world">What the commands touch.</param>
public sealed class Cli(CommandEnvironment world)
{
    // What touches no path works wherever it is started.
    private static readonly string[] NeedsNoFolder = ["explain", "schema", "version"];

    private readonly (string Name, Delegate Body)[] _commands = All(world);

    /// <summary>Runs one command line and returns its exit code.</summary>
    public async Task<int> RunAsync(IReadOnlyList<string> args)
    {
        try
        {
            return await CommandAsync(Joined([.. args.Select(arg => arg is "--auto-approve" ? "--yes" : arg)]));
        }
        catch (UsageException usage)
        {
            return Failed(args, ExitCode.Usage, usage.Message, usage.Next ?? HelpFor(args));
        }
        catch (SandboxStateException damaged)
        {
            var reset = $"dts-apply sandbox reset --sandbox-state {ShellWord.Quote(damaged.Path)}";
            return Failed(args, ExitCode.Credentials, damaged.Message, damaged.IsDamaged ? reset : null);
        }
        catch (OperationCanceledException) when (world.Interrupts.Signals.Stop.IsCancellationRequested)
        {
            var code = world.Interrupts.Code;
            return Failed(args, code, CommandMessages.WasStopped(code, world.LastWrite.IsNothing), head: args[0]);
        }
#pragma warning disable CA1031 // whatever else comes this far is a bug; people get one sentence and a file to send, never a stack trace
        catch (Exception bug)
#pragma warning restore CA1031
        {
            return Failed(
                args,
                ExitCode.Bug,
                CommandMessages.IsABug,
                more: CommandMessages.DetailsOfTheBug(
                    world.LastWrite.InWords(world.Clock.GetUtcNow()),
                    CrashReport.Write(bug, world)
                )
            );
        }
    }

    internal static (string Name, Delegate Body)[] All(CommandEnvironment world) =>
        [
            ("validate", new ValidateCommand(world).RunAsync),
            ("plan", new PlanCommand(world).RunAsync),
            ("apply", new ApplyCommand(world).RunAsync),
            ("destroy", new DestroyCommand(world).RunAsync),
            ("history", new HistoryCommand(world).Run),
            ("undo", new UndoCommand(world).RunAsync),
            ("whoami", new WhoamiCommand(world).RunAsync),
            ("explain", new ExplainCommand(world).Run),
            ("init", new InitCommand(world).Run),
            ("sandbox serve", new SandboxServeCommand(world).RunAsync),
            ("sandbox reset", new SandboxResetCommand(world).RunAsync),
            ("schema", new SchemaCommand(world).Run),
            ("version", new VersionCommand(world).Run),
        ];

    // A command may have two words; from here on they are one name.
    private static string[] Joined(string[] args) =>
        args switch
        {
            ["help", "sandbox", var verb, .. var rest] => ["help", $"sandbox {verb}", .. rest],
            ["sandbox"] or ["sandbox", "--help" or "-h"] or ["help", "sandbox"] => ["help", "sandbox serve"],
            ["sandbox", var verb, .. var rest] when !verb.StartsWith('-') => [$"sandbox {verb}", .. rest],
            _ => args,
        };

    private async Task<int> CommandAsync(string[] args)
    {
        var beforeEnd = args.TakeWhile(arg => arg is not "--").ToArray();
        if (args is [] or ["help"] || beforeEnd.Any(arg => arg is "--help" or "-h") || args[0] is "help")
        {
            return ShowHelp(HelpOn(beforeEnd));
        }

        if (args is ["--version"])
        {
            args = ["version"];
        }

        var known = _commands.FirstOrDefault(command => command.Name == args[0]);
        if (known.Body is null)
        {
            throw new UsageException(
                args[0].StartsWith('-')
                    ? CommandMessages.CommandComesFirst(args[0])
                    : CommandMessages.UnknownCommand(args[0], _commands.Select(command => command.Name))
            );
        }

        if (!world.HasWorkingFolder && !NeedsNoFolder.Contains(known.Name))
        {
            return Failed(args, ExitCode.Credentials, CommandMessages.NoWorkingFolder, head: known.Name);
        }

        return await RunAsync(known.Name, known.Body, args[1..]);
    }

    private async Task<int> RunAsync(string name, Delegate body, string[] args)
    {
        // Only the command that runs is described: reflection over all of them would cost every start.
        var builder = new CoconaCommandsBuilder();
        builder.AddCommand(name.Replace(' ', '-'), body);
        var commands = new CoconaCommandProvider(
            builder.Build(),
            CommandProviderOptions.OptionNameToLowerCase | CommandProviderOptions.CommandNameToLowerCase,
            new CoconaServices()
        ).GetCommandCollection();
        var command = commands.All.Single();
        var line = new CoconaCommandLineParser().ParseCommand(args, command.Options, command.Arguments);
        var values = OptionBinder.Bind(command, line, args, world.Environment);
        return command.Method.Invoke(
            command.Target,
            BindingFlags.DoNotWrapExceptions,
            binder: null,
            values,
            culture: null
        ) switch
        {
            Task<int> task => await task,
            int code => code,
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private string HelpFor(IReadOnlyList<string> args) =>
        Joined([.. args]) is [var name, ..] && _commands.Any(command => command.Name == name)
            ? $"dts-apply {name} --help"
            : "dts-apply --help";

    /// <summary>
    /// The command that help is asked for; null for the overview. After help, or an option, only the name of a command
    /// is one: it may be the value of an option.
    /// </summary>
    private static string? HelpOn(string[] args) =>
        args switch
        {
            [] => null,
            ["help", var word, ..] when !word.StartsWith('-') => word,
            [var first, ..] when first is not "help" && !first.StartsWith('-') => first,
            _ => args.FirstOrDefault(HelpTexts.Has),
        };

    private int ShowHelp(string? command)
    {
        if (command is not null && !HelpTexts.Has(command))
        {
            throw new UsageException(CommandMessages.UnknownCommand(command, _commands.Select(known => known.Name)));
        }

        world.Out.Write(HelpTexts.Find(command, world.OutTerminal.Width(world.Environment)));
        return ExitCode.Done;
    }

    /// <summary>One line for people; with -o json also the one object that every run with it prints.</summary>
    private int Failed(
        IReadOnlyList<string> args,
        int code,
        string message,
        string? next = null,
        string? more = null,
        string head = "dts-apply"
    )
    {
        var page = new Page(
            world.Error,
            Colors.Choose(args, world.Environment).For(world.ErrorTerminal, world.Environment),
            world.ErrorTerminal.Width(world.Environment)
        );
        page.Line(StyledText.Lose($"{head}:") + $" {message} {ExitMessages.Code(code)}");
        if (more is not null)
        {
            page.Prose(2, more);
        }

        if (next is not null)
        {
            page.Line(StyledText.Aside("next:") + $" {next}");
        }

        if (RawOptions.Option(args, world.Environment, "output", 'o') is "json")
        {
            world.Out.Write(
                DiagnosticsJson.Write([new(Severity.Error, RuleId.None, message) { Help = more ?? next }], code)
            );
        }

        return code;
    }
}
