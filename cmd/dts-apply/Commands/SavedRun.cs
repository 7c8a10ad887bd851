using DtsApply.Cmd.Files;
using DtsApply.Cmd.Console;
using DtsApply.Cmd;
using System.Collections.Immutable;
using DtsApply.Cmd.CommandLine;
using DtsApply.Model;
using DtsApply.Planning;
using DtsApply.Planning.Saved;
using DtsApply.Reporting.Plans;
using DtsApply.Reporting.Screen;
using DtsApply.Text;

namespace DtsApply.Cmd.Commands;

/// <summary>
/// A saved plan on its way to being carried out. It goes on only if it is the file that was approved and nothing has
/// moved since, in no account; otherwise nothing is written anywhere. The order of what is looked at, and so of exit
/// codes, is the contract's (section 3).
/// </summary>
/// <param name="world">What the command touches.</param>
/// <param name="session">The run.</param>
/// <param name="file">The plan file.</param>
internal sealed class SavedRun(CommandEnvironment world, Session session, string file)
{
    private const string Stale = "stale plan, nothing was written";
    private const string Refused = "refused, nothing was written";

    /// <summary>Looks at all of it, and has it carried out.</summary>
    /// <param name="digest">The digest that is insisted on; null for none.</param>
    /// <param name="carryOut">Carries a plan out, or tells why it is not.</param>
    public async Task<int> RunAsync(string? digest, Func<Plan, Task<int>> carryOut)
    {
        var stop = world.Interrupts.Signals.Stop;
        if (OpenedPlan.Open(file, out var problem) is not { } opened)
        {
            return session.Report.Stop(ExitCode.Manifests, [problem!], "nothing was written");
        }

        if (opened.Unexpected(digest) is { } unexpected)
        {
            return session.Report.Stop(ExitCode.Refused, [unexpected], Refused);
        }

        if (digest is null && opened.OpenToOthers() is { } others)
        {
            return session.Report.Stop(ExitCode.Refused, [others], Refused);
        }

        if (opened.Read(out var code, out problem, stop) is not { } saved)
        {
            return session.Report.Stop(code, [problem!], code is ExitCode.Stale ? Stale : "nothing was written");
        }

        session.Report.View = new(new(saved.Accounts), session.Output.Verbose, session.Output.Quiet);
        return session.Differences(saved, stop) is { } differences
            ? await LiveAsync(saved, differences, carryOut, stop)
            : session.Code;
    }

    private async Task<int> LiveAsync(
        SavedPlan saved,
        ImmutableArray<Diagnostic> differences,
        Func<Plan, Task<int>> carryOut,
        CancellationToken stop
    )
    {
        var elsewhere = saved.Target != session.Target;
        if (elsewhere && !session.MayCall(saved))
        {
            return Elsewhere(saved);
        }

        if (await session.PlanAsync(saved, stop) is not { } plan)
        {
            return session.Code;
        }

        // Credentials that are not even at hand are most often those of the service that was forgotten on the command
        // line.
        if (plan.Stopped.Any() && !(elsewhere && plan.IsUncalled))
        {
            return await carryOut(plan);
        }

        return elsewhere ? Elsewhere(saved)
            : !differences.IsEmpty ? session.Report.Stop(ExitCode.Stale, differences, Stale)
            : await FreshAsync(saved, plan, carryOut);
    }

    private async Task<int> FreshAsync(SavedPlan saved, Plan plan, Func<Plan, Task<int>> carryOut)
    {
        var done = SavedPlanCheck.CarriedOut(saved, plan);
        if (done.Whole && !plan.Pending.Any())
        {
            return done.Made > 0 && plan.Code is ExitCode.Done ? AlreadyCarriedOut(saved, plan) : await carryOut(plan);
        }

        if (SavedPlanCheck.Age(saved, world.Clock) is { } old)
        {
            void Head(Page page) => SavedPlanCheck.DrawAge(page, file, saved, world.Clock);
            return session.Report.Stop(ExitCode.Stale, [old], Stale, plan: plan, head: Head);
        }

        if (done.InPart)
        {
            var roles = Format.Count(done.Pending, "role");
            var part = FormattableString.Invariant($"carried out in part, {done.Made} of {roles}; nothing was written");
            var code = session.Report.Stop(ExitCode.Stale, [SavedPlanCheck.InPart()], part, plan: plan);
            Again(saved);
            return code;
        }

        if (SavedPlanCheck.Check(saved, plan) is { IsEmpty: false } moved)
        {
            var problems = moved.Select(role => role.Problem).ToImmutableArray();
            void Draw(Page page) => SavedPlanCheck.Draw(page, file, saved, moved, world.Clock);
            var code = session.Report.Stop(ExitCode.Stale, problems, Stale, Draw, plan);
            session.Output.Next(
                session.Output.Error,
                session.Request.CommandLineFor("plan", $"--out {ShellWord.Quote(file)}")
            );
            return code;
        }

        return await carryOut(plan);
    }

    private int AlreadyCarriedOut(SavedPlan saved, Plan plan)
    {
        var made = saved.Plan().Pending.ToList();
        var roles = Format.Count(made.Count, "role");
        var accounts = Format.Count(made.Select(change => change.Account).Distinct().Count(), "account");
        var are = made.Count is 1 ? "is" : "are";
        session.Output.Json(writer =>
            PlanJson.Members(writer, plan, new("ApplyResult", ToolVersion.Current, ExitCode.Done))
        );
        session.Output.Error.Line(
            StyledText.Name($"{session.Request.Name}:")
                + $" already carried out, {roles} in {accounts} {are} as {TerminalEscape.Escape(file)} made "
                + $"{(made.Count is 1 ? "it" : "them")}"
                + $"{AccountText.Where(plan.Target)}; nothing was written"
        );
        return ExitCode.Done;
    }

    /// <summary>
    /// That the plan is for another service (DTS525). An address that stands in a file is never offered to be pasted.
    /// </summary>
    private int Elsewhere(SavedPlan saved)
    {
        var (theirs, ours) = (AccountText.Service(saved.Target), AccountText.Service(session.Target));
        var remedy =
            saved.Target == Target.Sandbox ? "add --sandbox"
            : saved.Target != Target.Cloud ? "name that address with --endpoint, if it is the one that is meant"
            : session.Target == Target.Sandbox ? "leave --sandbox out"
            : "leave --endpoint out";
        var other = new Diagnostic(
            Severity.Error,
            RuleId.DTS525,
            $"the plan was made for {theirs}, this run is for {ours}"
        )
        {
            Help = $"{remedy}, or plan again for {ours}",
        };
        var code = session.Report.Stop(ExitCode.Refused, [other], Refused);
        var calls = session.Request.Calls with { Sandbox = saved.Target == Target.Sandbox, Endpoint = null };
        var command = Invocation.Build(
            "apply",
            ShellWord.Quote(file),
            Invocation.Calls(calls),
            Invocation.Files(session.Request.Files)
        );
        session.Output.Next(
            session.Output.Error,
            saved.Target == Target.Sandbox || saved.Target == Target.Cloud ? command : null
        );
        return code;
    }

    /// <summary>How the plan is made again; where its manifests lie it does not know.</summary>
    private void Again(SavedPlan saved)
    {
        var consent = new ConsentOptions(saved.Consent.Adopt, saved.Consent.TakeOver, saved.Consent.Prune);
        var set = saved.Consent.Set == Ownership.DefaultSet && !saved.Consent.Prune ? null : saved.Consent.Set;
        var calls = session.Request.Calls with { Set = set };
        var files = Invocation.Files(session.Request.Files) is { Length: > 0 } given ? given : "-f PATH";
        var command = Invocation.Build(
            "plan",
            Invocation.Consent(consent),
            Invocation.Calls(calls),
            files,
            $"--out {ShellWord.Quote(file)}"
        );
        session.Output.Next(session.Output.Error, command);
    }
}
