using Cocona;
using DtsApply.Cmd.CommandLine;
using DtsApply.Cmd.Console;
using DtsApply.Cmd.Files;
using DtsApply.Model;
using DtsApply.UseCases;

namespace DtsApply.Cmd.Commands;

/// <summary>Shows the plan, asks, carries it out, reads it back.</summary>
internal sealed class ApplyCommand(CommandEnvironment world)
{
    /// <summary>Applies manifests, or a plan that was approved by being saved.</summary>
    public async Task<int> RunAsync(
        ManifestOptions files,
        OutputOptions output,
        CallOptions calls,
        ConsentOptions consent,
        RunOptions options,
        PlanFileOptions plans,
        JournalOptions journals,
        FenceOptions fences,
        [Argument] string? planFile = null
    )
    {
        world.LastWrite.IsWatched = true;
        var digest = plans.ExpectDigest is { } expected ? Settings.Digest("expect-digest", expected) : null;
        var printed = new Output(world, output, "text", "json");
        var request = new Request("apply", files, output, calls, consent)
        {
            Fences = fences,
            Journals = journals,
        }.Checked();
        Settings.CheckPlanFile(request, planFile, digest);
        return planFile is null
            ? await ApplyAsync(request, printed, options)
            : await ApplyAsync(request, printed, options with { Yes = true }, planFile, digest);
    }

    private async Task<int> ApplyAsync(Request request, Output output, RunOptions options)
    {
        using var live = new LiveSources(world, output, request.Calls, request.Journals.Journal);
        var prepared = await PreparePlan.RunAsync(request.Order(world), live, world.Interrupts.Signals.Stop);
        return prepared is PreparedPlan plan
            ? await new ConfirmedRun(world, request, output).RunAsync(plan, live, options, request.PlanThenApply)
            : new PlanScreens(world, request, output).Stop(prepared);
    }

    private async Task<int> ApplyAsync(Request request, Output output, RunOptions options, string path, string? digest)
    {
        var screens = new SavedPlanScreens(world, request, output, path);
        if (OpenedPlan.Open(path, out var problem) is not { } file)
        {
            return screens.End(new UnusablePlanFile(ExitCode.Manifests, problem!));
        }

        using var live = new LiveSources(world, output, request.Calls, request.Journals.Journal);
        var order = request.Order(file, digest, world);
        var prepared = await PrepareSavedPlan.RunAsync(order, live, world.Interrupts.Signals.Stop);
        return prepared is PreparedPlan plan
            ? await new ConfirmedRun(world, request, output).RunAsync(plan, live, options)
            : screens.End(prepared);
    }
}
