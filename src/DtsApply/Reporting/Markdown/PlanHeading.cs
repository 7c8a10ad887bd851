using DtsApply.Messages;
using DtsApply.Model;
using DtsApply.Planning;
using DtsApply.Reporting.Plans;

namespace DtsApply.Reporting.Markdown;

/// <summary>The heading over a plan: its verdict, losses first.</summary>
internal static class PlanHeading
{
    /// <summary>Writes it.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="loss">Who loses access by it.</param>
    /// <param name="code">The exit code.</param>
    /// <param name="diff">What is said where two sets of manifests are compared; null for a plan.</param>
    public static string Write(Plan plan, Loss? loss, int code, DiffWords? diff = null)
    {
        if (diff is not null)
        {
            return $"### {MarkdownMessages.Title("diff")}: {diff.Heading}";
        }

        var end = code is ExitCode.Done or ExitCode.Pending ? "" : $" {ExitMessages.Code(code)}";
        return MarkdownText.Heading(MarkdownMessages.PlanAt(plan.Target), Body(plan, loss) + end);
    }

    private static string Body(Plan plan, Loss? loss) =>
        plan.Stopped.Any() ? PlanVerdict.Incomplete(plan)
        : plan.Refused.Any() || plan.Refusal is not null ? MarkdownMessages.WillNotBeWritten
        : plan.Pending.Any() ? Losses(loss) + Counts(plan)
        : !plan.Excess.IsNone ? MarkdownMessages.NothingButExcess
        : MarkdownMessages.NothingToDo;

    private static string Losses(Loss? loss) =>
        loss is null ? "" : $"{AccessMessages.IsLostBy(loss.Accounts, loss.Services)}; ";

    private static string Counts(Plan plan) =>
        PlanMessages.Counts(
            plan.Count(ChangeKind.Create),
            plan.Count(ChangeKind.Update),
            plan.Pending.Count(change => change.Adopts),
            plan.Count(ChangeKind.Delete)
        );
}
