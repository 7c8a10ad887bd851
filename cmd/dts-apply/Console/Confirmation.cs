using DtsApply.Cmd.CommandLine;
using DtsApply.Disk;
using DtsApply.Messages;
using DtsApply.Planning;
using DtsApply.Reporting.Plans;

namespace DtsApply.Cmd.Console;

/// <summary>That a plan is not carried out.</summary>
/// <param name="Reason">Why not, as the verdict says it.</param>
/// <param name="WasAsked">Whether there was a question, and another answer than was needed.</param>
internal sealed record Refusal(string Reason, bool WasAsked);

/// <summary>Asks whether a plan is to be carried out.</summary>
/// <param name="world">What the command touches.</param>
/// <param name="request">What the command was told.</param>
/// <param name="output">The streams.</param>
internal sealed class Confirmation(CommandEnvironment world, Request request, Output output)
{
    /// <summary>Asks; null when it was agreed to.</summary>
    /// <param name="plan">The plan, which is on the screen.</param>
    /// <param name="view">How it is shown.</param>
    public async Task<Refusal?> AskAsync(Plan plan, PlanView view)
    {
        if (!output.IsText)
        {
            return new(world.CanAsk ? CommandMessages.JsonDoesNotAsk : CommandMessages.NoTerminal, WasAsked: false);
        }

        // Standard input that had the manifests has no answers.
        var terminal = request.Files.Filename?.Any(StreamPath.IsStandardInput) is true ? world.OpenTerminal() : null;
        if (terminal is null && !world.CanAsk)
        {
            return new(CommandMessages.NoTerminal, WasAsked: false);
        }

        var isAgreed = await IsAgreedAsync(plan, view, terminal);
        return isAgreed ? null : new(CommandMessages.NotConfirmed, WasAsked: true);
    }

    private async Task<bool> IsAgreedAsync(Plan plan, PlanView view, ControllingTerminal? terminal)
    {
        var page = terminal is null ? output.Error : output.On(terminal.Out, terminal.Screen);
        var question = ConfirmationPrompt.Draw(page, plan, view, repeat: !output.IsResultInSight);
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
}
