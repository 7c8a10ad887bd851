using System.Collections.Immutable;
using DtsApply.Cmd.CommandLine;
using DtsApply.Sandbox;
using DtsApply.Sandbox.Serving;
using DtsApply.Sandbox.Storing;

namespace DtsApply.Cmd;

/// <summary>A sandbox that listens, with its state.</summary>
/// <param name="Server">The server.</param>
/// <param name="Store">The state.</param>
internal sealed record ServedSandbox(SandboxServer Server, SandboxStore Store) : IAsyncDisposable
{
    /// <summary>Opens the state and listens.</summary>
    /// <param name="world">What the command touches.</param>
    /// <param name="options">What the user asked for.</param>
    /// <param name="settings">The same, understood.</param>
    /// <param name="accountIds">The accounts that it serves.</param>
    /// <param name="report">Told of bugs that a request met.</param>
    /// <exception cref="AddressTakenException">The address cannot be listened at.</exception>
    public static async Task<ServedSandbox> StartAsync(
        CommandEnvironment world,
        ServeOptions options,
        ServeSettings settings,
        ImmutableArray<string> accountIds,
        Action<Exception> report
    )
    {
        var stop = world.Interrupts.Signals.Stop;
        var store = await SandboxStore.OpenAsync(options.SandboxState, stop);
        var served = new SandboxOptions(accountIds, world.Clock)
        {
            Faults = settings.Faults.Faults,
            Rules = settings.Faults.Rules,
            KeepsNonces = true,
            EvaluatesPolicies = options.EvaluatePolicies,
        };
        var serving = new ServerOptions(settings.Listen) { Report = report };
        try
        {
            return new(await SandboxServer.StartAsync(new(store, served), store, serving, stop), store);
        }
        catch
        {
            store.Dispose();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        Store.Dispose();
    }
}
