using DtsApply.Cmd.CommandLine;
using DtsApply.Cmd.Console;
using DtsApply.Cmd.Files;
using DtsApply.Messages;
using DtsApply.Model;
using DtsApply.UseCases;

namespace DtsApply.Cmd.Commands;

/// <summary>Shows what would change, and who gains or loses access. Never writes.</summary>
internal sealed class PlanCommand(CommandEnvironment world)
{
    /// <summary>Reads live state and prints the plan, or prints a saved one.</summary>
    public async Task<int> RunAsync(
        ManifestOptions files,
        OutputOptions output,
        CallOptions calls,
        ConsentOptions consent,
        PlanOptions options
    )
    {
        var printed = new Output(world, output, "text", "json", "markdown");
        var request = new Request("plan", files, output, calls, consent).Checked();
        Settings.Check(options);
        var result = new PlanResult(world, request, printed, options);
        if (options.Show is { } shown)
        {
            return Show(shown, result, new(world, request, printed));
        }

        if (options.Out is { } file)
        {
            world.Results.Claim("out", file);
            PlanFile.Check(file);
        }

        using var live = new LiveSources(world, printed, calls);
        var order = request.Order(world) with { IsStrict = options.Strict };
        var prepared = await PreparePlan.RunAsync(order, live, world.Interrupts.Signals.Stop);
        return prepared is PreparedPlan plan
            ? result.ShowAndSave(plan)
            : new PlanScreens(world, request, printed).Stop(prepared);
    }

    private int Show(string path, PlanResult result, PlanScreens screens)
    {
        if (OpenedPlan.Open(path, out var problem) is not { } file)
        {
            return screens.Stop(ExitCode.Manifests, [problem!], CommandMessages.NoPlanRead);
        }

        var stop = world.Interrupts.Signals.Stop;
        return ReadPlanFile.Run(file, ToolVersion.Current, out var unusable, stop) is { } saved
            ? result.ShowSaved(file, saved)
            : screens.Stop(unusable!.Code, unusable.Diagnostics, CommandMessages.NoPlanRead);
    }
}
