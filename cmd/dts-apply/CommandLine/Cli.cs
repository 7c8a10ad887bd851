using DtsApply.Cmd.Files;
using DtsApply.Cmd.Help;
using DtsApply.Messages;
using DtsApply.Model;
using DtsApply.Sandbox.Serving;
using DtsApply.Sandbox.Storing;
using DtsApply.Text;

namespace DtsApply.Cmd.CommandLine;

/// <summary>
/// Finds the command that is meant and runs it; everything that goes wrong on the way is one line and an exit code.
/// </summary>
/// <param name="world">What the commands touch.</param>
internal sealed class Cli(CommandEnvironment world)
{
    private readonly (string Name, Delegate Body)[] _commands = CommandTable.All(world);

    /// <summary>Runs one command line and returns its exit code.</summary>
    public async Task<int> RunAsync(IReadOnlyList<string> args)
    {
        try
        {
            var named = CommandTable.Joined(args.Select(arg => arg is "--auto-approve" ? "--yes" : arg));
            var code = await CommandAsync(named);
            world.Results.Finish();
            return code;
        }
#pragma warning disable CA1031 // what is not known here is a bug; people get one sentence and a file to send, never a stack trace
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return (WhyNot(exception, args) with { Command = Meant(args) }).Tell(args, world);
        }
    }

    private Failure WhyNot(Exception exception, IReadOnlyList<string> args) =>
        exception switch
        {
            UsageException usage => new(ExitCode.Usage, usage.Message)
            {
                Next = usage.Next is UsageException.NoNext ? null : usage.Next ?? HelpFor(args),
            },
            SandboxStateException damaged => new(ExitCode.Credentials, damaged.Message)
            {
                Next = damaged.IsDamaged
                    ? $"dts-apply sandbox reset --sandbox-state {ShellWord.Quote(damaged.Path)}"
                    : null,
            },
            AddressTakenException taken => new(
                ExitCode.Credentials,
                SandboxMessages.CannotListen(taken.Address, taken.Reason)
            )
            {
                Next = ListenElsewhere(args),
            },
            OperationCanceledException when world.Interrupts.Signals.Stop.IsCancellationRequested => WasStopped(args),
            _ => IsABug(exception),
        };

    // The same command line again, with all of its faults and files.
    private static string ListenElsewhere(IReadOnlyList<string> args)
    {
        var given = args.Index()
            .Where(arg => arg.Item.StartsWith("--listen", StringComparison.Ordinal))
            .SelectMany(arg => arg.Item is "--listen" ? (int[])[arg.Index, arg.Index + 1] : [arg.Index]);
        var kept = args.Where((_, index) => !given.Contains(index)).Select(ShellWord.Quote);
        return $"dts-apply {string.Join(' ', kept)} --listen 127.0.0.1:0   # {SandboxMessages.AFreePort}";
    }

    private Failure WasStopped(IReadOnlyList<string> args)
    {
        var code = world.Interrupts.Code;
        return new(code, CommandMessages.WasStopped(code, world.LastWrite.IsNothing)) { Head = args[0] };
    }

    private Failure IsABug(Exception bug)
    {
        var lastWrite = world.LastWrite.InWords(world.Clock.GetUtcNow());
        return new(ExitCode.Bug, CommandMessages.IsABug)
        {
            More = CommandMessages.DetailsOfTheBug(lastWrite, CrashReport.Write(bug, world)),
        };
    }

    private async Task<int> CommandAsync(string[] args)
    {
        var beforeEnd = args.TakeWhile(arg => arg is not "--").ToArray();
        if (args is [] or ["help"] || beforeEnd.Any(arg => arg is "--help" or "-h") || args[0] is "help")
        {
            return ShowHelp(HelpOn(beforeEnd));
        }

        var (name, body) = Find(args is ["--version"] ? ["version"] : args);
        StrayVariables.Warn(
            world,
            () => _commands.SelectMany(command => CommandCall.Options(command.Name, command.Body)),
            Failure.PageOf(args, world)
        );
        return world.HasWorkingFolder || !CommandTable.NeedsFolder(name)
            ? await CommandCall.RunAsync(name, body, args[1..], world.Environment)
            : new Failure(ExitCode.Credentials, CommandMessages.NoWorkingFolder) { Head = name }.Tell(args, world);
    }

    private (string Name, Delegate Body) Find(string[] args)
    {
        var word = args[0];
        var known = _commands.FirstOrDefault(command => command.Name == word);
        return known.Body is not null
            ? known
            : throw ForeignCommands.Answer(args)
                ?? new UsageException(
                    word.StartsWith('-')
                        ? CommandMessages.CommandComesFirst(word)
                        : CommandMessages.UnknownCommand(word, _commands.Select(command => command.Name))
                );
    }

    private string HelpFor(IReadOnlyList<string> args) =>
        Meant(args) is { } name ? $"dts-apply {name} --help" : "dts-apply --help";

    /// <summary>The command that a line begins with; null where there is none of that name.</summary>
    private string? Meant(IReadOnlyList<string> args) =>
        CommandTable.Joined(args) is [var name, ..] && _commands.Any(command => command.Name == name) ? name : null;

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
}
