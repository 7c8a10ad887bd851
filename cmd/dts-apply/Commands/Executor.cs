using DtsApply.Applying;
using DtsApply.Applying.Journals;
using DtsApply.Cmd.CommandLine;
using DtsApply.Cmd.Console;
using DtsApply.Cmd.Files;
using DtsApply.Disk;
using DtsApply.Model;
using DtsApply.Planning;
using DtsApply.Reporting.Plans;
using DtsApply.Reporting.Runs;
using DtsApply.Reporting.Screen;
using DtsApply.Text;

namespace DtsApply.Cmd.Commands;

/// <summary>How a run that writes is told to go about it.</summary>
/// <param name="Yes">Do not ask.</param>
/// <param name="FailFast">Begin nothing new after the first failure.</param>
internal sealed record Execution(bool Yes, bool FailFast);

/// <summary>
/// From a plan to its end: shown, agreed to, carried out, told. The same for every command that writes.
/// </summary>
/// <param name="world">What the command touches.</param>
/// <param name="session">The run.</param>
internal sealed class Executor(CommandEnvironment world, Session session)
{
    private const string NoTerminal = "refused, there is no terminal to ask and no --yes";
    private readonly string _command = session.Request.Name;
    private bool _asked;

    /// <summary>Shows the plan, asks, carries it out and tells what became of it.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="options">How to go about it.</param>
    /// <param name="instead">What to run where no one can be asked; null for nothing.</param>
    public async Task<int> RunAsync(Plan plan, Execution options, string? instead = null)
    {
        if (plan.Code is not ExitCode.Done || !plan.Pending.Any())
        {
            return Nothing(plan);
        }

        var asks = !options.Yes && world.CanAsk && !session.Output.IsJson;
        session.Report.View = session.Report.View with { IsAsked = asks };
        session.Report.ShowPlan(plan);
        if (!options.Yes && await RefusedAsync(plan) is { } refused)
        {
            session.Output.Error.Line(StyledText.Lose($"{_command}:") + $" {refused} (exit {ExitCode.Refused})");
            session.Output.Next(session.Output.Error, _asked || world.CanAsk ? null : instead);
            var problem = new Diagnostic(Severity.Error, RuleId.None, refused);
            var frame = new JsonFrame("ApplyResult", VersionCommand.Version, ExitCode.Refused) { Problems = [problem] };
            session.Output.Json(writer => PlanJson.Members(writer, plan, frame));
            return ExitCode.Refused;
        }

        return await CarryOutAsync(plan, options.FailFast);
    }

    /// <summary>Ends a run whose plan has nothing to write, or must not be carried out.</summary>
    private int Nothing(Plan plan)
    {
        if (plan.Code is not ExitCode.Done || session.Output.Verbose || plan.Warnings > 0)
        {
            session.Report.ShowPlan(plan);
        }

        session.Report.Verdict(session.Output.Error, plan, unwritten: true);
        session.Output.Json(writer =>
            PlanJson.Members(writer, plan, new("ApplyResult", VersionCommand.Version, plan.Code))
        );
        return plan.Code;
    }

    /// <summary>Why nothing is carried out; null when it was agreed to.</summary>
    private async Task<string?> RefusedAsync(Plan plan)
    {
        if (session.Output.IsJson)
        {
            return world.CanAsk ? "refused, -o json does not ask; it needs --yes" : NoTerminal;
        }

        // Standard input that had the manifests has no answers.
        var terminal = session.Request.Files.Filename?.Any(StreamPath.IsStandardInput) is true
            ? world.OpenTerminal()
            : null;
        if (terminal is null && !world.CanAsk)
        {
            return NoTerminal;
        }

        _asked = true;
        return await AgreedAsync(plan, terminal) ? null : "not confirmed, nothing was written";
    }

    private async Task<bool> AgreedAsync(Plan plan, ControllingTerminal? terminal)
    {
        var page = terminal is null ? session.Output.Error : session.Output.On(terminal.Out, terminal.Screen);
        var question = ConfirmationPrompt.Draw(
            page,
            plan,
            session.Report.View,
            repeat: !session.Output.IsResultInSight
        );
        // What is asked about is on the screen before it is asked, and what was typed before that answers something
        // else.
        await world.Out.FlushAsync();
        (terminal?.DiscardTyped ?? world.DiscardTyped)();
        page.Ask(question);
        world.Interrupts.OnFirst = _ => page.Line();
        var answer = (await world.AnswerAsync(terminal))?.Trim();
        if (answer is null)
        {
            // The end of input leaves the question's line open.
            page.Line();
        }

        return string.Equals(answer, ConfirmationPrompt.Word(plan), StringComparison.OrdinalIgnoreCase);
    }

    private async Task<int> CarryOutAsync(Plan plan, bool failFast)
    {
        var run = new RunBegan(plan, RunIds.New(world.Clock), _command, VersionCommand.Version);
        using var journal = JournalFile.Open(world, run, out var problem);
        return journal is null
            ? session.Report.Stop(ExitCode.Credentials, [problem!], "no journal, nothing was written")
            : Tell(await CarryOutAsync(run, journal, failFast));
    }

    private async Task<RunResult> CarryOutAsync(RunBegan run, IJournal journal, bool failFast)
    {
        using var progress = new Progress(session.Output, run.Plan, world.Clock);
        session.OnRetry = progress.On;
        world.Interrupts.OnFirst = progress.Interrupted;
        var options = new ApplyOptions(run.RunId, session.Parallelism, failFast, progress.On)
        {
            Journal = journal,
            Timeout = session.Timeout,
        };
        return await new Applier(session.Cloud, world.Clock).ApplyAsync(
            run.Plan,
            options,
            world.Interrupts.Signals,
            () => world.Interrupts.Code
        );
    }

    private int Tell(RunResult run)
    {
        var page = session.Output.Error;
        if (session.Output.Talks)
        {
            if (!session.Output.CanRedraw && RunText.Speaks(run, session.Report.View))
            {
                // The lines of progress are still there.
                page.Line();
            }

            RunText.Draw(page, run, session.Report.View);
        }

        if (run.Journal is { } place && (session.Output.Verbose || run.JournalTorn is not null))
        {
            var torn = run.JournalTorn is { } why ? $", which ends early: {why}" : "";
            page.Line(TerminalEscape.Escape($"journal: {HomePath.Shown(place, world.Home)}{torn}"));
            page.Line();
        }

        page.Line(RunText.Verdict(_command, run));
        session.Output.Next(
            page,
            run.Code switch
            {
                _ when run.Code is ExitCode.Partial || ExitCode.IsSignal(run.Code) => Repeat(),
                ExitCode.Verification when run.Roles.Any(role => role.IsBehind) => Repeat(),
                ExitCode.Verification when run.Roles.Any(role => role.IsForeign) => session.Request.CommandLineFor(
                    "plan"
                ),
                ExitCode.Stale => session.Request.CommandLineFor("plan"),
                _ => null,
            }
        );
        session.Output.Json(writer => RunJson.Members(writer, run, VersionCommand.Version));
        return run.Code;
    }

    private string? Repeat() =>
        session.Request.CommandLineFor(_command) is { } again ? $"{again}   # safe to repeat" : null;
}
