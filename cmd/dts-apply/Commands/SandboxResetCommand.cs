using Cocona;
using DtsApply.Cmd.CommandLine;
using DtsApply.Cmd.Console;
using DtsApply.Messages;
using DtsApply.Sandbox.Storing;

namespace DtsApply.Cmd.Commands;

/// <summary>Empties the state of the sandbox.</summary>
internal sealed class SandboxResetCommand(CommandEnvironment world)
{
    /// <summary>Empties it; refused while a server holds it.</summary>
    public async Task<int> RunAsync(
        OutputOptions output,
        [Option("sandbox-state")] string sandboxState = DefaultPaths.SandboxState
    )
    {
        var screens = new SandboxScreens(world, new Output(world, output, "text"));
        var place = Settings.Place("sandbox-state", sandboxState);
        try
        {
            await SandboxStore.ResetAsync(place, world.Interrupts.Signals.Stop);
        }
        catch (SandboxStateException held)
        {
            return screens.Refuse(held.Message);
        }

        return screens.End(SandboxMessages.IsEmpty(sandboxState));
    }
}
