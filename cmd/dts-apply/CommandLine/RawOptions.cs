namespace DtsApply.Cmd.CommandLine;

/// <summary>
/// What a command line asks for that could not be bound, so that even its failure is told as the user wants to be told.
/// </summary>
internal static class RawOptions
{
    /// <summary>The machine-readable format that standard output is to have; null for text.</summary>
    public static string? StandardOutput(IReadOnlyList<string> args, Func<string, string?> environment)
    {
        var said = Mentions(args, "output", 'o').LastOrDefault(value => !value.Contains('=', StringComparison.Ordinal));
        return (said ?? environment("DTS_APPLY_OUTPUT")) is ("json" or "markdown") and var format ? format : null;
    }

    /// <summary>The files that results are to be written to, as <c>FORMAT=FILE</c> names them.</summary>
    public static IEnumerable<(string Format, string File)> Files(IReadOnlyList<string> args) =>
        Mentions(args, "output", 'o')
            .Select(value => value.Split('=', 2))
            .Where(parts => parts is ["json" or "markdown" or "sarif", not ("" or "-")])
            .Select(parts => (parts[0], parts[1]));

    /// <summary>
    /// The value of an option, by its last mention, then by its variable; null where neither says it.
    /// </summary>
    /// <param name="args">The command line.</param>
    /// <param name="environment">Looks an environment variable up.</param>
    /// <param name="name">The option's long name.</param>
    /// <param name="letter">Its short name, where it has one.</param>
    public static string? Option(
        IReadOnlyList<string> args,
        Func<string, string?> environment,
        string name,
        char? letter = null
    ) => Mentions(args, name, letter).LastOrDefault() ?? environment($"DTS_APPLY_{name.ToUpperInvariant()}");

    private static IEnumerable<string> Mentions(IReadOnlyList<string> args, string name, char? letter)
    {
        foreach (var (arg, next) in args.Zip(args.Skip(1).Append("")))
        {
            var said =
                arg == $"--{name}" || (letter is not null && arg == $"-{letter}") ? next
                : arg.StartsWith($"--{name}=", StringComparison.Ordinal) ? arg[(name.Length + 3)..]
                : letter is not null && arg.StartsWith($"-{letter}", StringComparison.Ordinal) ? arg[2..].TrimStart('=')
                : null;
            if (said is not null)
            {
                yield return said;
            }
        }
    }
}
