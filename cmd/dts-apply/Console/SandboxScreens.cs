using System.Collections.Immutable;
using DtsApply.Cmd.CommandLine;
using DtsApply.Disk;
using DtsApply.Messages;
using DtsApply.Model;
using DtsApply.Reporting.Diagnostics;
using DtsApply.Reporting.Screen;
using DtsApply.Sandbox;
using DtsApply.Sandbox.Serving;
using DtsApply.Text;
using DtsApply.UseCases;

namespace DtsApply.Cmd.Console;

/// <summary>What the served sandbox tells.</summary>
/// <param name="world">What the command touches.</param>
/// <param name="output">The streams.</param>
internal sealed class SandboxScreens(CommandEnvironment world, Output output)
{
    // In the home folder, which is the user's own: profiles are not read from the working folder.
    private const string Elsewhere = "~/sandbox-profiles.json";

    /// <summary>One JSON line for machines, that it is ready and with which keys; a few more for people.</summary>
    /// <param name="endpoint">Where it is.</param>
    /// <param name="accounts">The accounts that it serves.</param>
    /// <param name="files">The manifests that they are of.</param>
    /// <param name="options">How it is served.</param>
    public async Task ReadyAsync(
        Uri endpoint,
        ImmutableArray<string> accounts,
        ManifestOptions files,
        ServeOptions options
    )
    {
        await world.Out.WriteLineAsync(ReadyLine.Write(endpoint, accounts));
        await world.Out.FlushAsync();
        var address = endpoint.GetLeftPart(UriPartial.Authority);
        if (!output.Quiet)
        {
            output.Error.Line(SandboxMessages.StateIsKept(options.SandboxState));
            if (options.OidcToken is { } token)
            {
                var provider = SandboxOidc.ProviderArn(accounts[0]);
                output.Error.Line(SandboxMessages.TokenIsIn(token, options.Subject(), provider));
            }

            output.Error.Line(Head() + StyledText.Gain("ready") + SandboxMessages.IsAt(address, accounts.Length));
        }

        var manifests = files.Filename is null ? "-f ." : Invocation.Files(files);
        var plan = Invocation.Build("plan", manifests, $"--endpoint {address}");
        output.Next(
            output.Error,
            options.WriteProfile is not { } path ? $"{plan}   # {SandboxMessages.WithTheKeysAbove}"
                : FolderPath.IsOfWorkingFolder(Directory.GetCurrentDirectory(), world.Home, path)
                    ? $"cp -p {ShellWord.Quote(path)} {Elsewhere} && {plan} --profile-file {Elsewhere}   "
                        + $"# {SandboxMessages.ProfilesAreElsewhere}"
                : $"{plan} --profile-file {ShellWord.Quote(path)}"
        );
    }

    /// <summary>Ends a run whose manifests have mistakes.</summary>
    public int StopAt(LoadedManifests manifests)
    {
        var view = ManifestScreens.View(manifests, manifests.Diagnostics, output.Verbose);
        DiagnosticsText.Draw(output.Error, view);
        output.Error.Line(DiagnosticsVerdict.Wrong("sandbox", view, ExitCode.Manifests));
        return ExitCode.Manifests;
    }

    /// <summary>A request met a bug; the sandbox goes on.</summary>
    public void Report(Exception bug) =>
        output.Error.Line(StyledText.Lose("sandbox:") + $" {TerminalEscape.Escape(bug.Message)}");

    /// <summary>The last line of a run that ends well.</summary>
    public int End(string verdict)
    {
        output.Error.Line(Head() + verdict);
        return ExitCode.Done;
    }

    /// <summary>The last line of a run that was refused.</summary>
    public int Refuse(string reason)
    {
        output.Error.Line(
            StyledText.Lose("sandbox:") + $" {SandboxMessages.IsRefused(reason)} {ExitMessages.Code(ExitCode.Refused)}"
        );
        return ExitCode.Refused;
    }

    private static StyledText Head() => StyledText.Name("sandbox:") + " ";
}
