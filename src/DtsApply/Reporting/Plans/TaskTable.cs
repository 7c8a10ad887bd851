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
        List<string[]> rows =
        [
            TaskTableWords.Columns,
            .. roles
                .SelectMany(role => role.Grants)
                .Select(grant =>
                    (string[])
                        [
                            grant.Task.Name.Value!,
                            grant.Task.Scenario.Value.ToString(),
                            grant.RoleName,
                            grant.Owner,
                            grant.Trusted,
                        ]
                )
                .OrderBy(row => row[0], StringComparer.Ordinal)
                .ThenBy(row => row[3], StringComparer.Ordinal),
        ];
        var widths = Enumerable.Range(0, 5).Select(column => rows.Max(row => row[column].Length)).ToList();
        foreach (var row in rows)
        {
            page.Line(string.Concat(row.Select((cell, column) => cell.PadRight(widths[column] + Gap(column)))));
        }

        page.Line();
    }

    // The scenario's names are so long that one space is enough after them.
    private static int Gap(int column) => column is 1 ? 1 : 2;
}
