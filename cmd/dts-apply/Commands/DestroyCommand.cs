using DtsApply.Cmd.CommandLine;
using DtsApply.Cmd.Console;
using DtsApply.UseCases;

namespace DtsApply.Cmd.Commands;

/// <summary>
/// Removes the roles that manifests declare, where these manifests alone explain them: shows, asks, carries out.
/// </summary>
internal sealed class DestroyCommand(CommandEnvironment world)
{
    /// <summary>Removes them.</summary>
    public async Task<int> RunAsync(
        ManifestOptions files,
        OutputOptions output,
        CallOptions calls,
        RunOptions options,
        JournalOptions journals,
        FenceOptions fences
    )
    {
        world.LastWrite.IsWatched = true;
        var printed = new Output(world, output, "text", "json");
        var request = new Request("destroy", files, output, calls, new())
        {
            Fences = fences,
            Journals = journals,
        }.Checked();
        using var live = new LiveSources(world, printed, calls, journals.Journal);
        var prepared = await PreparePlan.RunAsync(request.Order(world), live, world.Interrupts.Signals.Stop);
        var instead = request.CommandLineFor("destroy --yes");
        return prepared is PreparedPlan plan
            ? await new ConfirmedRun(world, request, printed).RunAsync(plan, live, options, instead)
            : new PlanScreens(world, request, printed).Stop(prepared);
    }
}
