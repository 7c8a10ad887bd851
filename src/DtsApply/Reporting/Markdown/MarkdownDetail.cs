namespace DtsApply.Reporting.Markdown;

/// <summary>How much of a plan its Markdown tells.</summary>
/// <param name="HasFences">Whether values that change are shown.</param>
/// <param name="Roles">The details of how many roles that only gain.</param>
/// <param name="Gains">How many lines about gains.</param>
internal sealed record MarkdownDetail(bool HasFences, int Roles, int Gains)
{
    /// <summary>Whether accounts are told one by one; losses, refusals and errors always are.</summary>
    public bool HasSections { get; init; } = true;

    /// <summary>Whether each loss has a line of its own, and not one for all that the same people lose.</summary>
    public bool HasLosses { get; init; } = true;
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
    /// <param name="roles">How many roles only gain.</param>
    /// <param name="gains">How many lines there are about gains.</param>
    /// <param name="write">Writes it in so much detail.</param>
    public static string Fit(int roles, int gains, Func<MarkdownDetail, string> write)
    {
        MarkdownDetail whole = new(HasFences: true, roles, gains);
        var bare = whole with { HasFences = false };
        var merged = new MarkdownDetail(HasFences: false, 0, 0) { HasSections = false, HasLosses = false };
        return Within(write(whole))
            ?? Within(write(bare))
            ?? Most(roles, kept => write(bare with { Roles = kept }))
            ?? Most(gains, kept => write(bare with { Roles = 0, Gains = kept }))
            ?? Within(write(new(HasFences: false, 0, 0) { HasSections = false }))
            ?? write(merged);
    }

    private static string? Within(string text) => text.Length <= Characters ? text : null;

    /// <summary>The text that keeps the most of something and still fits; null where none does.</summary>
    private static string? Most(int all, Func<int, string> write)
    {
        var best = Within(write(0));
        var (low, high) = (1, all);
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
}
