using DtsApply.Cmd.CommandLine;
using DtsApply.Cmd.Console;
using DtsApply.Messages;
using DtsApply.Model;
using DtsApply.Reporting.Comparing;
using DtsApply.UseCases;

namespace DtsApply.Cmd.Commands;

/// <summary>Shows who gains or loses access between two sets of manifests. Calls nothing, and reads no key.</summary>
internal sealed class DiffCommand(CommandEnvironment world)
{
    /// <summary>Compares and prints.</summary>
    public async Task<int> RunAsync(
        ManifestOptions files,
        OutputOptions output,
        AccountOptions accounts,
        BaseOptions before,
        SetOptions set,
        FenceOptions fences,
        DiffOptions options
    )
    {
        var printed = new Output(world, output, "text", "json", "markdown");
        var request = new Request("diff", files, output, accounts.Calls() with { Set = set.Set }, new())
        {
            Base = before.Base,
            Fences = fences,
        };
        var named = before.Order(world)
            ?? throw new UsageException(UsageMessages.NothingToCompareWith, "dts-apply diff --help");
        var order = new CompareOrder(files.Source(world), named, request.Accounts, set.Name)
        {
            Fences = fences.Paths(world),
        };
        var found = await CompareManifests.RunAsync(order, world.Interrupts.Signals.Stop);
        return found is ComparedSets sets
            ? Show(printed, request, sets, options.DetailedExitcode)
            : new PlanScreens(world, request, printed).Stop(found);
    }

    private int Show(Output output, Request request, ComparedSets sets, bool isDetailed)
    {
        var differs = sets.Plan.Pending.Any() || !sets.Base.Facts.Compiles;
        var code = isDetailed && differs ? ExitCode.Pending : ExitCode.Done;
        new ManifestScreens(output, request.Files, world.Interrupts.Signals.Stop).WarnOfBase(sets.Base);
        if (output.Talks)
        {
            DiffText.Draw(output.Result, sets, output.Verbose);
        }

        if (output.HasText)
        {
            output.Result.Line(DiffVerdict.Write(sets, code));
        }

        output.Json(writer => DiffJson.Members(writer, sets, ToolVersion.Current, code));
        output.Put("markdown", () =>
            DiffMarkdown.Write(sets, new("diff", ToolVersion.Current, code) { CommandLine = AllOfIt(request) })
        );
        return code;
    }

    private static string AllOfIt(Request request) =>
        request.CommandLineFor($"diff --base {Text.ShellWord.Quote(request.Base!)}")!;
}
