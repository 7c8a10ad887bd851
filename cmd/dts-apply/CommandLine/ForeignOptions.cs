using Cocona.Command;
using DtsApply.Messages;
using DtsApply.Text;

namespace DtsApply.Cmd.CommandLine;

/// <summary>Options of other tools, answered with ours; those that the command has itself never are.</summary>
internal static class ForeignOptions
{
    /// <summary>What to say; null where no such option stands on the line.</summary>
    /// <param name="command">The command with its options.</param>
    /// <param name="args">What stands behind its name.</param>
    public static UsageException? Answer(CommandDescriptor command, IReadOnlyList<string> args)
    {
        var said = args.TakeWhile(arg => arg is not "--").ToList();
        for (var i = 0; i < said.Count; i++)
        {
            var parts = said[i].Split('=', 2);
            if (said[i].StartsWith('-') && !Has(command, parts[0]))
            {
                var value = parts.Length > 1 ? parts[1] : said.ElementAtOrDefault(i + 1) ?? "DIR";
                if (Answer(parts[0], value, said) is { } answer)
                {
                    return answer;
                }
            }
        }

        return null;
    }

    private static UsageException? Answer(string option, string value, IReadOnlyList<string> args) =>
        option switch
        {
            "--dry-run" => new(HabitMessages.PlanIsTheDryRun, $"dts-apply plan {ForeignCommands.Files(args)}"),
            "-json" or "--json" => Only(HabitMessages.OutputIsChosen),
            "-target" or "--target" => Only(HabitMessages.AccountsAreChosen),
            "-chdir" or "--chdir" or "-C" => Only(HabitMessages.NameTheFolderOf(ShellWord.Quote(value))),
            "-var" or "--var" or "-var-file" or "--var-file" or "--values" => Only(HabitMessages.NoVariables),
            "-k" or "--kustomize" => Only(HabitMessages.NoOverlays(ShellWord.Quote(value))),
            "--force" or "--doit" or "--no-verify" => Only(HabitMessages.RefusalsSayWhatToDo(option)),
            "-n" or "--namespace" or "-workspace" or "--workspace" => Only(HabitMessages.ToldApartBySet),
            "--context" or "--kubeconfig" => Only(HabitMessages.CredentialsStandInTheManifest),
            _ => null,
        };

    private static UsageException Only(string message) => new(message, UsageException.NoNext);

    private static bool Has(CommandDescriptor command, string option) =>
        command.Options.Any(known =>
            option == $"--{known.Name}" || known.ShortName.Any(letter => option == $"-{letter}")
        );
}
