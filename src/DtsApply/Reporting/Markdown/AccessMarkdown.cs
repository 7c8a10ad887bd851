using DtsApply.Messages;
using DtsApply.Reporting.Plans;

namespace DtsApply.Reporting.Markdown;

/// <summary>Who loses and who gains access, as tables: losses first, in a block that nobody can overlook.</summary>
/// <param name="rows">Who gains or loses what, of all roles.</param>
/// <param name="unverified">IDs of accounts that nobody has proved.</param>
internal sealed class AccessMarkdown(IReadOnlyCollection<AccessRow> rows, IReadOnlySet<string> unverified)
{
    /// <summary>How many lines there are about gains.</summary>
    public int Gains { get; } = Rows(rows, AccessTurn.Gains).Count();

    /// <summary>The losses, in a block that GitHub and GitLab frame and others quote; nothing where no one loses.</summary>
    /// <param name="loss">Who loses.</param>
    /// <param name="whole">Whether each has a line of its own.</param>
    /// <param name="aside">What stands behind their number, as Markdown; null for nothing.</param>
    public string? Losses(Loss? loss, bool whole, string? aside = null)
    {
        if (loss is null)
        {
            return null;
        }

        var lines = whole
            ? Rows(rows, AccessTurn.Loses).Select(Cells)
            : rows.Where(row => row.Turn is AccessTurn.Loses)
                .GroupBy(row => (row.Who, row.Policies, row.Note))
                .OrderBy(group => group.Key.Who, StringComparer.Ordinal)
                .Select(group =>
                    Cells(
                        group.First() with
                        {
                            Account = MarkdownMessages.RolesInAccounts(
                                group.Count(),
                                group.Select(row => row.Account).Distinct().Count()
                            ),
                        }
                    )
                );
        string[] quoted =
        [
            "[!WARNING]",
            $"{Head(AccessMessages.IsLostBy(loss.Accounts, loss.Services), aside)} {MayStop(loss)}",
            "",
            .. MarkdownTable.Lines(MarkdownMessages.AccessColumns, lines),
        ];
        return string.Join('\n', quoted.Select(line => line.Length > 0 ? $"> {line}" : ">"));
    }

    /// <summary>So many lines about gains; nothing where there are none.</summary>
    public string? Gained(int most)
    {
        var lines = Rows(rows, AccessTurn.Gains).ToList();
        var rest = lines.Count - most;
        var kept = lines.Take(most).Select(Cells);
        return lines.Count is 0
            ? null
            : string.Join(
                '\n',
                MarkdownTable.Lines(
                    MarkdownMessages.AccessColumns,
                    rest > 0 ? kept.Append(["", $"… {MarkdownMessages.MoreGain(rest)}", "", ""]) : kept
                )
            );
    }

    private static string Head(string lost, string? aside) =>
        aside is null ? $"**{MarkdownText.Sentence(lost)}**" : $"**{MarkdownText.Sentence(lost)[..^1]},** {aside}.";

    private static string MayStop(Loss loss) =>
        MarkdownText.Sentence(
            loss.Losers is [(var id, null)]
                ? MarkdownMessages.TasksMayStop(id, loss.Roles)
                : AccessMessages.MayStop(loss.Accounts, loss.Services, loss.Roles)
        );

    private static IEnumerable<AccessRow> Rows(IEnumerable<AccessRow> rows, AccessTurn turn) =>
        rows.Where(row => row.Turn == turn)
            .Distinct()
            .OrderBy(row => row.Who, Text.NaturalOrder.Instance)
            .ThenBy(row => row.Account, Text.NaturalOrder.Instance)
            .ThenBy(row => row.Policies, StringComparer.Ordinal);

    private string[] Cells(AccessRow row)
    {
        var word = row.Turn is AccessTurn.Loses ? AccessMessages.Loses : AccessMessages.Gains;
        var proved =
            row.Turn is AccessTurn.Gains && row.AccountId is { } id && unverified.Contains(id)
                ? $" ({MarkdownMessages.NotVerified})"
                : "";
        return
        [
            $"**{word.TrimEnd(':')}**",
            MarkdownText.Prose(BaseMessages.Noted(row.Who + proved, row.Note)),
            MarkdownText.Prose(row.Policies),
            MarkdownText.Prose(row.Account),
        ];
    }
}
