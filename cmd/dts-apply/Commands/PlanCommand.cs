using DtsApply.Cmd.Console;
using DtsApply.Cmd;
using DtsApply.Cmd.CommandLine;
using DtsApply.Cmd.Files;
using DtsApply.Model;
using DtsApply.Planning;
using DtsApply.Reporting.Plans;
using DtsApply.Text;

namespace DtsApply.Cmd.Commands;

/// <summary>Shows what would change, and who gains or loses access. Never writes.</summary>
public sealed class PlanCommand(CommandEnvironment world)
{
    /// <summary>Reads live state and prints the plan, or prints a saved one.</summary>
    public async Task<int> RunAsync(
        ManifestOptions files,
        OutputOptions output,
        CallOptions calls,
        ConsentOptions consent,
        PlanOptions options
    )
    {
        using var session = new Session(world, new("plan", files, output, calls, consent));
        if (options.Show is { } show)
        {
            return Show(session, show, options.DetailedExitcode);
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
        var digest = Save(session, plan, options.Out);
        session.Report.Verdict(session.Report.PageOf(plan), plan);
        var apply = digest is null ? null : $"dts-apply apply {ShellWord.Quote(options.Out!)}{session.Request.Where}";
        session.Output.Next(
            session.Output.Result,
            plan.Pending.Any() ? apply ?? Next(session, plan) : Next(session, plan)
        );
        return Ended(session, plan, Code(plan, options.DetailedExitcode), digest);
    }

    private int Show(Session session, string file, bool detailed)
    {
        if (OpenedPlan.Open(file, out var problem) is not { } opened)
        {
            return session.Report.Stop(ExitCode.Manifests, [problem!], "no plan was read");
        }

        if (opened.Read(out var code, out problem, world.Interrupts.Signals.Stop) is not { } saved)
        {
            return session.Report.Stop(code, [problem!], "no plan was read");
        }

        var plan = saved.Plan();
        session.Report.View = new(new(saved.Accounts), session.Output.Verbose, session.Output.Quiet);
        if (session.Output.Talks)
        {
            var where = AccountText.Service(saved.Target);
            session.Output.Result.Line(
                $"{TerminalEscape.Escape(file)} is of {JsonWriting.Moment(saved.Created)}, for {where}; live "
                    + $"accounts were not read"
            );
            session.Output.Result.Line(opened.Digest);
            session.Output.Result.Line();
        }

        session.Report.ShowPlan(plan);
        session.Report.Verdict(session.Output.Result, plan);
        return Ended(session, plan, Code(plan, detailed), opened.Digest);
    }

    /// <summary>Saves a plan that may be carried out; one with refusals or failures is never saved.</summary>
    /// <returns>The file's digest; null where nothing was saved.</returns>
    private static string? Save(Session session, Plan plan, string? file)
    {
        if (file is null || plan.Code is not ExitCode.Done)
        {
            return null;
        }

        var digest = PlanFile.Write(file, session.Keep(plan));
        if (session.Output.Talks)
        {
            session.Output.Result.Line(
                $"saved to {TerminalEscape.Escape(file)}, which holds no credentials; its digest:"
            );
            session.Output.Result.Line(digest);
            session.Output.Result.Line();
        }

        return digest;
    }

    private static int Ended(Session session, Plan plan, int code, string? digest)
    {
        session.Output.Json(writer =>
        {
            PlanJson.Members(writer, plan, new("Plan", ToolVersion.Current, code));
            if (digest is not null)
            {
                writer.WriteString("digest", digest);
            }
        });
        return code;
    }

    private static int Code(Plan plan, bool detailed) =>
        plan.Code is ExitCode.Done && detailed && plan.Pending.Any() ? ExitCode.Pending : plan.Code;

    private static string? Next(Session session, Plan plan) =>
        plan switch
        {
            { Code: ExitCode.Done } => plan.Pending.Any() ? session.Request.CommandLineFor("apply") : null,
            _ when plan.Stopped.Any() => null,
            { Refusal: not null } when !plan.Refused.Any() => session.Request.CommandLineFor(
                "plan",
                removals: plan.Removals
            ),
            _ when plan.Refused.All(change => change.Refusal!.Rule is RuleId.DTS505) => session.Request.CommandLineFor(
                "plan --adopt"
            ),
            _ => null,
        };
}
