using DtsApply.Applying;
using DtsApply.Applying.Journals;
using DtsApply.Cmd.CommandLine;
using DtsApply.Cmd.Files;
using DtsApply.Messages;
using DtsApply.Model;
using DtsApply.Reporting.Plans;
using DtsApply.UseCases;

namespace DtsApply.Cmd.Console;

/// <summary>
/// From a plan to its end: shown, agreed to, carried out, told. The same for every command that writes.
/// </summary>
/// <param name="world">What the command touches.</param>
/// <param name="request">What the command was told.</param>
/// <param name="output">The streams.</param>
internal sealed class ConfirmedRun(CommandEnvironment world, Request request, Output output)
{
    private readonly PlanScreens _plans = new(world, request, output);
    private readonly RunScreens _runs = new(world, request, output);

    /// <summary>Shows the plan, asks, carries it out and tells what became of it.</summary>
    /// <param name="prepared">The plan.</param>
    /// <param name="live">Tells of calls that are tried again.</param>
    /// <param name="options">How to go about it.</param>
    /// <param name="instead">What to run where no one can be asked; null for nothing.</param>
    public async Task<int> RunAsync(PreparedPlan prepared, LiveSources live, RunOptions options, string? instead = null)
    {
        var plan = prepared.Plan;
        var view = _plans.View(prepared.Request.Names);
        if (plan.Code is not ExitCode.Done || !plan.Pending.Any())
        {
            return _plans.NothingToWrite(plan, view);
        }

        view = view with { IsAsked = !options.Yes && world.CanAsk && output.IsText };
        _plans.ShowPlan(plan, view);
        if (request.Undone is not null && output.Talks)
        {
            _plans.Verdict(output.Result, plan);
        }

        if (!options.Yes && await new Confirmation(world, request, output).AskAsync(plan, view) is { } refusal)
        {
            return _runs.Refused(plan, refusal, instead);
        }

        var fences = request.Fences.Paths(world);
        return CheckFence.BeforeWrites(plan, fences, world.Interrupts.Signals.Stop) is { } changed
            ? _plans.Stop(changed)
            : await CarryOutAsync(prepared, live, options, view);
    }

    private async Task<int> CarryOutAsync(PreparedPlan prepared, LiveSources live, RunOptions options, PlanView view)
    {
        var run = new RunBegan(prepared.Plan, live.RunId, request.Name, ToolVersion.Current)
        {
            Undoes = prepared.Undoes,
            Through = prepared.Through,
        };
        using var journal = JournalFile.Open(world, run, out var problem, request.Journals);
        if (journal is null)
        {
            return _plans.Stop(ExitCode.Credentials, [problem!], CommandMessages.NoJournal);
        }

        var how = new ApplyOptions(run.RunId, request.Calls.Parallelism, options.FailFast)
        {
            Journal = journal,
            Timeout = request.Timeout,
        };
        return _runs.Tell(await CarryOutAsync(prepared, live, how), view);
    }

    private async Task<RunResult> CarryOutAsync(PreparedPlan prepared, LiveSources live, ApplyOptions how)
    {
        using var progress = new Progress(output, prepared.Plan, world.Clock);
        live.Retried += progress.On;
        world.Interrupts.OnFirst = progress.Interrupted;
        return await new Applier(prepared.Cloud, world.Clock).ApplyAsync(
            prepared.Plan,
            how with
            {
                OnStep = progress.On,
            },
            world.Interrupts.Signals,
            () => world.Interrupts.Code
        );
    }
}
