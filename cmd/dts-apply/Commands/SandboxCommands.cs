using DtsApply.Cmd.Console;
using DtsApply.Cmd;
using System.Collections.Immutable;
using Cocona;
using DtsApply.Cmd.CommandLine;
using DtsApply.Cmd.Files;
using DtsApply.Model;
using DtsApply.Reporting.Diagnostics;
using DtsApply.Reporting.Screen;
using DtsApply.Sandbox;
using DtsApply.Sandbox.Faults;
using DtsApply.Sandbox.Serving;
using DtsApply.Sandbox.Storing;
using DtsApply.Text;

namespace DtsApply.Cmd.Commands;

/// <summary>What <c>sandbox serve</c> is told.</summary>
public sealed record ServeOptions(
    [Option("listen")] string Listen = "127.0.0.1:8787",
    [Option("account")] string[]? Account = null,
    [Option("sandbox-state")] string SandboxState = ".dts-apply/sandbox.json",
    [Option("fault")] string[]? Fault = null,
    [Option("seed")] int Seed = 0,
    [Option("write-profile")] string? WriteProfile = null
) : ICommandParameterSet;

/// <summary>
/// The embedded RAM and STS as a server on this machine, for clients that are not this tool; and the way to empty its
/// state.
/// </summary>
public sealed class SandboxCommands(CommandEnvironment world)
{
    private const string Help = "dts-apply sandbox serve --help";

    /// <summary>
    /// Serves until it is told to stop; one JSON line on standard output says when it is ready, and with which keys.
    /// </summary>
    public async Task<int> ServeAsync(ManifestOptions files, OutputOptions output, ServeOptions options)
    {
        var printed = new Output(world, output, "text", "json");
        var listen = ListenAddress.TryParse(options.Listen, out var address, out var problem)
            ? address
            : throw new UsageException($"--listen {options.Listen}: {problem}");
        var faults = SandboxFaults.Read(options.Fault ?? [], options.Seed);
        if (!faults.Problems.IsEmpty)
        {
            throw new UsageException($"--fault {string.Join("; --fault ", faults.Problems)}", Help);
        }

        if (options.WriteProfile is { } profiles)
        {
            SandboxProfiles.Check(profiles);
        }

        if (Accounts(files, options, printed) is not { } accounts)
        {
            return ExitCode.Manifests;
        }

        var ids = accounts.Select(account => account.Id).ToImmutableArray();
        if (faults.Faults.AccountIds.FirstOrDefault(id => !ids.Contains(id)) is { } stranger)
        {
            throw new UsageException(
                $"--fault names account {stranger}, which is not served{CommandSuggestion.To(stranger, ids)}",
                Help
            );
        }

        var stop = world.Interrupts.Signals.Stop;
        using var store = await SandboxStore.OpenAsync(options.SandboxState, stop);
        var cloud = new SandboxCloud(
            store,
            new(ids, world.Clock)
            {
                Faults = faults.Faults,
                Rules = faults.Rules,
                KeepsNonces = true,
            }
        );
        var serving = new ServerOptions(listen)
        {
            Report = bug => printed.Error.Line(StyledText.Lose("sandbox:") + $" {TerminalEscape.Escape(bug.Message)}"),
        };
        try
        {
            await using var server = await SandboxServer.StartAsync(cloud, store, serving, stop);
            if (options.WriteProfile is { } path)
            {
                SandboxProfiles.Write(path, accounts);
            }

            await ReadyAsync(printed, server.Endpoint, ids, (files, options));
            await Task.Delay(Timeout.InfiniteTimeSpan, stop)
                .ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        }
        catch (IOException busy)
        {
            throw new UsageException($"--listen {options.Listen}: {busy.Message}");
        }

        printed.Error.Line(StyledText.Name("sandbox:") + " stopped");
        return ExitCode.Done;
    }

    /// <summary>Empties the state; refused while a server holds it.</summary>
    public async Task<int> ResetAsync(
        OutputOptions output,
        [Option("sandbox-state")] string sandboxState = ".dts-apply/sandbox.json"
    )
    {
        var printed = new Output(world, output, "text");
        try
        {
            await SandboxStore.ResetAsync(sandboxState, world.Interrupts.Signals.Stop);
        }
        catch (SandboxStateException held)
        {
            printed.Error.Line(
                StyledText.Lose("sandbox:")
                    + $" refused, {TerminalEscape.Escape(held.Message)} (exit {ExitCode.Refused})"
            );
            return ExitCode.Refused;
        }

        printed.Error.Line(StyledText.Name("sandbox:") + $" {TerminalEscape.Escape(sandboxState)} is empty");
        return ExitCode.Done;
    }

    private async Task ReadyAsync(
        Output printed,
        Uri endpoint,
        ImmutableArray<string> accounts,
        (ManifestOptions Files, ServeOptions Serve) options
    )
    {
        await world.Out.WriteLineAsync(ReadyLine.Write(endpoint, accounts));
        await world.Out.FlushAsync();
        var address = endpoint.GetLeftPart(UriPartial.Authority);
        if (!printed.Quiet)
        {
            printed.Error.Line($"state is kept in {TerminalEscape.Escape(options.Serve.SandboxState)}; Ctrl-C stops");
            var where = $" at {address}, {Format.Count(accounts.Length, "account")}";
            printed.Error.Line(StyledText.Name("sandbox:") + " " + StyledText.Gain("ready") + where);
        }

        var files = options.Files.Filename is null ? "-f ." : Invocation.Files(options.Files);
        var plan = Invocation.Build("plan", files, $"--endpoint {address}");
        printed.Next(
            printed.Error,
            options.Serve.WriteProfile is { } path
                ? $"{plan} --profile-file {ShellWord.Quote(path)}"
                : $"{plan}   # with the keys above; --write-profile FILE writes them as profiles"
        );
    }

    /// <summary>
    /// The accounts of the manifests and of --account, in the order given; null when the manifests have mistakes, which
    /// are then printed.
    /// </summary>
    private ImmutableArray<ServedAccount>? Accounts(ManifestOptions files, ServeOptions options, Output printed)
    {
        var given = (options.Account ?? []).Select(id => new ServedAccount(id, id)).ToImmutableArray();
        if (
            given.FirstOrDefault(account => account.Id.Length is not 16 || !account.Id.All(char.IsAsciiDigit)) is
            { } wrong
        )
        {
            throw new UsageException($"--account {wrong.Id} is no account ID; it has 16 digits", Help);
        }

        if (files.Filename is null)
        {
            return given.Length > 0
                ? [.. given.Distinct()]
                : throw new UsageException("a sandbox needs accounts; name manifests with -f, or --account ID", Help);
        }

        var manifests = ManifestInput.Read(world, files, world.Interrupts.Signals.Stop);
        if (manifests.HasErrors)
        {
            var view = manifests.View(manifests.Diagnostics, printed.Verbose);
            DiagnosticsText.Draw(printed.Error, view);
            printed.Error.Line(DiagnosticsVerdict.Wrong("sandbox", view, ExitCode.Manifests));
            return null;
        }

        return [.. manifests.Set.Accounts.Select(ServedAccount.Create).Concat(given).DistinctBy(account => account.Id)];
    }
}
