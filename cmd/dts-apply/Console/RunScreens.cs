using DtsApply.Applying;
using DtsApply.Cmd.CommandLine;
using DtsApply.Disk;
using DtsApply.Messages;
using DtsApply.Model;
using DtsApply.Planning;
using DtsApply.Reporting.Plans;
using DtsApply.Reporting.Runs;
using DtsApply.Reporting.Screen;

namespace DtsApply.Cmd.Console;

/// <summary>Tells what became of a run that was to write.</summary>
/// <param name="world">What the command touches.</param>
/// <param name="request">What the command was told.</param>
/// <param name="output">The streams.</param>
internal sealed class RunScreens(CommandEnvironment world, Request request, Output output)
{
    /// <summary>Ends a run that was not agreed to.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="refusal">Why it is not carried out.</param>
    /// <param name="instead">What to run where no one can be asked; null for nothing.</param>
    public int Refused(Plan plan, Refusal refusal, string? instead)
    {
        output.Error.Line(
            StyledText.Lose($"{request.Name}:") + $" {refusal.Reason} {ExitMessages.Code(ExitCode.Refused)}"
        );
        output.Next(output.Error, refusal.WasAsked || world.CanAsk ? null : instead);
        var problem = new Diagnostic(Severity.Error, RuleId.None, refusal.Reason);
        var frame = new JsonFrame("ApplyResult", ToolVersion.Current, ExitCode.Refused) { Problems = [problem] };
        output.Json(writer => PlanJson.Members(writer, plan, frame));
        return ExitCode.Refused;
    }

    /// <summary>Ends a run that was carried out, or begun.</summary>
    public int Tell(RunResult run, PlanView view)
    {
        if (output.Talks)
        {
            ShowRoles(run, view);
        }

        if (run.Journal is { } place && (output.Verbose || run.JournalTorn is not null))
        {
            output.Error.Line(CommandMessages.Journal(HomePath.Shown(place, world.Home), run.JournalTorn));
            output.Error.Line();
        }

        output.Error.Line(RunVerdict.Write(request.Name, run));
        output.Next(output.Error, Next(run));
        output.Json(writer => RunJson.Members(writer, run, ToolVersion.Current));
        return run.Code;
    }

    private void ShowRoles(RunResult run, PlanView view)
    {
        if (!output.CanRedraw && RunText.Speaks(run, view))
        {
            // The lines of progress are still there.
            output.Error.Line();
        }

        RunText.Draw(output.Error, run, view);
    }

    private string? Next(RunResult run) =>
        run.Code switch
        {
            // Where access was only taken away, there is nothing to enter for it.
            ExitCode.Done when request.Name is "apply" && run.Roles.Any(role => !role.Change.Access.Gained.IsEmpty) =>
                request.HandOff,
            ExitCode.Partial => Repeat(),
            ExitCode.Stale => request.CommandLineFor("plan"),
            ExitCode.Verification => run.Roles.Any(role => role.IsBehind) ? Repeat()
            : run.Roles.Any(role => role.IsForeign) ? request.CommandLineFor("plan")
            : run.Roles.Any(role => role.Problem?.Rule is RuleId.DTS515) ? request.CommandLineFor("verify")
            : null,
            var code => ExitCode.IsSignal(code) ? Repeat() : null,
        };

    private string? Repeat() =>
        request.CommandLineFor(request.Name) is { } again ? $"{again}   # {CommandMessages.SafeToRepeat}" : null;
}
