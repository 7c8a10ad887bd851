using Cocona;
using DtsApply.Applying;
using DtsApply.Cmd.CommandLine;
using DtsApply.Model;
using DtsApply.Planning;
using DtsApply.Reporting;

namespace DtsApply.Cmd.Commands;

/// <summary>Shows the plan, asks, carries it out, reads it back.</summary>
public sealed class ApplyCommand(World world)
{
    /// <summary>Applies manifests, or a plan that was approved by being saved.</summary>
    public async Task<int> RunAsync(
        ManifestOptions files, OutputOptions output, CallOptions calls, ConsentOptions consent, ApplyRunOptions options, [Argument] string? planFile = null)
    {
        using var session = new Session(world, new("apply", files, output, calls, consent));
        world.LastWrite.IsWatched = true;
        if (planFile is not null)
        {
            return await SavedAsync(session, files, planFile, options.FailFast);
        }

        var plan = await session.PlanAsync(world.Interrupts.Signals.Stop);
        if (plan is null)
        {
            return session.Code;
        }

        if (plan.Code is not ExitCode.Done || !plan.Pending.Any())
        {
            return Nothing(session, plan);
        }

        session.ShowPlan(plan);
        if (await RefusedAsync(session, plan, options.Yes) is { } refused)
        {
            session.Output.Talk.Line(Text.Lose("apply:") + $" {refused} (exit {ExitCode.Refused})");
            session.Output.Next(session.Output.Talk, world.CanAsk ? null : session.Again("plan", "--out plan.json") + $" && dts-apply apply plan.json{session.Where}");
            Json(session, writer => PlanJson.Members(writer, plan, new("ApplyResult", VersionCommand.Version, ExitCode.Refused)));
            return ExitCode.Refused;
        }

        return Report(session, await CarryOutAsync(session, plan, options.FailFast));
    }

    /// <summary>A saved plan is carried out if nothing has moved since, in no account; otherwise nothing is written anywhere.</summary>
    private async Task<int> SavedAsync(Session session, ManifestOptions files, string file, bool failFast)
    {
        var stop = world.Interrupts.Signals.Stop;
        if (PlanFile.Read(file, stop) is not { } saved)
        {
            return session.Stop(ExitCode.Manifests, [PlanFile.NoPlan(file)], "nothing was written");
        }

        if (saved.Target != session.Target)
        {
            var other = new Diagnostic(Severity.Error, "DTS525", $"the plan was made for {saved.Target.Name}, this run is for {session.Target.Name}") { Help = "plan again" };
            return session.Stop(ExitCode.Refused, [other], "refused, nothing was written");
        }

        if (files.Filename is not null)
        {
            if (session.Wanted(stop) is not { } manifests)
            {
                return session.Code;
            }

            if (Freshness.Check(saved, manifests) is { IsEmpty: false } differ)
            {
                return session.Stop(ExitCode.Stale, differ, "stale plan, nothing was written");
            }
        }

        var plan = await session.PlanAsync(saved, stop);
        var stale = plan.Stopped.Any() ? [] : Freshness.Check(saved, plan);
        if (!stale.IsEmpty)
        {
            var code = session.Stop(ExitCode.Stale, [.. stale.Select(role => role.Problem)], "stale plan, nothing was written", page => Freshness.Draw(page, file, saved, stale, world.Clock));
            session.Output.Next(session.Output.Talk, session.Again("plan", $"--out {Invocation.Quote(file)}"));
            return code;
        }

        return plan.Code is not ExitCode.Done || !plan.Pending.Any() ? Nothing(session, plan)
            : await ShownAsync(session, plan, failFast);
    }

    private async Task<int> ShownAsync(Session session, Plan plan, bool failFast)
    {
        session.ShowPlan(plan);
        return Report(session, await CarryOutAsync(session, plan, failFast));
    }

    private static int Nothing(Session session, Plan plan)
    {
        if (plan.Code is not ExitCode.Done || session.Output.Verbose || plan.Warnings > 0)
        {
            session.ShowPlan(plan);
        }

        session.Verdict(session.Output.Talk, plan, "apply", unwritten: true);
        Json(session, writer => PlanJson.Members(writer, plan, new("ApplyResult", VersionCommand.Version, plan.Code)));
        return plan.Code;
    }

    /// <summary>Why nothing is carried out; null when it was agreed to.</summary>
    private async Task<string?> RefusedAsync(Session session, Plan plan, bool yes)
    {
        if (yes)
        {
            return null;
        }

        if (!world.CanAsk || session.Output.IsJson)
        {
            return session.Output.IsJson && world.CanAsk ? "refused, -o json does not ask; it needs --yes" : "refused, there is no terminal to ask and no --yes";
        }

        var question = Question.Draw(session.Output.Talk, plan, session.View, repeat: !session.Output.IsResultInSight);
        session.Output.Talk.Ask(question);
        // Reading a line cannot be called off; a signal is answered all the same, and the process leaves the read behind.
        world.Interrupts.OnFirst = _ => session.Output.Talk.Line();
        var answer = (await Task.Run(world.ReadAnswer).WaitAsync(world.Interrupts.Signals.Stop))?.Trim();
        return string.Equals(answer, Question.Word(plan), StringComparison.OrdinalIgnoreCase) ? null : "not confirmed, nothing was written";
    }

    private async Task<RunResult> CarryOutAsync(Session session, Plan plan, bool failFast)
    {
        using var progress = new Progress(session.Output, plan, world.Clock);
        session.OnRetry = progress.On;
        world.Interrupts.OnFirst = progress.Interrupted;
        var options = new ApplyOptions(RunIds.New(world.Clock), session.Parallelism, failFast, progress.On);
        return await new Applier(session.Cloud, world.Clock).ApplyAsync(plan, options, world.Interrupts.Signals, () => world.Interrupts.Code);
    }

    private static int Report(Session session, RunResult run)
    {
        var page = session.Output.Talk;
        if (session.Output.Talks)
        {
            if (!session.Output.CanRedraw && RunText.Speaks(run, session.View))
            {
                // The lines of progress are still there.
                page.Line();
            }

            RunText.Draw(page, run, session.View);
        }

        page.Line(RunText.Verdict("apply", run));
        session.Output.Next(page, run.Code switch
        {
            ExitCode.Partial or ExitCode.Interrupted or ExitCode.Terminated => session.Again("apply") is { } again ? $"{again}   # safe to repeat" : null,
            ExitCode.Stale => session.Again("plan"),
            _ => null,
        });
        Json(session, writer => RunJson.Members(writer, run, VersionCommand.Version));
        return run.Code;
    }

    private static void Json(Session session, Action<System.Text.Json.Utf8JsonWriter> members)
    {
        if (session.Output.IsJson)
        {
            session.Output.Json(members);
        }
    }
}
