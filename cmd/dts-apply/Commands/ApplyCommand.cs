using Cocona;
using DtsApply.Applying;
using DtsApply.Applying.Journals;
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
            session.Output.Next(session.Output.Talk, world.CanAsk ? null : session.Again("plan --out plan.json") + $" && dts-apply apply plan.json{session.Where}");
            Json(session, writer => PlanJson.Members(writer, plan, new("ApplyResult", VersionCommand.Version, ExitCode.Refused)));
            return ExitCode.Refused;
        }

        return await CarryOutAsync(session, plan, options.FailFast);
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
        return !stale.IsEmpty ? session.Stop(ExitCode.Stale, stale, "stale plan, nothing was written")
            : plan.Code is not ExitCode.Done || !plan.Pending.Any() ? Nothing(session, plan)
            : await ShownAsync(session, plan, failFast);
    }

    private async Task<int> ShownAsync(Session session, Plan plan, bool failFast)
    {
        session.ShowPlan(plan);
        return await CarryOutAsync(session, plan, failFast);
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

        var question = Question.Draw(session.Output.Talk, plan, session.View, repeat: session.Output.Quiet);
        session.Output.Talk.Ask(question);
        // Reading a line cannot be called off; a signal is answered all the same, and the process leaves the read behind.
        world.Interrupts.OnFirst = session.Output.Talk.Line;
        var answer = (await Task.Run(world.ReadAnswer).WaitAsync(world.Interrupts.Signals.Stop))?.Trim();
        return string.Equals(answer, Question.Word(plan), StringComparison.OrdinalIgnoreCase) ? null : "not confirmed, nothing was written";
    }

    private async Task<int> CarryOutAsync(Session session, Plan plan, bool failFast)
    {
        var run = new RunBegan(plan, RunIds.New(world.Clock), "apply", VersionCommand.Version);
        using var journal = JournalFile.Open(world, run, out var problem);
        return journal is null ? session.Stop(ExitCode.Credentials, [problem!], "no journal, nothing was written")
            : Report(session, await CarryOutAsync(session, run, journal, failFast));
    }

    private async Task<RunResult> CarryOutAsync(Session session, RunBegan run, IJournal journal, bool failFast)
    {
        using var progress = Progress.Of(session.Output, run.Plan, world.Clock);
        session.OnRetry = progress.On;
        world.Interrupts.OnFirst = progress.Interrupted;
        var options = new ApplyOptions(run.RunId, session.Parallelism, failFast, progress.On) { Journal = journal };
        return await new Applier(session.Cloud, world.Clock).ApplyAsync(run.Plan, options, world.Interrupts.Signals, () => world.Interrupts.Code);
    }

    private int Report(Session session, RunResult run)
    {
        var page = session.Output.Talk;
        if (!session.Output.IsJson && !session.Output.Quiet)
        {
            RunText.Draw(page, run, session.View);
        }

        if (run.Journal is { } place && (session.Output.Verbose || run.JournalTorn is not null))
        {
            var torn = run.JournalTorn is { } why ? $", which ends early: {why}" : "";
            page.Line(Foreign.Safe($"journal: {JournalFile.Shown(place, world.Home)}{torn}"));
            page.Line();
        }

        page.Line(RunText.Verdict("apply", run));
        session.Output.Next(page, run.Code is ExitCode.Partial or ExitCode.Interrupted or ExitCode.Terminated or ExitCode.Unavailable ? $"{session.Again("apply")}   # safe to repeat" : null);
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
