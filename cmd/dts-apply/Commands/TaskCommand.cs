using DtsApply.Cmd.CommandLine;
using DtsApply.Cmd.Console;
using DtsApply.Messages;
using DtsApply.Model;
using DtsApply.Reporting.Diagnostics;
using DtsApply.Reporting.HandOffs;
using DtsApply.Reporting.Screen;
using DtsApply.Text;
using DtsApply.UseCases;

namespace DtsApply.Cmd.Commands;

/// <summary>Shows what to enter in the DTS console, or the ConfigureDtsJob parameters. Calls nothing.</summary>
internal sealed class TaskCommand(CommandEnvironment world)
{
    /// <summary>Prints one card a task.</summary>
    public async Task<int> RunAsync(ManifestOptions files, OutputOptions output, AccountOptions accounts)
    {
        var printed = new Output(world, output, "text", "json");
        var request = new Request("task", files, output, accounts.Calls(), new());
        var found = await HandOffTasks.RunAsync(files.Source(world), request.Accounts, world.Interrupts.Signals.Stop);
        return found is HandedOffTasks tasks
            ? Show(printed, request, tasks)
            : new PlanScreens(world, request, printed).Stop(found);
    }

    private static int Show(Output output, Request request, HandedOffTasks found)
    {
        var cards = HandOffCard.Create(found, NaturalOrder.Instance).ToList();
        var noticed = ManifestScreens.View(found.Manifests, found.Noticed, output.Verbose);
        output.Json(writer => HandOffJson.Members(writer, found, ToolVersion.Current));
        if (output.Talks)
        {
            DiagnosticsText.Draw(output.Error, noticed);
            cards.ForEach(card => HandOffText.Draw(output.Result, card));
        }

        if (output.HasText)
        {
            output.Result.Line(
                StyledText.Name("task:") + HandOffMessages.Shown(cards.Count, found.Ended, noticed.Warnings)
            );
        }

        if (cards.Count > 0)
        {
            // Placeholders are for the sandbox, where nothing else is said.
            var verify = found.Accounts.Values.Any(account => account.IsPlaceholder) ? "verify --sandbox" : "verify";
            var ready = HandOffMessages.AreRolesReady(cards.Count, cards[0].Roles);
            output.Next(output.Result, $"{request.CommandLineFor(verify)}   # {ready}");
        }

        return ExitCode.Done;
    }
}
