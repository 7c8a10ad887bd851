using DtsApply.Text;
using DtsApply.Cmd.Files;
using DtsApply.Cmd.Console;
using DtsApply.Cmd;
using DtsApply.Cmd.CommandLine;

namespace DtsApply.Cmd.Commands;

/// <summary>
/// Removes the roles that manifests declare, where these manifests alone explain them: shows, asks, carries out.
/// </summary>
public sealed class DestroyCommand(CommandEnvironment world)
{
    /// <summary>Removes them.</summary>
    public async Task<int> RunAsync(ManifestOptions files, OutputOptions output, CallOptions calls, RunOptions options)
    {
        using var session = new Session(world, new("destroy", files, output, calls, new()));
        return await session.PlanAsync(world.Interrupts.Signals.Stop) is { } plan
            ? await new Executor(world, session).RunAsync(
                plan,
                new(options.Yes, options.FailFast),
                session.Request.CommandLineFor("destroy --yes")
            )
            : session.Code;
    }
}
