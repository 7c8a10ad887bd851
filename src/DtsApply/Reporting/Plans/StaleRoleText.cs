using System.Collections.Immutable;
using DtsApply.Messages;
using DtsApply.Model;
using DtsApply.Planning;
using DtsApply.Reporting.Diagnostics;
using DtsApply.Reporting.Screen;
using DtsApply.Text;

namespace DtsApply.Reporting.Plans;

/// <summary>
/// A role that is not as it should be: what was approved, or left by this run, beside what is there, since that is the
/// question. The mark stands before what is new, changed or gone now.
/// </summary>
public static class StaleRoleText
{
    private const int Indent = 4;
    private const int Narrowest = 76;
    private const int Value = Indent + Page.Label;

    /// <summary>Draws one role that was changed after the plan was made, with its account.</summary>
    /// <param name="page">Where it is drawn.</param>
    /// <param name="change">The change that was planned.</param>
    /// <param name="now">The role as it is; null when there is none.</param>
    /// <param name="problem">What is said about it.</param>
    public static void Draw(Page page, Change change, Role? now, Diagnostic problem)
    {
        Head(page, change, problem);
        if (Rows(page, RoleMessages.WhenPlanned, RoleComparison.Compare(change.Before, now)))
        {
            page.Line();
        }
    }

    /// <summary>Draws one role that was changed while a run was at it, with its account and what to do.</summary>
    /// <param name="page">Where it is drawn.</param>
    /// <param name="change">The change that was under way.</param>
    /// <param name="left">The role as the run left it; null when it left none.</param>
    /// <param name="now">The role as it is; null when there is none.</param>
    /// <param name="problem">What is said about it.</param>
    public static void DrawMeanwhile(Page page, Change change, Role? left, Role? now, Diagnostic problem)
    {
        Head(page, change, problem);
        Rows(page, RoleMessages.AsThisRunLeftIt, RoleComparison.Compare(left, now));
        page.Prose(Indent, StyledText.Aside(DiagnosticWords.Help) + $" {TerminalEscape.Escape(problem.Help ?? "")}");
        page.Line();
    }

    /// <summary>Draws the two states of a role that is not as an earlier run left it.</summary>
    /// <param name="page">Where it is drawn.</param>
    /// <param name="title">What the first state is.</param>
    /// <param name="then">The role as the run left it; null when it left none.</param>
    /// <param name="now">The role as it is; null when there is none.</param>
    internal static void DrawRows(Page page, string title, Role? then, Role? now) =>
        Rows(
            page,
            title,
            [
                .. RoleComparison
                    .Compare(Undated(then), Undated(now))
                    .Select(row =>
                        row is { Label.Length: > 0, Then.Length: 0 } ? row with { Then = RoleFieldWords.Nothing } : row
                    ),
            ]
        );

    // Which day either state is of is no news: journals keep reads that were made before the last write.
    private static Role? Undated(Role? role) => role is null ? null : role with { Updated = null };

    private static void Head(Page page, Change change, Diagnostic problem)
    {
        page.Line(
            StyledText.Name(ScopeMessages.Account(change.Account))
                + $"  {ScopeMessages.RoleOf(change.Address.AccountId, TerminalEscape.Escape(change.Address.Role))}"
        );
        Finding.Draw(page, 2, problem with { Help = null });
        page.Line();
    }

    /// <summary>The two states; false where nothing differs.</summary>
    private static bool Rows(Page page, string title, ImmutableArray<ComparedField> rows)
    {
        if (!rows.IsEmpty && (page.Width < Narrowest || !SideBySide(page, title, rows)))
        {
            Paragraph(page, title, rows.Select(row => row with { Mark = ' ', Now = row.Then }));
            page.Line();
            Paragraph(page, RoleMessages.Now, rows);
        }

        return !rows.IsEmpty;
    }

    /// <summary>Two columns; not where a word is wider than its column, since no name is ever broken.</summary>
    private static bool SideBySide(Page page, string title, ImmutableArray<ComparedField> rows)
    {
        var now = Value + ((page.Width - Value) / 2);
        var (left, right) = (now - Value - 3, page.Width - now);
        var cells = rows.Select(row =>
                (row, Then: Wrapping.Lines(row.Then, left, 0, 0), Now: Wrapping.Lines(row.Now, right, 0, 0))
            )
            .ToList();
        if (cells.Exists(cell => cell.Then.Any(line => line.Width > left) || cell.Now.Any(line => line.Width > right)))
        {
            return false;
        }

        page.Line(new string(' ', Value) + title.PadRight(now - Value) + RoleMessages.Now);
        foreach (var (row, then, lines) in cells)
        {
            for (var index = 0; index < Math.Max(then.Length, lines.Length); index++)
            {
                var head = index is 0 ? row.Label : "";
                page.Line(
                    new string(' ', Indent)
                        + head.PadRight(Page.Label)
                        + DisplayWidth.Pad($"{then.ElementAtOrDefault(index)}", left + 1)
                        + (index is 0 ? Mark(row.Mark) : " ")
                        + " "
                        + (lines.ElementAtOrDefault(index) ?? StyledText.Empty)
                );
            }
        }

        return true;
    }

    private static void Paragraph(Page page, string title, IEnumerable<ComparedField> rows)
    {
        page.Line(new string(' ', Indent) + title);
        var label = "";
        foreach (var row in rows)
        {
            label = row.Label.Length > 0 ? row.Label : label;
            if (row.Now.Length > 0)
            {
                page.Hanging(
                    Indent + 2,
                    label.PadRight(Page.Label) + Mark(row.Mark) + " ",
                    row.Now,
                    Indent + 2 + Page.Label + 2
                );
                label = "";
            }
        }
    }

    private static StyledText Mark(char mark) =>
        mark switch
        {
            '+' => StyledText.Gain("+"),
            '-' => StyledText.Lose("-"),
            '~' => StyledText.Change("~"),
            _ => " ",
        };
}
