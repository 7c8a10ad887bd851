using System.Collections.Immutable;
using DtsApply.Cmd.CommandLine;
using DtsApply.Cmd.Console;
using DtsApply.Cmd.Files;
using DtsApply.Messages;
using DtsApply.UseCases;

namespace DtsApply.Cmd.Commands;

/// <summary>The embedded RAM and STS as a server on this machine, for clients that are not this tool.</summary>
internal sealed class SandboxServeCommand(CommandEnvironment world)
{
    /// <summary>
    /// Serves until it is told to stop; one JSON line on standard output says when it is ready, and with which keys.
    /// </summary>
    public async Task<int> RunAsync(ManifestOptions files, OutputOptions output, ServeOptions options)
    {
        var screens = new SandboxScreens(world, new Output(world, output, "text", "json"));
        var settings = ServeSettings.From(files, options);
        var manifests = files.Filename is null
            ? null
            : await LoadManifests.RunAsync(files.Source(world), world.Interrupts.Signals.Stop);
        if (manifests is { HasErrors: true })
        {
            return screens.StopAt(manifests);
        }

        var accounts = settings.Serve(manifests?.Set.Accounts ?? []);
        var ids = accounts.Select(account => account.Id).ToImmutableArray();
        await using (var sandbox = await ServedSandbox.StartAsync(world, options, settings, ids, screens.Report))
        {
            if (options.WriteProfile is { } path)
            {
                SandboxProfiles.Write(path, accounts);
            }

            if (options.OidcToken is { } token)
            {
                OidcTokenFile.Write(token, options.Subject(), world.Clock.GetUtcNow());
            }

            await screens.ReadyAsync(sandbox.Server.Endpoint, ids, files, options);
            await UntilStoppedAsync(world.Interrupts.Signals.Stop);
        }

        return screens.End(SandboxMessages.Stopped);
    }

    private static Task UntilStoppedAsync(CancellationToken stop) =>
        Task.Delay(Timeout.InfiniteTimeSpan, stop)
            .ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
}
