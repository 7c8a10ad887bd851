using DtsApply.Cmd.CommandLine;
using DtsApply.Cmd.Console;
using DtsApply.Model;
using DtsApply.Reporting.Diagnostics;
using DtsApply.UseCases;

namespace DtsApply.Cmd.Commands;

/// <summary>Checks manifests, offline. Its diagnostics are its result, so they go to standard output.</summary>
internal sealed class ValidateCommand(CommandEnvironment world)
{
    private static readonly string[] Documents = ["json", "sarif", "junit", "github"];

    /// <summary>Checks everything and tells all of it at once.</summary>
    public async Task<int> RunAsync(ManifestOptions files, OutputOptions output)
    {
        var printed = new Output(world, output, ["text", .. Documents]);
        var stop = world.Interrupts.Signals.Stop;
        var manifests = await LoadManifests.RunAsync(files.Source(world), stop);
        var code = manifests.HasErrors ? ExitCode.Manifests : ExitCode.Done;
        Show(manifests, code, printed, new(printed, files, stop));
        return code;
    }

    private static void Show(LoadedManifests manifests, int code, Output printed, ManifestScreens screens)
    {
        if (printed.HasText)
        {
            screens.Show(manifests, code);
        }

        foreach (var format in Documents)
        {
            printed.Put(format, () => Document(format, manifests, code));
        }
    }

    private static string Document(string format, LoadedManifests manifests, int code) =>
        format switch
        {
            "sarif" => DiagnosticsSarif.Write(manifests.Diagnostics, ToolVersion.Current),
            "junit" => DiagnosticsJUnit.Write(manifests.Diagnostics, manifests.Set.Files),
            "github" => DiagnosticsGitHub.Write(manifests.Diagnostics),
            _ => DiagnosticsJson.Write(manifests.Diagnostics, code),
        };
}
