using DtsApply.Messages;
using DtsApply.Model;
using DtsApply.Planning;
using DtsApply.Reporting.Diagnostics;
using DtsApply.Reporting.Screen;
using DtsApply.Text;

namespace DtsApply.Reporting.Plans;

/// <summary>Draws one role of a plan: what happens to it, who gains or loses what, its fields, and why.</summary>
/// <param name="page">Where it is drawn.</param>
/// <param name="view">How much is shown.</param>
/// <param name="warnings">The warnings of the manifests.</param>
internal sealed class RoleText(Page page, PlanView view, PlanWarnings warnings)
{
    private const int Indent = 4;

    /// <summary>Whether the role has anything to say.</summary>
    public bool Speaks(Change change) =>
        view.Verbose || change.Refusal is not null || change.Kind is not ChangeKind.Unchanged || HasFindings(change);

    /// <summary>Whether anything was noticed at it, or in its manifests, that the text shows.</summary>
    public bool HasFindings(Change change) => Findings(change).Any() || warnings.At(change).Any();

    /// <summary>Draws it.</summary>
    /// <param name="change">The role.</param>
    /// <param name="brief">Its first line alone.</param>
    public void Draw(Change change, bool brief = false)
    {
        Head(change);
        if (brief)
        {
            return;
        }

        DrawWarnings(change);
        foreach (var finding in Findings(change))
        {
            Finding.Draw(page, Indent, finding, view.Verbose);
        }

        if (change is { Undoes: { } undoes, Refusal: not null })
        {
            Refused(change, undoes);
            return;
        }

        if (change.Refusal is { } refusal)
        {
            Refusals(change);
            Would(change, refusal);
        }
        else if (change.Kind is not ChangeKind.Unchanged)
        {
            Sentences(change);
        }

        Fields(change);
    }

    /// <summary>Draws what the manifests are warned of about it.</summary>
    public void DrawWarnings(Change change)
    {
        foreach (var warning in warnings.At(change))
        {
            Finding.DrawPlaced(page, Indent, warning);
        }
    }

    /// <summary>Draws why it should exist.</summary>
    public void DrawCauses(Change change) => Draw(new RoleFields(view).Causes(change));

    /// <summary>
    /// Why a role is not as it was before a run: where it has changed since, how; else the whole way back, over the
    /// reason, so that one run is enough to judge it.
    /// </summary>
    private void Refused(Change change, UndoneRole undoes)
    {
        if (change.Actions.IsEmpty)
        {
            Finding.DrawRefusal(page, change.Refusal! with { Help = null });
            page.Line();
            StaleRoleText.DrawRows(page, UndoMessages.AsTheRunLeftIt, undoes.Left, change.Before);
            Finding.DrawHelp(page, change.Refusal);
            return;
        }

        Would(change, change.Refusal!);
        Fields(change);
        Refusals(change);
    }

    private void Refusals(Change change)
    {
        foreach (var refusal in change.Refusals)
        {
            Finding.DrawRefusal(page, refusal);
        }
    }

    /// <summary>The findings that the text shows.</summary>
    private static IEnumerable<Diagnostic> Findings(Change change) =>
        change.Findings.Where(finding => !Plan.IsSaidByTheSentence(change, finding));

    private void Head(Change change)
    {
        var head = RoleHead.Create(change, HasFindings(change));
        var verb = head.Verb.Length > 0 ? StyledText.Of(head.Tone, head.Verb) + " " : StyledText.Empty;
        var name = StyledText.Name(TerminalEscape.Escape(change.Address.Role));
        page.Line("  " + verb + $"{head.What} " + name + head.Rest);
    }

    private void Fields(Change change)
    {
        Draw(new RoleFields(view).All(change));
        // Between two sets of manifests nothing is live, and nothing is called.
        if (view.Verbose && change.Compared is null)
        {
            new RoleDetails(page).Draw(change);
        }
    }

    private void Draw(IEnumerable<FieldBlock> fields)
    {
        var text = new FieldText(page);
        foreach (var field in fields)
        {
            text.Draw(field);
        }
    }

    private void Sentences(Change change)
    {
        foreach (var sentence in view.Access.Sentences(change))
        {
            page.Prose(Indent, sentence.Drawn());
        }

        if (view.Verbose && change.Kind is ChangeKind.Update && !change.Access.Lost.IsEmpty)
        {
            Note(AccessMessages.SessionsGoOn(change.Before!.MaxSessionDuration));
        }

        if (view.Verbose && change.Access.Gained.Any(pair => pair.Policy.Equals(Policy.Dts)))
        {
            Note(AccessMessages.PolicyIsNotOurs);
        }
    }

    private void Note(string text) => page.Prose(Indent, $"{DiagnosticWords.Note} {text}");

    // A refusal shows the whole change that consent would make, so that one run is enough to judge it.
    private void Would(Change change, Diagnostic refusal)
    {
        page.Prose(Indent, RoleRefusal.Would(change, refusal));
        if (!change.Access.IsSame)
        {
            Sentences(change);
        }
    }
}
