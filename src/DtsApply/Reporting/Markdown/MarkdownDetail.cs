namespace DtsApply.Reporting.Markdown;

/// <summary>How far rows of a table that say the same of many are put together.</summary>
internal enum MarkdownRows
{
    /// <summary>Each loss has a row; what was found names every place.</summary>
    Each,

    /// <summary>One row for all that the same people lose; what was found names accounts, and counts roles.</summary>
    ByWho,

    /// <summary>One row for all who lose the same; what was found is one row a rule.</summary>
    ByWhat,
}

/// <summary>How much of a result its Markdown tells.</summary>
/// <param name="HasFences">Whether values that change are shown.</param>
/// <param name="Roles">The details of how many roles of which only good is told.</param>
/// <param name="Gains">How many lines about gains.</param>
internal sealed record MarkdownDetail(bool HasFences, int Roles, int Gains)
{
    /// <summary>Whether accounts are told one by one; else their warnings are rows of a table.</summary>
    public bool HasSections { get; init; } = true;

    /// <summary>How far losses and findings are put together.</summary>
    public MarkdownRows Rows { get; init; }
}

/// <summary>
/// Keeps Markdown within what a comment may hold (GitHub takes 65,536 characters): what matters least goes first, and a
/// loss, a refusal or an error never.
/// </summary>
internal static class MarkdownBudget
{
    /// <summary>The most characters.</summary>
    public const int Characters = 60_000;

    /// <summary>The longest text within the budget.</summary>
    /// <param name="roles">How many roles only good is told of.</param>
    /// <param name="gains">How many lines there are about gains.</param>
    /// <param name="write">Writes it in so much detail.</param>
    public static string Fit(int roles, int gains, Func<MarkdownDetail, string> write)
    {
        MarkdownDetail whole = new(HasFences: true, roles, gains);
        var bare = whole with { HasFences = false };
        var brief = bare with { Roles = 0 };
        var tables = brief with { HasSections = false };
        return Within(write(whole))
            ?? Most(roles, kept => write(bare with { Roles = kept }))
            ?? Most(gains, kept => write(brief with { Gains = kept }))
            ?? Most(gains, kept => write(tables with { Gains = kept }))
            ?? Most(gains, kept => write(tables with { Gains = kept, Rows = MarkdownRows.ByWho }))
            ?? write(tables with { Gains = 0, Rows = MarkdownRows.ByWhat });
    }

    /// <summary>The text that keeps the most of something and still fits; null where none does.</summary>
    public static string? Most(int all, Func<int, string> write)
    {
        if (Within(write(all)) is { } whole)
        {
            return whole;
        }

        var best = all > 0 ? Within(write(0)) : null;
        var (low, high) = (1, all - 1);
        while (best is not null && low <= high)
        {
            var middle = (low + high) / 2;
            if (Within(write(middle)) is { } fits)
            {
                (best, low) = (fits, middle + 1);
            }
            else
            {
                high = middle - 1;
            }
        }

        return best;
    }

    private static string? Within(string text) => text.Length <= Characters ? text : null;
}
