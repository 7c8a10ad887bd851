using System.Collections.Immutable;
using DtsApply.Model;
using DtsApply.Planning;
using DtsApply.Reporting.Diagnostics;
using DtsApply.Reporting.Screen;

namespace DtsApply.Reporting.Plans;

/// <summary>
/// A role that is not as it was when the plan was made: what was approved beside what is there, since that is the question. The mark stands before
/// what is new, changed or gone now.
/// </summary>
public static class MovedText
{
    private const int Indent = 4;
    private const int Narrowest = 76;
    private const int Value = Indent + Page.Label;
    private const string Planned = "when planned";

    /// <summary>Draws one role with its account.</summary>
    /// <param name="page">Where it is drawn.</param>
    /// <param name="change">The change that was planned.</param>
    /// <param name="now">The role as it is; null when there is none.</param>
    /// <param name="problem">What is said about it.</param>
    public static void Draw(Page page, Change change, Role? now, Diagnostic problem)
    {
        page.Line(Text.Name($"account {change.Account}") + $"  {change.Address.AccountId}, role {Foreign.Safe(change.Address.Role)}");
        Finding.Draw(page, 2, problem with { Help = null });
        page.Line();
        var rows = Sides.Of(change.Before, now);
        if (rows.IsEmpty)
        {
            return;
        }

        if (page.Width < Narrowest || !SideBySide(page, rows))
        {
            Paragraph(page, Planned, rows.Select(row => row with { Mark = ' ', Now = row.Then }));
            Paragraph(page, "now", rows);
            return;
        }

        page.Line();
    }

    /// <summary>Two columns; not where a word is wider than its column, since no name is ever broken.</summary>
    private static bool SideBySide(Page page, ImmutableArray<Compared> rows)
    {
        var now = Value + ((page.Width - Value) / 2);
        var (left, right) = (now - Value - 3, page.Width - now);
        var cells = rows.Select(row => (row, Then: Wrapping.Lines(row.Then, left, 0, 0), Now: Wrapping.Lines(row.Now, right, 0, 0))).ToList();
        if (cells.Exists(cell => cell.Then.Any(line => line.Width > left) || cell.Now.Any(line => line.Width > right)))
        {
            return false;
        }

        page.Line(new string(' ', Value) + Planned.PadRight(now - Value) + "now");
        foreach (var (row, then, lines) in cells)
        {
            for (var index = 0; index < Math.Max(then.Length, lines.Length); index++)
            {
                var head = index is 0 ? row.Label : "";
                page.Line(new string(' ', Indent) + head.PadRight(Page.Label) + Cells.Pad($"{then.ElementAtOrDefault(index)}", left + 1)
                    + (index is 0 ? Mark(row.Mark) : " ") + " " + (lines.ElementAtOrDefault(index) ?? Text.Empty));
            }
        }

        return true;
    }

    private static void Paragraph(Page page, string title, IEnumerable<Compared> rows)
    {
        page.Line(new string(' ', Indent) + title);
        var label = "";
        foreach (var row in rows)
        {
            label = row.Label.Length > 0 ? row.Label : label;
            if (row.Now.Length > 0)
            {
                page.Hanging(Indent + 2, label.PadRight(Page.Label) + Mark(row.Mark) + " ", row.Now, Indent + 2 + Page.Label + 2);
                label = "";
            }
        }

        page.Line();
    }

    private static Text Mark(char mark) => mark switch
    {
        '+' => Text.Gain("+"),
        '-' => Text.Lose("-"),
        '~' => Text.Change("~"),
        _ => " ",
    };
}
