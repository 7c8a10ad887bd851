using DtsApply.Cmd.CommandLine;
using DtsApply.Messages;
using DtsApply.Model;
using DtsApply.Planning;
using DtsApply.Reporting.Plans;
using DtsApply.Reporting.Screen;
using DtsApply.UseCases;

namespace DtsApply.Cmd.Console;

/// <summary>Tells why a run is not taken back.</summary>
/// <param name="world">What the command touches.</param>
/// <param name="request">What the command was told.</param>
/// <param name="output">The streams.</param>
internal sealed class UndoScreens(CommandEnvironment world, Request request, Output output)
{
    private readonly PlanScreens _plans = new(world, request, output);

    /// <summary>Ends a run that has no plan.</summary>
    public int Stop(Preparation preparation) =>
        preparation switch
        {
            UncallableAccounts stopped => _plans.Stop(stopped.Code, stopped.Diagnostics, CommandMessages.NothingCalled),
            RunForAnotherService stopped => IsForAnotherService(stopped),
            _ => _plans.Stop(preparation),
        };

    /// <summary>Ends a run whose journal cannot be used.</summary>
    /// <param name="problem">Why.</param>
    /// <param name="code">The exit code.</param>
    public int Stop(Diagnostic problem, int code) =>
        _plans.Stop(
            code,
            [problem],
            code is ExitCode.Refused ? CommandMessages.Refused : CommandMessages.NothingWritten
        );

    /// <summary>Ends a run that would take back one which has not ended.</summary>
    public int IsGoingOn(string runId) =>
        _plans.Stop(ExitCode.Refused, [JournalMessages.IsGoingOn(runId)], CommandMessages.Refused);

    /// <summary>Ends a run that found nothing to take back.</summary>
    public int NothingFound(string message)
    {
        output.Error.Line(StyledText.Name($"{request.Name}:") + $" {message}");
        var none = new Plan(request.Target, request.Calls.SetName(), [], []);
        output.Json(writer => PlanJson.Members(writer, none, new("ApplyResult", ToolVersion.Current, ExitCode.Done)));
        return ExitCode.Done;
    }

    // An address that stands in a file is never offered to be pasted.
    private int IsForAnotherService(RunForAnotherService stopped)
    {
        var code = _plans.Stop(stopped.Code, stopped.Diagnostics, CommandMessages.Refused);
        var calls = request.Calls with { Sandbox = stopped.Theirs == Target.Sandbox, Endpoint = null };
        output.Next(
            output.Error,
            stopped.Theirs == Target.Sandbox || stopped.Theirs == Target.Cloud
                ? (request with { Calls = calls }).CommandLineFor(request.Name)
                : null
        );
        return code;
    }
}
