using DtsApply.Messages;
using DtsApply.Planning;
using DtsApply.Planning.Comparing;
using DtsApply.Reporting.Screen;

namespace DtsApply.Reporting.Plans;

/// <summary>Draws what a plan is compared with, over all of it.</summary>
internal static class BaseText
{
    /// <summary>Draws it, over a live plan; nothing where the plan has nothing to say either.</summary>
    public static void Draw(Page page, BaseFacts facts, Plan plan)
    {
        if (!facts.Compiles)
        {
            Unknown(page, facts);
            page.Prose(0, BaseMessages.NothingTellsWhatIsNew);
            page.Line();
        }
        else if (plan.Pending.Any() || plan.Refused.Any())
        {
            page.Line(BaseMessages.ComparedWith(BaseMessages.Named(facts.Name, facts.ShortCommit)));
            Absent(page, facts);
            page.Line();
        }
    }

    /// <summary>That nobody knows who had access.</summary>
    public static void Unknown(Page page, BaseFacts facts) =>
        page.Prose(
            0,
            StyledText.Lose(BaseMessages.LossesUnknown)
                + $" {BaseMessages.DoesNotCompile(facts.Name, facts.ShortCommit)}"
        );

    /// <summary>The paths of which nothing was there.</summary>
    public static void Absent(Page page, BaseFacts facts)
    {
        foreach (var path in facts.Absent)
        {
            page.Prose(0, BaseMessages.IsAbsent(path, facts.Name));
        }
    }
}
