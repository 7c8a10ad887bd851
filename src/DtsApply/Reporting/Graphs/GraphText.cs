using DtsApply.Messages;
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
            .Select(arrow => (Line: Line(arrow, names), arrow.Owner, arrow.Role))
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

    /// <summary>The last line.</summary>
    public static StyledText Verdict(IReadOnlyCollection<GraphArrow> arrows) =>
        StyledText.Name("graph:")
        + GraphMessages.Shown(
            arrows.Count,
            arrows.DistinctBy(arrow => (arrow.Owner, arrow.Role)).Count(),
            arrows.DistinctBy(arrow => arrow.Owner).Count(),
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
