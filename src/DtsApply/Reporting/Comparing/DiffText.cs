using DtsApply.Messages;
using DtsApply.Planning;
using DtsApply.Reporting.Plans;
using DtsApply.Reporting.Screen;
using DtsApply.Text;
using DtsApply.UseCases;

namespace DtsApply.Reporting.Comparing;

/// <summary>
/// Draws who gains or loses access between two sets of manifests. Where the old one has mistakes, nobody knows who
/// loses what, and only what is wanted now is told.
/// </summary>
public static class DiffText
{
    private const int Indent = 4;

    /// <summary>Draws it, without the verdict.</summary>
    public static void Draw(Page page, ComparedSets sets, bool verbose)
    {
        var view = new PlanView(sets.Names, verbose);
        if (sets.Base.Facts.Compiles)
        {
            Compared(page, sets, view);
        }
        else
        {
            BaseText.Unknown(page, sets.Base.Facts);
            page.Line();
            Now(page, sets.Plan, view);
        }
    }

    private static void Compared(Page page, ComparedSets sets, PlanView view)
    {
        var facts = sets.Base.Facts;
        var speaks = PlanText.Speaks(page, sets.Plan, view);
        if (speaks || !facts.Absent.IsEmpty)
        {
            page.Line(BaseMessages.ComparedOffline(BaseMessages.Named(facts.Name, facts.ShortCommit)));
            BaseText.Absent(page, facts);
            page.Line();
        }

        PlanText.Accounts(page, sets.Plan, view);
        PlanText.Short(page, sets.Plan, view);
    }

    private static void Now(Page page, Plan plan, PlanView view)
    {
        var text = new RoleText(page, view, new PlanWarnings(plan));
        var roles = DiffVerdict.Wanted(plan).ToLookup(change => change.Address.AccountId, StringComparer.Ordinal);
        foreach (var account in plan.Accounts.Where(account => roles.Contains(account.Account.Id.Value!)))
        {
            AccountText.Draw(page, plan.Target, account, [], view.Verbose);
            foreach (var change in roles[account.Account.Id.Value!])
            {
                page.Line();
                page.Line(
                    $"  {RoleChangeMessages.TheRole} " + StyledText.Name(TerminalEscape.Escape(change.Address.Role))
                );
                text.DrawWarnings(change);
                foreach (var sentence in view.Access.Sentences(change))
                {
                    page.Prose(Indent, $"{BaseMessages.WantedNow} {sentence.Text}");
                }

                text.DrawCauses(change);
            }

            page.Line();
        }
    }
}
