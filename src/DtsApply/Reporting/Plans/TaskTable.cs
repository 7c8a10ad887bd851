using System.Collections.Immutable;
using DtsApply.Messages;
using DtsApply.Planning;
using DtsApply.Reporting.Screen;

namespace DtsApply.Reporting.Plans;

/// <summary>
/// The compiled account table, one row for each role that a task needs: the proof that the scenario was understood as
/// meant.
/// </summary>
public static class TaskTable
{
    /// <summary>Draws it.</summary>
    public static void Draw(Page page, IEnumerable<WantedRole> roles)
    {
        List<ImmutableArray<StyledText>> rows =
        [
            [.. TaskTableWords.Columns.Select(StyledText.FromString)],
            .. roles
                .SelectMany(role => role.Grants)
                .OrderBy(grant => grant.Task.Name.Value, StringComparer.Ordinal)
                .ThenBy(grant => grant.Owner, StringComparer.Ordinal)
                .Select(grant =>
                    (ImmutableArray<StyledText>)
                        [
                            grant.Task.Name.Value!,
                            grant.Task.Scenario.Value.ToString(),
                            grant.RoleName,
                            grant.Owner,
                            grant.Trusted,
                        ]
                ),
        ];
        var columns = new Columns(rows, Gap);
        rows.ForEach(row => page.Line(columns.Line(row)));
        page.Line();
    }

    // The scenario's names are so long that one space is enough after them.
    private static int Gap(int column) => column is 1 ? 1 : 2;
}
