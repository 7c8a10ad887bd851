using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using DtsApply.Cmd.CommandLine;
using DtsApply.Cmd.Console;
using DtsApply.Model;
using DtsApply.Reporting.Screen;

namespace DtsApply.Cmd.Commands;

/// <summary>Which build this is.</summary>
internal sealed class VersionCommand(CommandEnvironment world)
{
    /// <summary>Prints it.</summary>
    public int Run(OutputOptions output)
    {
        var page = new Output(world, output, "text", "json");
        var build = RuntimeFeature.IsDynamicCodeSupported ? "managed" : "native";
        page.Json(writer =>
        {
            JsonText.Head(writer, "Version", ToolVersion.Current);
            writer.WriteString("build", build);
            writer.WriteString("platform", RuntimeInformation.RuntimeIdentifier);
            writer.WriteString("ramClient", RamClient.Name);
            writer.WriteString("manifests", "dts-apply/v1");
        });
        if (page.HasText)
        {
            page.Result.Line($"dts-apply {ToolVersion.Current}, {build}, {RuntimeInformation.RuntimeIdentifier}");
            page.Result.Line($"RAM client   {RamClient.Name}");
            page.Result.Line("manifests    dts-apply/v1");
            page.Result.Line("plan files   formatVersion 1");
        }

        return ExitCode.Done;
    }
}
