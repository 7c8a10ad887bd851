using DtsApply.Messages;
using DtsApply.Planning.Comparing;
using DtsApply.Reporting.Plans;
using DtsApply.Reporting.Screen;

namespace DtsApply.Reporting.Graphs;

/// <summary>All access that is declared, one line for each grant, in the words of a plan's recap.</summary>
internal static class GraphText
{
    /// <summary>Draws the lines.</summary>
    /// <param name="page">Where they are drawn.</param>
    /// <param name="arrows">The grants.</param>
    /// <param name="names">How accounts are named.</param>
    public static void Draw(Page page, IEnumerable<GraphArrow> arrows, AccountNames names)
    {
        // Two tasks that share a role ask for the same access; two roles give it twice.
        var lines = GraphArrow
            .Sorted(arrows)
            .Select(arrow => (Line: Line(arrow, names), arrow.OwnerId, arrow.Role))
            .Distinct()
            .GroupBy(found => found.Line, StringComparer.Ordinal)
            .ToList();
        foreach (var line in lines)
        {
            var roles = line.Count();
            page.Line(roles > 1 ? AccessMessages.ByRoles(line.Key, roles) : line.Key);
        }

        if (lines.Count > 0)
        {
            page.Line();
        }
    }

    /// <summary>Draws the lines; beside other manifests, gains and losses alone, or that losses are unknown.</summary>
    /// <param name="page">Where they are drawn.</param>
    /// <param name="arrows">The grants of both.</param>
    /// <param name="names">How accounts are named.</param>
    /// <param name="facts">What they are compared with; null for nothing.</param>
    public static void Draw(Page page, IEnumerable<GraphArrow> arrows, AccountNames names, BaseFacts? facts)
    {
        if (facts is { Compiles: false })
        {
            BaseText.Unknown(page, facts);
            page.Line();
        }
        else if (facts is not null)
        {
            BaseText.Absent(page, facts);
            arrows = arrows.Where(arrow => arrow.Turn is not AccessTurn.None);
        }

        Draw(page, arrows, names);
    }

    /// <summary>The last line.</summary>
    /// <param name="arrows">The grants.</param>
    /// <param name="facts">What they are compared with; null for nothing.</param>
    public static StyledText Verdict(IReadOnlyCollection<GraphArrow> arrows, BaseFacts? facts = null)
    {
        if (facts is not { Compiles: true })
        {
            return Declared(arrows);
        }

        var (gained, lost) = (Count(arrows, AccessTurn.Gains), Count(arrows, AccessTurn.Loses));
        return StyledText.Name("graph:")
            + (gained + lost is 0 ? GraphMessages.NothingChanges : GraphMessages.Differs(gained, lost));
    }

    private static int Count(IEnumerable<GraphArrow> arrows, AccessTurn turn) =>
        arrows.Count(arrow => arrow.Turn == turn);

    private static StyledText Declared(IReadOnlyCollection<GraphArrow> arrows) =>
        StyledText.Name("graph:")
        + GraphMessages.Shown(
            arrows.Count,
            arrows.DistinctBy(arrow => (arrow.OwnerId, arrow.Role)).Count(),
            arrows.DistinctBy(arrow => arrow.OwnerId).Count(),
            arrows.Count(arrow => arrow.Grant.HasEnded)
        );

    private static string Line(GraphArrow arrow, AccountNames names)
    {
        var brief = AccessMessages.Brief(
            names.Brief(arrow.Grant.Who.Id.Value!),
            AccessMessages.Policies([.. arrow.Grant.Policies.Select(policy => policy.Name)]),
            names.Brief(arrow.Grant.Owner.Id.Value!)
        );
        return string.Join(", ", arrow.Remarks.Prepend(brief));
    }
}
