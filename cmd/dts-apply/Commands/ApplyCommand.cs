using Cocona;
using DtsApply.Cmd.CommandLine;
using DtsApply.Cmd.Console;
using DtsApply.Cmd.Files;
using DtsApply.Messages;
using DtsApply.Model;
using DtsApply.UseCases;

namespace DtsApply.Cmd.Commands;

/// <summary>Shows the plan, asks, carries it out, reads it back.</summary>
public sealed class ApplyCommand(CommandEnvironment world)
{
    /// <summary>Applies manifests, or a plan that was approved by being saved.</summary>
    public async Task<int> RunAsync(
        ManifestOptions files,
        OutputOptions output,
        CallOptions calls,
        ConsentOptions consent,
        RunOptions options,
        PlanFileOptions plans,
        [Argument] string? planFile = null
    )
    {
        world.LastWrite.IsWatched = true;
        var digest = plans.ExpectDigest is { } expected ? Settings.Digest("expect-digest", expected) : null;
        var printed = new Output(world, output, "text", "json");
        var request = new Request("apply", files, output, calls, consent).Checked();
        using var live = new LiveSources(world, printed, calls);
        if (planFile is not null)
        {
            Settings.CheckBesidePlanFile(request);
            return await ApplySavedAsync(request, printed, live, options, (planFile, digest));
        }

        if (digest is not null)
        {
            throw new UsageException(UsageMessages.DigestWithoutPlanFile, "dts-apply apply --help");
        }

        var prepared = await PreparePlan.RunAsync(request.Order(world.In), live, world.Interrupts.Signals.Stop);
        return prepared is PreparedPlan plan
            ? await new ConfirmedRun(world, request, printed).RunAsync(plan, live, options, request.PlanThenApply)
            : new PlanScreens(world, request, printed).Stop(prepared);
    }

    private async Task<int> ApplySavedAsync(
        Request request,
        Output printed,
        LiveSources live,
        RunOptions options,
        (string Path, string? Digest) plan
    )
    {
        var screens = new SavedPlanScreens(world, request, printed, plan.Path);
        if (OpenedPlan.Open(plan.Path, out var problem) is not { } file)
        {
            return screens.End(new UnusablePlanFile(ExitCode.Manifests, problem!));
        }

        var order = request.Order(file, plan.Digest, world);
        var prepared = await PrepareSavedPlan.RunAsync(order, live, world.Interrupts.Signals.Stop);
        return prepared is PreparedPlan approved
            ? await new ConfirmedRun(world, request, printed).RunAsync(approved, live, options with { Yes = true })
            : screens.End(prepared);
    }
}
