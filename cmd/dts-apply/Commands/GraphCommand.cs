using System.Collections.Immutable;
using DtsApply.Cmd.CommandLine;
using DtsApply.Cmd.Console;
using DtsApply.Messages;
using DtsApply.Model;
using DtsApply.Reporting.Graphs;
using DtsApply.UseCases;

namespace DtsApply.Cmd.Commands;

/// <summary>Shows who may reach what, as a graph or as a register. Calls nothing.</summary>
internal sealed class GraphCommand(CommandEnvironment world)
{
    /// <summary>Prints all access that the manifests declare.</summary>
    public async Task<int> RunAsync(ManifestOptions files, OutputOptions output, AccountOptions accounts)
    {
        var printed = new Output(world, output, "text", "json", "mermaid", "dot", "csv");
        var request = new Request("graph", files, output, accounts.Calls(), new());
        var found = await ListGrants.RunAsync(files.Source(world), request.Accounts, world.Interrupts.Signals.Stop);
        return found is ListedGrants grants ? Show(printed, grants) : Stop(printed, request, found);
    }

    private static int Show(Output output, ListedGrants found)
    {
        ImmutableArray<GraphArrow> arrows = [.. found.Grants.Select(grant => new GraphArrow(grant))];
        output.PutEach("mermaid", () => Drawn(arrows, GraphMermaid.Write));
        output.PutEach("dot", () => Drawn(arrows, GraphDot.Write));
        output.Put("csv", () => GrantRegister.Csv(arrows));
        output.Json(writer =>
            GrantRegister.Members(writer, arrows, ExitCode.Done, found.Diagnostics, ToolVersion.Current)
        );
        if (output.Talks)
        {
            GraphText.Draw(output.Result, arrows, new AccountNames(found.Accounts));
        }

        if (output.HasText)
        {
            output.Result.Line(GraphText.Verdict(arrows));
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
