using DtsApply.Messages;
using DtsApply.Text;

namespace DtsApply.Cmd.CommandLine;

/// <summary>Commands of other tools, answered with ours.</summary>
internal static class ForeignCommands
{
    /// <summary>What to say to a command that is not ours; null where only its likeness to ours can be told.</summary>
    /// <param name="args">The command line.</param>
    public static UsageException? Answer(IReadOnlyList<string> args) =>
        args[0] switch
        {
            "get" or "list" or "describe" or "state" or "refresh" => Instead(args, HabitMessages.NoState, "verify"),
            "show" => new(
                HabitMessages.UnknownCommand("show", HabitMessages.ShownByPlan),
                $"dts-apply plan --show {ShellWord.Quote(args.Skip(1).FirstOrDefault(IsNoOption) ?? "plan.json")}"
            ),
            "delete" or "rm" or "remove" => Meant(args, "destroy", "dts-apply destroy --help"),
            "lint" or "check" or "test" => Meant(args, "validate", $"dts-apply validate {Files(args)}"),
            "fmt" => new(HabitMessages.UnknownCommand("fmt", HabitMessages.NeverRewritten), UsageException.NoNext),
            "create" or "new" => new(
                HabitMessages.UnknownCommand(args[0], HabitMessages.InitAndApply),
                "dts-apply init"
            ),
            "sync" or "deploy" or "up" => Meant(args, "apply", $"dts-apply plan {Files(args)}"),
            "preview" or "dry-run" => Instead(args, HabitMessages.PlanIsTheDryRun, "plan"),
            "rollback" => Meant(args, "undo", UsageException.NoNext),
            "log" => Meant(args, "history", UsageException.NoNext),
            "login" or "configure" or "auth" => new(
                HabitMessages.UnknownCommand(args[0], HabitMessages.CredentialsAreElsewhere),
                "aliyun configure --profile NAME"
            ),
            _ => null,
        };

    /// <summary>The options that name manifests, as they were typed, or what stands for them.</summary>
    public static string Files(IReadOnlyList<string> args)
    {
        var named = args.Zip(args.Skip(1))
            .Where(pair => pair.First is "-f" or "--filename")
            .Select(pair => $"-f {ShellWord.Quote(pair.Second)}")
            .ToList();
        return named.Count > 0 ? string.Join(' ', named) : "-f PATH";
    }

    private static UsageException Instead(IReadOnlyList<string> args, string instead, string command) =>
        new(HabitMessages.UnknownCommand(args[0], instead), $"dts-apply {command} {Files(args)}");

    private static UsageException Meant(IReadOnlyList<string> args, string command, string next) =>
        new(HabitMessages.UnknownCommand(args[0], HabitMessages.DidYouMean(command)), next);

    private static bool IsNoOption(string arg) => !arg.StartsWith('-');
}
