using System.Collections.Immutable;

namespace DtsApply.Reporting.Screen;

/// <summary>Rows of cells under each other, each column as wide as its widest cell.</summary>
/// <param name="rows">The rows, each with a cell for every column.</param>
/// <param name="gap">The cells between a column and the next; two where nothing else is said.</param>
internal sealed class Columns(IReadOnlyList<ImmutableArray<StyledText>> rows, Func<int, int>? gap = null)
{
    private readonly List<int> _widths =
    [
        .. Enumerable.Range(0, rows[0].Length).Select(column => rows.Max(row => row[column].Width)),
    ];

    /// <summary>Leaves columns out from the right until a line fits.</summary>
    /// <param name="width">The cells of a line.</param>
    /// <param name="least">How many columns stay in any case.</param>
    public Columns Fitting(int width, int least)
    {
        while (_widths.Count > least && _widths.Index().Sum(Cells) - Gap(_widths.Count - 1) > width)
        {
            _widths.RemoveAt(_widths.Count - 1);
        }

        return this;
    }

    /// <summary>One row on its line.</summary>
    public StyledText Line(ImmutableArray<StyledText> row) =>
        _widths
            .Index()
            .Select(column => row[column.Index] + new string(' ', Cells(column) - row[column.Index].Width))
            .Aggregate(StyledText.Empty, StyledText.Add);

    private int Cells((int Index, int Width) column) => column.Width + Gap(column.Index);

    private int Gap(int column) => gap?.Invoke(column) ?? 2;
}
