using DtsApply.Messages;
using DtsApply.Model;
using DtsApply.Planning;
using DtsApply.Reporting.Plans;
using DtsApply.Reporting.Screen;
using DtsApply.UseCases;

namespace DtsApply.Reporting.Comparing;

/// <summary>The last line about two sets of manifests.</summary>
public static class DiffVerdict
{
    private const string Head = "diff:";

    /// <summary>Writes it.</summary>
    /// <param name="sets">What was compared.</param>
    /// <param name="code">The exit code.</param>
    public static StyledText Write(ComparedSets sets, int code)
    {
        if (sets.Base.Facts.Compiles)
        {
            return StyledText.Name(Head) + $" {Body(sets.Plan)}{PlanMessages.Warnings(sets.Plan.Warnings)}";
        }

        var pending = code is ExitCode.Done ? "" : $" {ExitMessages.Code(code)}";
        var roles = Wanted(sets.Plan).ToList();
        return StyledText.Lose(Head)
            + $" {BaseMessages.LossesAreUnknown(BaseMessages.AreWantedNow(roles.Count, PlanVerdict.Accounts(roles)))}{pending}";
    }

    /// <summary>Who gains and who loses, in numbers.</summary>
    internal static string Numbers(Plan plan)
    {
        var pending = plan.Pending.ToList();
        var loss = Loss.In(pending);
        return BaseMessages.Numbers(
            loss?.Accounts ?? 0,
            loss?.Services ?? 0,
            loss is not null,
            Gaining.Accounts(pending)
        );
    }

    /// <summary>That nothing differs, but for the verdict's first words.</summary>
    internal static string AsBefore(Plan plan)
    {
        var roles = Wanted(plan).ToList();
        return BaseMessages.AreWantedAsBefore(roles.Count, PlanVerdict.Accounts(roles));
    }

    /// <summary>The roles that the new set wants.</summary>
    internal static IEnumerable<Change> Wanted(Plan plan) =>
        plan.Changes.Where(change => change.Wanted is { HasEnded: false });

    private static string Body(Plan plan) =>
        plan.Pending.Any()
            ? BaseMessages.Compared(
                PlanMessages.Counts(
                    plan.Count(ChangeKind.Create),
                    plan.Count(ChangeKind.Update),
                    adopted: 0,
                    plan.Count(ChangeKind.Delete)
                ),
                Numbers(plan)
            )
            : BaseMessages.NothingDiffers(AsBefore(plan));
}
