using DtsApply.Cmd.CommandLine;
using DtsApply.Cmd.Console;
using DtsApply.Model;
using DtsApply.Reporting.Identities;
using DtsApply.UseCases;

namespace DtsApply.Cmd.Commands;

/// <summary>Shows which identity each account is called with. Never writes.</summary>
internal sealed class WhoamiCommand(CommandEnvironment world)
{
    /// <summary>Asks whose the credentials are, and prints that beside what is declared.</summary>
    public async Task<int> RunAsync(
        ManifestOptions files,
        OutputOptions output,
        CallOptions calls,
        IdentityOptions options
    )
    {
        var printed = new Output(world, output, "text", "json");
        var request = new Request("whoami", files, output, calls, new()).Checked();
        if (options.Policy is { } run)
        {
            var writes = Settings.OneOf("policy", run, "plan", "apply") is "apply";
            return await ShowPolicyAsync(request, printed, writes);
        }

        using var live = new LiveSources(world, printed, calls);
        var found = await CheckIdentities.RunAsync(request.Order(world), live, world.Interrupts.Signals.Stop);
        return found is FoundIdentities identities
            ? Show(printed, identities)
            : new PlanScreens(world, request, printed).Stop(found);
    }

    private async Task<int> ShowPolicyAsync(Request request, Output output, bool writes)
    {
        var found = await FindPermissions.RunAsync(request.Order(world), writes, world.Interrupts.Signals.Stop);
        if (found is not FoundPermissions { Policies: var policies })
        {
            return new PlanScreens(world, request, output).Stop(found);
        }

        output.Json(writer => PolicyDocuments.Members(writer, policies, ToolVersion.Current));
        output.Put("text", () => PolicyDocuments.Write(policies));
        return ExitCode.Done;
    }

    private static int Show(Output output, FoundIdentities found)
    {
        output.Json(writer => IdentityJson.Members(writer, found, ToolVersion.Current));
        if (output.Talks)
        {
            IdentityText.Draw(output.Result, found, output.Verbose);
        }

        if (output.HasText)
        {
            output.Result.Line(IdentityVerdict.Write("whoami", found));
        }

        return found.Code;
    }
}
