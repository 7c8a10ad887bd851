using Cocona;
using DtsApply.Cmd.CommandLine;
using DtsApply.Model;

namespace DtsApply.Cmd.Commands;

/// <summary>Shows the plan, asks, carries it out, reads it back.</summary>
public sealed class ApplyCommand(World world)
{
    private const string Stale = "stale plan, nothing was written";

    /// <summary>Applies manifests, or a plan that was approved by being saved.</summary>
    public async Task<int> RunAsync(
        ManifestOptions files, OutputOptions output, CallOptions calls, ConsentOptions consent, RunOptions options, [Argument] string? planFile = null)
    {
        using var session = new Session(world, new("apply", files, output, calls, consent));
        var executor = new Executor(world, session);
        if (planFile is not null)
        {
            Check(files, calls, consent);
            return await SavedAsync(session, executor, planFile, options.FailFast);
        }

        return await session.PlanAsync(world.Interrupts.Signals.Stop) is { } plan
            ? await executor.RunAsync(plan, new(options.Yes, options.FailFast), session.Request.Again("plan", "--out plan.json") + $" && dts-apply apply plan.json{session.Request.Where}")
            : session.Code;
    }

    /// <summary>A plan file is carried out as it was approved: what it holds is not agreed to, or chosen from, a second time.</summary>
    private static void Check(ManifestOptions files, CallOptions calls, ConsentOptions consent)
    {
        if (consent != new ConsentOptions())
        {
            throw new UsageException("a plan file holds what was agreed to; --adopt, --take-over, --prune and --allow-removals are said when it is made", "dts-apply plan --help");
        }

        if (files.Filename is null && (calls.Account ?? calls.Selector) is not null)
        {
            throw new UsageException("a plan file is carried out whole; --account and --selector are said when it is made", "dts-apply plan --help");
        }
    }

    /// <summary>A plan for one service says nothing about another (DTS525).</summary>
    private static int OtherTarget(Session session, Target planned, string file)
    {
        var isSandbox = planned == Target.Sandbox;
        var option = isSandbox ? "--sandbox" : planned == Target.Cloud ? null : $"--endpoint {Invocation.Quote(planned.Name)}";
        var other = new Diagnostic(Severity.Error, "DTS525",
            $"the plan was made for {Spoken(planned)}, this run is for {Spoken(session.Target)}")
        {
            Help = $"{(option is null ? "" : $"add {option}, or ")}plan again for {Spoken(session.Target)}",
        };
        var code = session.Report.Stop(ExitCode.Refused, [other], "refused, nothing was written");
        // Another address is typed by whoever means it, never pasted from a file.
        session.Output.Next(session.Output.Talk, isSandbox && session.Target == Target.Cloud
            ? $"dts-apply apply {Invocation.Quote(file)} --sandbox" : null);
        return code;
    }

    private static string Spoken(Target target) =>
        target == Target.Cloud ? "Alibaba Cloud" : target == Target.Sandbox ? "the sandbox" : target.Name;

    /// <summary>A saved plan is carried out if nothing has moved since, in no account; otherwise nothing is written anywhere.</summary>
    private async Task<int> SavedAsync(Session session, Executor executor, string file, bool failFast)
    {
        var stop = world.Interrupts.Signals.Stop;
        if (PlanFile.Read(file, stop) is not { } saved)
        {
            return session.Report.Stop(ExitCode.Manifests, [PlanFile.NoPlan(file)], "nothing was written");
        }

        if (session.Differences(saved, stop) is not { } differ)
        {
            return session.Code;
        }

        if (!differ.IsEmpty)
        {
            return session.Report.Stop(ExitCode.Stale, differ, Stale);
        }

        if (saved.Target != session.Target)
        {
            return OtherTarget(session, saved.Target, file);
        }

        if (await session.PlanAsync(saved, stop) is not { } plan)
        {
            return session.Code;
        }

        if (!plan.Stopped.Any() && Freshness.Check(saved, plan) is { IsEmpty: false } moved)
        {
            var code = session.Report.Stop(ExitCode.Stale, [.. moved.Select(role => role.Problem)], Stale, page => Freshness.Draw(page, file, saved, moved, world.Clock), plan);
            session.Output.Next(session.Output.Talk, session.Request.Again("plan", $"--out {Invocation.Quote(file)}"));
            return code;
        }

        return await executor.RunAsync(plan, new(Yes: true, failFast));
    }
}
