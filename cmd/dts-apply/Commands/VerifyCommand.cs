using DtsApply.Cmd.CommandLine;
using DtsApply.Cmd.Console;
using DtsApply.Reporting.Verifying;
using DtsApply.UseCases;

namespace DtsApply.Cmd.Commands;

/// <summary>Reads roles back, explains what is wrong, and proves the trust where it can. Never writes.</summary>
internal sealed class VerifyCommand(CommandEnvironment world)
{
    /// <summary>Reads back and prints what was found.</summary>
    public async Task<int> RunAsync(
        ManifestOptions files,
        OutputOptions output,
        CallOptions calls,
        VerifyOptions options
    )
    {
        var printed = new Output(world, output, "text", "json");
        var request = new Request("verify", files, output, calls, new()).Checked();
        using var live = new LiveSources(world, printed, calls);
        var stop = world.Interrupts.Signals.Stop;
        var order = request.Order(world) with { IsStrict = options.Strict };
        var found = await VerifyRoles.RunAsync(order, live, world.Clock, stop);
        return found is Verification verification
            ? Show(printed, request, verification, options.Strict)
            : new PlanScreens(world, request, printed).Stop(found);
    }

    private static int Show(Output output, Request request, Verification found, bool isStrict)
    {
        var code = found.Code(isStrict);
        var page = found.Plan.IsUncalled ? output.Error : output.Result;
        output.Json(writer => VerificationJson.Members(writer, found, new("Verification", ToolVersion.Current, code)));
        if (output.Talks)
        {
            VerificationText.Draw(page, found, output.Verbose);
        }

        if (output.HasText)
        {
            page.Line(VerificationVerdict.Write("verify", found, isStrict));
        }

        output.Next(page, Next(request, found));
        return code;
    }

    private static string? Next(Request request, Verification found) =>
        found.Plan.Stopped.Any() ? request.PolicyOf(found.Plan)
        : found.Wrong > 0
            ? found.Repair is { } repair ? request.PlanThat(repair)
                : null
        : found.HasExcess || found.Roles.IsEmpty || !found.Unchecked.IsEmpty ? null
        : request.HandOff;
}
