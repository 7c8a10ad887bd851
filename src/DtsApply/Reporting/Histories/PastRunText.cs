using DtsApply.Applying.Journals;
using DtsApply.Messages;
using DtsApply.Model;
using DtsApply.Planning;
using DtsApply.Reporting.Plans;
using DtsApply.Reporting.Screen;
using DtsApply.Text;

namespace DtsApply.Reporting.Histories;

/// <summary>
/// Draws one run as its journal tells it: what it was to do, what came of each action, and whether it can be undone.
/// </summary>
public static class PastRunText
{
    private const int Indent = 4;
    private const int StatusWidth = 9;

    /// <summary>Draws it.</summary>
    /// <param name="page">Where it is drawn.</param>
    /// <param name="run">The run.</param>
    /// <param name="verbose">Whether request IDs and documents are shown.</param>
    public static void Draw(Page page, JournalRun run, bool verbose)
    {
        var plan = PastPlan.From(run);
        page.Line(
            StyledText.Name(HistoryMessages.Run(run.RunId))
                + $"  {HistoryMessages.About(run.Command, run.Set, run.Target)}"
        );
        page.Line($"  {HistoryMessages.When(run.Started, run.Ended, run.ToolVersion)}");
        if (run.Undoes is { } undone)
        {
            page.Line($"  {HistoryMessages.Undid(undone)}");
        }

        page.Line();
        var view = new PlanView(new(run.Accounts.Select(account => account.Account)), verbose);
        var roles = run.Roles.Zip(plan.Changes).ToLookup(role => role.First.Account, StringComparer.Ordinal);
        foreach (var account in plan.Accounts.Where(account => roles.Contains(account.Name)))
        {
            Scope(page, account);
            foreach (var (role, change) in roles[account.Name])
            {
                page.Line();
                Draw(page, view, role, change);
            }

            page.Line();
        }
    }

    private static void Scope(Page page, AccountState account)
    {
        page.Line(StyledText.Name(ScopeMessages.Account(account.Name)) + $"  {account.Account.Id.Value}");
        if (account.Identity is { } identity)
        {
            var who = TerminalEscape.Escape(IdentityWords.Name(identity));
            page.Line($"  {ScopeMessages.SignedIn(who, TerminalEscape.Escape(identity.Credentials), key: null)}");
        }
    }

    private static void Draw(Page page, PlanView view, JournalRole role, Change change)
    {
        new RoleText(page, view, new(new Plan(Target.Cloud, "", [], []))).Draw(change, brief: true);
        var access = view.Access.Recap([change]).ToList();
        foreach (var line in access.Count > 0 ? access : [AccessMessages.NoOneIsTouched])
        {
            page.Line("    " + line);
        }

        var rows = JournalRow.All(role).ToList();
        var width = rows.Select(row => row.Op.Length).DefaultIfEmpty().Max();
        rows.ForEach(row => Row(page, row, width, view.Verbose));
        page.Field(Indent, HistoryMessages.Undo, Undo(role));
        if (view.Verbose)
        {
            new RoleDetails(page).DrawDiff(change);
        }
    }

    private static void Row(Page page, JournalRow row, int width, bool verbose)
    {
        var request = verbose && row.RequestId is { } id ? RunMessages.Request(TerminalEscape.Escape(id)) : null;
        var remark = string.Join(
            ", ",
            ((string?[])[row.Remark is { } why ? TerminalEscape.Escape(why) : null, request]).Where(part =>
                part is { Length: > 0 }
            )
        );
        var sent = row.Sent is { } at ? HistoryMessages.At(at) : "";
        page.Line(
            "    "
                + Tone(row.Status)
                + new string(' ', StatusWidth - RunWords.Ended(row.Status).Length)
                + $"{TerminalEscape.Escape(row.Op).PadRight(width)}  {sent}  {remark}"
        );
    }

    private static string Undo(JournalRole role) =>
        !PastRuns.WroteTo(role) ? HistoryMessages.NothingToUndo
        : role.Writes.Where((_, write) => role.Ended(write) is Status.Unknown).FirstOrDefault() is { } lost
            ? HistoryMessages.UndoByReading(TerminalEscape.Escape(lost.Op))
        : HistoryMessages.UndoIsPossible;

    private static StyledText Tone(Status status) =>
        status switch
        {
            Status.Failed => StyledText.Lose(RunWords.Ended(status)),
            Status.Unknown => StyledText.Aside(RunWords.Ended(status)),
            _ => RunWords.Ended(status),
        };
}
