using Cocona.Command;
using Cocona.Command.Binder;
using Cocona.CommandLine;
using DtsApply.Messages;
using DtsApply.Text;

namespace DtsApply.Cmd.CommandLine;

/// <summary>
/// One command with its options bound; files Cocona's edges off: surplus arguments, missing values and half-understood
/// flags are errors.
/// </summary>
internal static class OptionBinder
{
    private const string Alias = "auto-approve";

    // What consents, redirects, or names a file that is written or carried out: an environment must not agree or choose
    // in the user's place.
    private static readonly string[] FlagsOnly =
    [
        "yes",
        "adopt",
        "take-over",
        "prune",
        "allow-removals",
        "endpoint",
        "sandbox",
        "help",
        "out",
        "show",
        "journal",
        "write-profile",
        "oidc-token",
        "keep-journals",
        "expect-digest",
        "last",
        // The variable's fences are added to those of the command line, which never stand in their place.
        "fence",
    ];

    /// <summary>Binds the values of a command's method.</summary>
    public static object?[] Bind(
        CommandDescriptor command,
        ParsedCommandLine line,
        IReadOnlyList<string> args,
        Func<string, string?> environment
    )
    {
        var help = $"dts-apply {command.Name.Replace('-', ' ')} --help";
        CheckNames(command, line, args, help);
        foreach (var option in line.Options)
        {
            Check(option, args, help);
        }

        CheckTwice(line, help);
        return Bind(command, [.. line.Options, .. FromEnvironment(command, line, environment)], line.Arguments, help);
    }

    private static object?[] Bind(
        CommandDescriptor command,
        CommandOption[] options,
        IReadOnlyList<CommandArgument> arguments,
        string help
    )
    {
        var bare = new CoconaServices();
        try
        {
            return new CoconaParameterBinder(bare, bare, bare).Bind(command, options, arguments);
        }
        catch (ParameterBinderException unbound)
        {
            var reason = unbound.InnerException?.Message ?? unbound.Message;
            throw new UsageException($"--{unbound.Option?.Name}: {reason}", help);
        }
    }

    /// <summary>Refuses what the command does not have: options by their names, and arguments beyond its own.</summary>
    private static void CheckNames(
        CommandDescriptor command,
        ParsedCommandLine line,
        IReadOnlyList<string> args,
        string help
    )
    {
        if (args.TakeWhile(arg => arg is not "--").FirstOrDefault(arg => OneDashTooFew(command, arg)) is { } single)
        {
            throw new UsageException(OptionMessages.OneDashTooFew(single), UsageException.NoNext);
        }

        if (ForeignOptions.Answer(command, args) is { } foreign)
        {
            throw foreign;
        }

        if (line.UnknownOptions is [var unknown, ..])
        {
            var given = $"{(unknown.Length is 1 ? "-" : "--")}{unknown}";
            var known = command.Options.Select(option => $"--{option.Name}");
            throw new UsageException(OptionMessages.IsUnknown(given, known), help);
        }

        if (line.Arguments.Count > command.Arguments.Count)
        {
            var surplus = line.Arguments[command.Arguments.Count].Value;
            var takesManifests = command.Options.Any(option => option.Name is "filename");
            throw new UsageException(
                OptionMessages.UnexpectedArgument(surplus, takesManifests),
                takesManifests ? $"dts-apply {command.Name.Replace('-', ' ')} -f {ShellWord.Quote(surplus)}" : help
            );
        }
    }

    private static void CheckTwice(ParsedCommandLine line, string help)
    {
        var twice = line
            .Options.GroupBy(option => option.Option)
            .FirstOrDefault(group =>
                group.Count() > 1
                && group.Key is CommandOptionDescriptor { IsEnumerableLike: false } single
                && single.OptionType != typeof(bool)
            );
        if (twice is not null)
        {
            throw new UsageException(OptionMessages.StandsTwice(twice.Key.Name), help);
        }
    }

    /// <summary>
    /// A long option with a single dash is cut into letters otherwise: -out would be -o with the value ut.
    /// </summary>
    private static bool OneDashTooFew(CommandDescriptor command, string arg) =>
        arg is ['-', not '-', _, ..]
        && arg[1..].Split('=')[0] is var name
        && (name is Alias || command.Options.Any(option => option.Name == name));

    private static void Check(CommandOption option, IReadOnlyList<string> args, string help)
    {
        if (option.Value is null or "")
        {
            throw new UsageException(OptionMessages.NeedsAValue(option.Option.Name), help);
        }

        // Cocona reads every value of a flag but true as false; "--sandbox=yes" must not silently mean the cloud.
        if (
            option.Option is CommandOptionDescriptor { UnwrappedOptionType: var type }
            && type == typeof(bool)
            && args[option.Position].Split('=', 2) is [_, not ("true" or "false")]
            && args[option.Position].StartsWith("--", StringComparison.Ordinal)
        )
        {
            throw new UsageException(OptionMessages.IsAFlag(option.Option.Name), help);
        }
    }

    /// <summary>Options that stand as DTS_APPLY_… in the environment and not on the command line.</summary>
    private static IEnumerable<CommandOption> FromEnvironment(
        CommandDescriptor command,
        ParsedCommandLine line,
        Func<string, string?> environment
    )
    {
        var given = line.Options.Select(option => option.Option.Name).ToHashSet(StringComparer.Ordinal);
        return from option in command.Options
               where !given.Contains(option.Name) && !FlagsOnly.Contains(option.Name)
               let value = environment(Variable(option.Name))
               where value is not null && !NamesAFile(option.Name, value)
               select new CommandOption(
                   option,
                   option.UnwrappedOptionType == typeof(bool) ? (value is "true" or "1" ? "true" : "false") : value,
                   0
               );
    }

    /// <summary>With what the variables of options begin.</summary>
    public const string Prefix = "DTS_APPLY_";

    /// <summary>Whether an option is taken from the command line alone.</summary>
    public static bool IsFlagOnly(string option) => FlagsOnly.Contains(option);

    /// <summary>The variable that an option may stand in.</summary>
    public static string Variable(string option) => $"{Prefix}{option.Replace('-', '_').ToUpperInvariant()}";

    /// <summary>An environment chooses a format, never a file that is written.</summary>
    public static bool NamesAFile(string option, string value) =>
        option is "output" && value.Contains('=', StringComparison.Ordinal);
}
