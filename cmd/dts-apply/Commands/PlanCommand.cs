using Cocona;
using DtsApply.Cmd.CommandLine;
using DtsApply.Model;
using DtsApply.Planning;
using DtsApply.Reporting;

namespace DtsApply.Cmd.Commands;

/// <summary>Shows what would change, and who gains or loses access. Never writes.</summary>
public sealed class PlanCommand(World world)
{
    /// <summary>Reads live state and prints the plan.</summary>
    public async Task<int> RunAsync(ManifestOptions files, OutputOptions output, CallOptions calls, ConsentOptions consent, [Option("detailed-exitcode")] bool detailedExitCode = false)
    {
        using var session = new Session(world, new("plan", files, output, calls, consent));
        var plan = await session.PlanAsync(world.Interrupts.Signals.Stop);
        if (plan is null)
        {
            return session.Code;
        }

        session.ShowPlan(plan);
        session.Verdict(session.Output.Result, plan, "plan");
        session.Output.Next(session.Output.Result, Next(session, plan));
        if (session.Output.IsJson)
        {
            session.Output.Json(writer => PlanJson.Members(writer, plan, new("Plan", VersionCommand.Version, Code(plan, detailedExitCode))));
        }

        return Code(plan, detailedExitCode);
    }

    private static int Code(Plan plan, bool detailed) =>
        plan.Code is ExitCode.Done && detailed && plan.Pending.Any() ? ExitCode.Pending : plan.Code;

    private static string? Next(Session session, Plan plan) => plan switch
    {
        { Code: ExitCode.Done } => plan.Pending.Any() ? session.Again("apply") : null,
        _ when plan.Stopped.Any() => null,
        _ when plan.Refused.All(change => change.Refusal!.Rule is "DTS505") => session.Again("plan --adopt"),
        _ => null,
    };
}
