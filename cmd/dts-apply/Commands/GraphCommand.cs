using System.Collections.Immutable;
using DtsApply.Cmd.CommandLine;
using DtsApply.Cmd.Console;
using DtsApply.Model;
using DtsApply.Reporting.Graphs;
using DtsApply.UseCases;

namespace DtsApply.Cmd.Commands;

/// <summary>Shows who may reach what, as a graph or as a register. Calls nothing.</summary>
internal sealed class GraphCommand(CommandEnvironment world)
{
    /// <summary>Prints all access that the manifests declare.</summary>
    public async Task<int> RunAsync(
        ManifestOptions files,
        OutputOptions output,
        AccountOptions accounts,
        BaseOptions before
    )
    {
        var printed = new Output(world, output, "text", "json", "mermaid", "dot", "csv");
        var request = new Request("graph", files, output, accounts.Calls(), new());
        var stop = world.Interrupts.Signals.Stop;
        var found = await ListGrants.RunAsync(files.Source(world), request.Accounts, before.Order(world), stop);
        if (found is not ListedGrants grants)
        {
            return Stop(printed, request, found);
        }

        if (grants.Base is { } compared)
        {
            new ManifestScreens(printed, files, stop).WarnOfBase(compared);
        }

        return Show(printed, grants);
    }

    private static int Show(Output output, ListedGrants found)
    {
        var (arrows, facts) = (GraphArrow.Create(found), found.Base?.Facts);
        output.PutEach("mermaid", () => Drawn(arrows, GraphMermaid.Write));
        output.PutEach("dot", () => Drawn(arrows, GraphDot.Write));
        output.Put("csv", () => GrantRegister.Csv(arrows, facts));
        output.Json(writer =>
            GrantRegister.Members(writer, arrows, ExitCode.Done, found.Diagnostics, ToolVersion.Current, facts)
        );
        if (output.Talks)
        {
            GraphText.Draw(output.Result, arrows, new(found.Accounts), facts);
        }

        if (output.HasText)
        {
            output.Result.Line(GraphText.Verdict(arrows, facts));
        }

        return ExitCode.Done;
    }

    private int Stop(Output output, Request request, Preparation found)
    {
        var code = new PlanScreens(world, request, output).Stop(found);
        // Empty, so that nobody takes it for a graph without arrows; and an empty file may be replaced by the next run.
        foreach (var format in (string[])["mermaid", "dot", "csv"])
        {
            output.Put(format, () => "");
        }

        return code;
    }

    private static ImmutableArray<(string? Part, string Text)> Drawn(
        ImmutableArray<GraphArrow> arrows,
        Func<Graph, string?, string> write
    ) => [.. Graph.CreateReadable(arrows).Select(part => (part.Owner, write(part.Graph, part.Owner)))];
}
