using DtsApply.Messages;
using DtsApply.Reporting.Plans;
using DtsApply.Text;

namespace DtsApply.Reporting.Markdown;

/// <summary>Who loses and who gains access, as tables: losses first, in a block that nobody can overlook.</summary>
/// <param name="rows">Who gains or loses what, of all roles.</param>
/// <param name="unverified">IDs of accounts that nobody has proved.</param>
internal sealed class AccessMarkdown(IReadOnlyCollection<AccessRow> rows, IReadOnlySet<string> unverified)
{
    private const int MostNames = 30_000;

    private readonly List<AccessRow> _losses = [.. rows.Where(row => row.Turn is AccessTurn.Loses)];
    private readonly List<AccessRow> _gains = Lines(rows.Where(row => row.Turn is AccessTurn.Gains));

    /// <summary>How many lines there are about gains.</summary>
    public int Gains => _gains.Count;

    /// <summary>The losses, in a block that GitHub and GitLab frame and others quote; nothing where no one loses.</summary>
    /// <param name="loss">Who loses.</param>
    /// <param name="isHeld">Whether the plan is not to be carried out as it is.</param>
    /// <param name="detail">How far they are put together.</param>
    /// <param name="aside">What stands behind their number, as Markdown; null for nothing.</param>
    public string? Losses(Loss? loss, bool isHeld, MarkdownRows detail, string? aside = null)
    {
        if (loss is null)
        {
            return null;
        }

        var lost = AccessMessages.IsLostBy(loss.Accounts, loss.Services);
        var told = detail switch
        {
            MarkdownRows.Each => Lines(_losses),
            MarkdownRows.ByWho => Lines(_losses.GroupBy(row => (row.Who, row.Policies, row.Note)).Select(AllOf)),
            _ => Lines(
                _losses
                    .GroupBy(row => (row.Policies, row.Note))
                    .Select(group => AllOf(group) with { Who = Names(group) })
            ),
        };
        string[] quoted =
        [
            "[!WARNING]",
            $"{Head(isHeld ? MarkdownMessages.IfCarriedOut(lost) : lost, aside)} {MayStop(loss)}",
            "",
            .. Table(told.Select(Cells)).Split('\n'),
        ];
        return string.Join('\n', quoted.Select(line => line.Length > 0 ? $"> {line}" : ">"));
    }

    /// <summary>So many lines about gains; nothing where there are none.</summary>
    public string? Gained(int most) =>
        Gains is 0 ? null
        : most >= Gains ? Table(_gains.Select(Cells))
        : Table(_gains.Take(most).Select(Cells).Append(["", $"… {MarkdownMessages.MoreGain(Gains - most)}", "", ""]));

    private static string Table(IEnumerable<string[]> cells) =>
        MarkdownTable.Write(MarkdownMessages.AccessColumns, cells);

    private static string Head(string lost, string? aside) =>
        aside is null ? $"**{MarkdownText.Sentence(lost)}**" : $"**{MarkdownText.Sentence(lost)[..^1]},** {aside}.";

    private string MayStop(Loss loss) =>
        MarkdownText.Sentence(
            loss.Losers is [(var id, null)]
                ? MarkdownMessages.TasksMayStop(NameOf(id), loss.Roles)
                : AccessMessages.MayStop(loss.Accounts, loss.Services, loss.Roles)
        );

    // As its row says, but for what nobody needs twice.
    private string NameOf(string id) =>
        _losses.Find(row => row.AccountId == id && row.Who.EndsWith($" {id}", StringComparison.Ordinal))?.Who ?? id;

    private static AccessRow AllOf(IEnumerable<AccessRow> alike)
    {
        var all = alike.ToList();
        var accounts = all.Select(row => row.Account).Distinct().Count();
        return all is [var only]
            ? only
            : all[0] with
            {
                Account = MarkdownMessages.RolesInAccounts(all.Count, accounts),
            };
    }

    // Everyone is named as long as a comment can hold it.
    private static string Names(IEnumerable<AccessRow> rows)
    {
        var names = rows.Select(row => row.Who).Distinct().ToList();
        var length = 0;
        var kept = names.TakeWhile(name => (length += name.Length + 2) <= MostNames).ToList();
        return string.Join(", ", kept) + MarkdownMessages.AndMore(names.Count - kept.Count);
    }

    /// <summary>One row for what several roles of an account bring to the same people, with their number.</summary>
    private static List<AccessRow> Lines(IEnumerable<AccessRow> rows) =>
        [
            .. rows.GroupBy(row => row)
                .Select(group => (Row: group.Key, Roles: group.Count()))
                .OrderBy(line => line.Row.Who, NaturalOrder.Instance)
                .ThenBy(line => line.Row.Account, NaturalOrder.Instance)
                .ThenBy(line => line.Row.Policies, StringComparer.Ordinal)
                .Select(line =>
                    line.Roles is 1
                        ? line.Row
                        : line.Row with
                        {
                            Account = AccessMessages.ByRoles(line.Row.Account, line.Roles),
                        }
                ),
        ];

    private string[] Cells(AccessRow row)
    {
        var word = row.Turn is AccessTurn.Loses ? AccessMessages.Loses : AccessMessages.Gains;
        var isProved = row.Turn is AccessTurn.Loses || row.AccountId is not { } id || !unverified.Contains(id);
        return
        [
            $"**{word.TrimEnd(':')}**",
            MarkdownText.Prose(
                BaseMessages.Noted(isProved ? row.Who : MarkdownMessages.NotVerified(row.Who), row.Note)
            ),
            MarkdownText.Prose(row.Policies),
            MarkdownText.Prose(row.Account),
        ];
    }
}
