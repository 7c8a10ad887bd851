using DtsApply.Cmd.CommandLine;
using DtsApply.Model;
using DtsApply.Planning;
using DtsApply.Reporting.Plans;
using DtsApply.Reporting.Screen;

namespace DtsApply.Cmd.Commands;

/// <summary>Shows what would change, and who gains or loses access. Never writes.</summary>
public sealed class PlanCommand(World world)
{
    /// <summary>Reads live state and prints the plan, or prints a saved one.</summary>
    public async Task<int> RunAsync(
        ManifestOptions files, OutputOptions output, CallOptions calls, ConsentOptions consent, PlanOptions options)
    {
        using var session = new Session(world, new("plan", files, output, calls, consent));
        if (options.Show is { } show)
        {
            return Show(session, show);
        }

        if (options.Out is { } file)
        {
            PlanFile.Check(file);
        }

        var plan = await session.PlanAsync(world.Interrupts.Signals.Stop);
        if (plan is null)
        {
            return session.Code;
        }

        session.Report.ShowPlan(plan);
        var saved = Save(session, plan, options.Out);
        session.Report.Verdict(session.Report.PageOf(plan), plan);
        session.Output.Next(session.Output.Result, saved && plan.Pending.Any() ? $"dts-apply apply {Invocation.Quote(options.Out!)}{session.Request.Where}" : Next(session, plan));
        return Ended(session, plan, Code(plan, options.DetailedExitcode));
    }

    private int Show(Session session, string file)
    {
        if (PlanFile.Read(file, world.Interrupts.Signals.Stop) is not { } saved)
        {
            return session.Report.Stop(ExitCode.Manifests, [PlanFile.NoPlan(file)], "no plan was read");
        }

        var plan = saved.Plan();
        session.Report.View = session.Report.View with { Names = new(saved.Accounts) };
        if (session.Output.Talks)
        {
            var where = saved.Target == Target.Cloud ? "the cloud" : saved.Target == Target.Sandbox ? "the sandbox" : saved.Target.Name;
            session.Output.Result.Line($"{Foreign.Safe(file)} is of {Written.Moment(saved.Created)}, for {where}; live accounts were not read");
            session.Output.Result.Line();
        }

        session.Report.ShowPlan(plan);
        session.Report.Verdict(session.Output.Result, plan);
        return Ended(session, plan, ExitCode.Done);
    }

    /// <summary>Saves a plan that may be carried out; one with refusals or failures is never saved.</summary>
    private static bool Save(Session session, Plan plan, string? file)
    {
        if (file is null || plan.Code is not ExitCode.Done)
        {
            return false;
        }

        PlanFile.Write(file, plan, session.Keep(plan));
        if (session.Output.Talks)
        {
            session.Output.Result.Line($"saved to {Foreign.Safe(file)}, which holds no credentials");
            session.Output.Result.Line();
        }

        return true;
    }

    private static int Ended(Session session, Plan plan, int code)
    {
        session.Output.Json(writer => PlanJson.Members(writer, plan, new("Plan", VersionCommand.Version, code)));
        return code;
    }

    private static int Code(Plan plan, bool detailed) =>
        plan.Code is ExitCode.Done && detailed && plan.Pending.Any() ? ExitCode.Pending : plan.Code;

    private static string? Next(Session session, Plan plan) => plan switch
    {
        { Code: ExitCode.Done } => plan.Pending.Any() ? session.Request.Again("apply") : null,
        _ when plan.Stopped.Any() => null,
        { Refusal: not null } when !plan.Refused.Any() => session.Request.Again("plan", removals: plan.Removals),
        _ when plan.Refused.All(change => change.Refusal!.Rule is "DTS505") => session.Request.Again("plan --adopt"),
        _ => null,
    };
}
