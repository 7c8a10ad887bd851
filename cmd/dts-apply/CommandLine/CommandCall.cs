using System.Diagnostics;
using System.Reflection;
using Cocona;
using Cocona.Builder;
using Cocona.Command;
using Cocona.CommandLine;

namespace DtsApply.Cmd.CommandLine;

/// <summary>Binds the options of one command and carries it out.</summary>
internal static class CommandCall
{
    /// <summary>Carries a command out; its exit code.</summary>
    /// <param name="name">The command.</param>
    /// <param name="body">Its method.</param>
    /// <param name="args">What stands behind its name.</param>
    /// <param name="environment">Where options may be given too.</param>
    /// <exception cref="UsageException">The options are not the command's.</exception>
    public static async Task<int> RunAsync(string name, Delegate body, string[] args, Func<string, string?> environment)
    {
        var command = Describe(name, body);
        var line = new CoconaCommandLineParser().ParseCommand(args, command.Options, command.Arguments);
        var values = OptionBinder.Bind(command, line, args, environment);
        var result = command.Method.Invoke(command.Target, BindingFlags.DoNotWrapExceptions, null, values, null);
        return result switch
        {
            Task<int> task => await task,
            int code => code,
            _ => throw new UnreachableException(),
        };
    }

    /// <summary>The options of a command.</summary>
    public static IEnumerable<CommandOptionDescriptor> Options(string name, Delegate body) =>
        Describe(name, body).Options;

    // Only the command that runs is described: reflection over all of them would cost every start.
    private static CommandDescriptor Describe(string name, Delegate body)
    {
        var builder = new CoconaCommandsBuilder();
        builder.AddCommand(name.Replace(' ', '-'), body);
        const CommandProviderOptions lower =
            CommandProviderOptions.OptionNameToLowerCase | CommandProviderOptions.CommandNameToLowerCase;
        return new CoconaCommandProvider(builder.Build(), lower, new CoconaServices())
            .GetCommandCollection()
            .All.Single();
    }
}
