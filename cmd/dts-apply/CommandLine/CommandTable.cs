using DtsApply.Cmd.Commands;

namespace DtsApply.Cmd.CommandLine;

/// <summary>All commands by name; one of two words has a blank in it.</summary>
internal static class CommandTable
{
    // What touches no path works wherever it is started.
    private static readonly string[] NeedsNoFolder = ["explain", "schema", "version"];

    /// <summary>Every command with the method that carries it out.</summary>
    public static (string Name, Delegate Body)[] All(CommandEnvironment world) =>
        [
            ("validate", new ValidateCommand(world).RunAsync),
            ("plan", new PlanCommand(world).RunAsync),
            ("apply", new ApplyCommand(world).RunAsync),
            ("destroy", new DestroyCommand(world).RunAsync),
            ("history", new HistoryCommand(world).Run),
            ("undo", new UndoCommand(world).RunAsync),
            ("diff", new DiffCommand(world).RunAsync),
            ("verify", new VerifyCommand(world).RunAsync),
            ("whoami", new WhoamiCommand(world).RunAsync),
            ("task", new TaskCommand(world).RunAsync),
            ("graph", new GraphCommand(world).RunAsync),
            ("import", new ImportCommand(world).RunAsync),
            ("explain", new ExplainCommand(world).Run),
            ("init", new InitCommand(world).Run),
            ("sandbox serve", new SandboxServeCommand(world).RunAsync),
            ("sandbox reset", new SandboxResetCommand(world).RunAsync),
            ("schema", new SchemaCommand(world).Run),
            ("version", new VersionCommand(world).Run),
        ];

    /// <summary>Whether a command must be started in a folder that is there.</summary>
    public static bool NeedsFolder(string name) => !NeedsNoFolder.Contains(name);

    /// <summary>A command line whose command is one word: the two of <c>sandbox serve</c> become one name.</summary>
    public static string[] Joined(IEnumerable<string> args) =>
        args.ToArray() switch
        {
            ["help", "sandbox", var verb, .. var rest] => ["help", $"sandbox {verb}", .. rest],
            ["sandbox"] => ["help", "sandbox"],
            ["sandbox", var verb, .. var rest] when !verb.StartsWith('-') => [$"sandbox {verb}", .. rest],
            var one => one,
        };
}
