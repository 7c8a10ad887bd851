using DtsApply.Messages;
using DtsApply.Model;
using DtsApply.Reporting.Screen;
using DtsApply.Text;

namespace DtsApply.Reporting.Diagnostics;

/// <summary>Findings about accounts and roles, each with the name of what it is about before it.</summary>
internal static class NamedFindings
{
    private const int HelpIndent = 5;

    /// <summary>Draws them, and an empty line after them.</summary>
    /// <param name="page">Where they are drawn.</param>
    /// <param name="findings">The findings, sorted as they are shown.</param>
    /// <param name="verbose">Whether each is told whole, with its details.</param>
    public static void Draw(Page page, IEnumerable<Diagnostic> findings, bool verbose)
    {
        var groups = FindingGroup.All(findings, verbose).ToList();
        foreach (var group in groups)
        {
            Draw(page, group.First, verbose);
            if (group.Others is { IsEmpty: false } others)
            {
                page.Prose(HelpIndent, DiagnosticWords.AndIn(others));
            }
        }

        if (groups.Count > 0)
        {
            page.Line();
        }
    }

    private static void Draw(Page page, Diagnostic finding, bool verbose)
    {
        page.Hanging(0, Name(finding) + Head(finding) + " ", TerminalEscape.Escape(finding.Message), HelpIndent);
        foreach (var fact in finding.Facts.Where(fact => verbose || !fact.IsDetail))
        {
            page.Prose(HelpIndent, TerminalEscape.Escape($"{fact.Label} {fact.Value}".Trim()));
        }

        if (finding.Help is { } help)
        {
            var head = StyledText.Aside(DiagnosticWords.Help) + " ";
            page.Hanging(HelpIndent, head, TerminalEscape.Escape(help), HelpIndent + head.Width);
        }
    }

    private static string Name(Diagnostic finding) =>
        (finding.Account, finding.Role) switch
        {
            (null, _) => "",
            ({ } account, null) => $"{account}: ",
            var (account, role) => $"{account}/{TerminalEscape.Escape(role)}: ",
        };

    private static StyledText Head(Diagnostic finding) =>
        finding.Severity switch
        {
            Severity.Info => DiagnosticWords.Note,
            Severity.Warning => StyledText.Change(DiagnosticWords.Head(finding.Severity, finding.Rule)),
            _ => StyledText.Lose(DiagnosticWords.Head(finding.Severity, finding.Rule)),
        };
}
