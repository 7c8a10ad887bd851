using System.Collections.Immutable;
using DtsApply.Messages;
using DtsApply.Reporting.Screen;
using DtsApply.Text;
using DtsApply.UseCases;

namespace DtsApply.Reporting.Identities;

/// <summary>
/// Draws declared accounts beside the identities that their credentials really have: a table, paragraphs where there is
/// no room for one; then what is wrong.
/// </summary>
public static class IdentityText
{
    private const int Many = 20;
    private const int NarrowestTable = 76;

    /// <summary>Draws it.</summary>
    /// <param name="page">Where it is drawn.</param>
    /// <param name="found">What was found.</param>
    /// <param name="verbose">Whether every account has a row.</param>
    public static void Draw(Page page, FoundIdentities found, bool verbose)
    {
        ImmutableArray<IdentityRow> rows = IdentityRow.All(found);
        var alike = verbose || rows.Length <= Many ? [] : Alike(rows);
        var own = rows.Except(alike.SelectMany(group => group)).ToList();
        if (page.Width < NarrowestTable)
        {
            own.ForEach(row => Paragraph(page, row));
            alike.ForEach(group => page.Prose(0, $"{IdentityMessages.More(group.Count)}: {Names(group)}"));
        }
        else
        {
            Table(page, own, alike);
        }

        page.Line();
        IdentityFindings.Draw(page, found, verbose);
    }

    /// <summary>Accounts that are right and reached the same way, where they are more than one.</summary>
    private static List<List<IdentityRow>> Alike(IEnumerable<IdentityRow> rows) =>
        [
            .. rows.Where(row => row.Kind is IdentityVerdictKind.Same)
                .GroupBy(row => (row.Who, row.Source))
                .Where(group => group.Count() > 1)
                .Select(group => group.ToList()),
        ];

    private static void Table(Page page, List<IdentityRow> own, List<List<IdentityRow>> alike)
    {
        List<ImmutableArray<StyledText>> rows =
        [
            [.. IdentityMessages.Columns.Select(StyledText.FromString)],
            .. own.Select(row => row.Cells),
            .. alike.Select(group =>
                group[0].Cells.SetItem(0, IdentityMessages.More(group.Count)).SetItem(1, StyledText.Empty)
            ),
        ];
        var columns = new Columns(rows).Fitting(page.Width, least: 3);
        foreach (var (index, row) in rows.Index())
        {
            page.Line(columns.Line(row));
            if (index > own.Count)
            {
                page.Prose(2, Names(alike[index - own.Count - 1]));
            }
        }
    }

    private static string Names(IEnumerable<IdentityRow> group) =>
        string.Join(", ", NaturalOrder.Ranges(group.Select(row => row.Name), DiagnosticWords.Range));

    private static void Paragraph(Page page, IdentityRow row)
    {
        page.Line(row.Name);
        page.Field(2, IdentityMessages.Columns[1], row.Declared);
        page.Field(
            2,
            IdentityMessages.Columns[2],
            row.Kind is IdentityVerdictKind.Same ? IdentityMessages.SameAs(row.Who) : row.Actual
        );
        if (row.Kind is IdentityVerdictKind.Other)
        {
            page.Field(2, IdentityMessages.Columns[3], row.Who);
        }

        if (row.Kind is not IdentityVerdictKind.NotCalled)
        {
            page.Field(2, IdentityMessages.Columns[4], row.Source);
        }
    }
}
