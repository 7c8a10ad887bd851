using DtsApply.Messages;
using DtsApply.Model;
using DtsApply.Planning;
using DtsApply.Reporting.Screen;
using DtsApply.Text;

namespace DtsApply.Reporting.Diagnostics;

/// <summary>Draws what was found in an account or at a role: mark and word, number, message, facts, help.</summary>
internal static class Finding
{
    private const int HelpIndent = 4;

    /// <summary>
    /// The finding with its mark at that indentation; help stands at four in all screens of live accounts.
    /// </summary>
    /// <param name="page">Where it is drawn.</param>
    /// <param name="indent">The cells before it.</param>
    /// <param name="finding">The finding.</param>
    /// <param name="verbose">Whether details are shown.</param>
    /// <param name="command">A command that stands after the help; null for none.</param>
    public static void Draw(Page page, int indent, Diagnostic finding, bool verbose = false, string? command = null)
    {
        page.Prose(indent, Head(finding));
        foreach (var fact in finding.Facts.Where(fact => verbose || !fact.IsDetail))
        {
            page.Field(HelpIndent, fact.IsWrong ? StyledText.Lose(fact.Label) : fact.Label, Verbatim(fact.Value));
        }

        if (finding.Rule is RuleId.DTS501)
        {
            page.Prose(HelpIndent, DiagnosticWords.NothingWasReadThere);
        }

        DrawHelp(page, finding, command);
    }

    /// <summary>A warning of the manifests, in a plan: its place stands after its help.</summary>
    public static void DrawPlaced(Page page, int indent, Diagnostic finding)
    {
        var at = finding.Source!.Value;
        page.Prose(indent, Head(finding));
        DrawHelp(page, finding with { Help = DiagnosticWords.HelpAt(finding.Help, at) });
    }

    /// <summary>The finding of a refused role, which needs no mark of its own.</summary>
    public static void DrawRefusal(Page page, Diagnostic finding)
    {
        page.Prose(
            HelpIndent,
            StyledText.Lose(DiagnosticWords.Head(Severity.Error, finding.Rule))
                + $" {TerminalEscape.Escape(finding.Message)}"
        );
        DrawHelp(page, finding);
    }

    /// <summary>What to do about it, where there is anything.</summary>
    /// <param name="page">Where it is drawn.</param>
    /// <param name="finding">The finding.</param>
    /// <param name="command">A command that stands after the help, to be pasted and so never broken; null for none.</param>
    public static void DrawHelp(Page page, Diagnostic finding, string? command = null)
    {
        if (finding.Help is { } help)
        {
            var pasted = command is null ? "" : $": {command.Replace(' ', StyledText.Glue)}";
            page.Prose(HelpIndent, StyledText.Aside(DiagnosticWords.Help) + $" {TerminalEscape.Escape(help)}{pasted}");
        }
    }

    private static StyledText Head(Diagnostic finding)
    {
        if (Plan.IsNote(finding))
        {
            return $"{DiagnosticWords.Note} {TerminalEscape.Escape(finding.Message)}";
        }

        if (finding.Unknown is { } what)
        {
            return StyledText.Aside(DiagnosticWords.Unknown) + $" {TerminalEscape.Escape(what)}";
        }

        var head = DiagnosticWords.LiveHead(finding.Severity, finding.Rule);
        return (
                finding.Severity is Severity.Error ? StyledText.Lose(head)
                : finding.Severity is Severity.Warning ? StyledText.Change(head)
                : head
            ) + $" {TerminalEscape.Escape(finding.Message)}";
    }

    // Facts are aligned by their writer: digits under digits, carets under digits.
    private static string Verbatim(string value) =>
        TerminalEscape.Escape(value).Replace("  ", $"{StyledText.Glue}{StyledText.Glue}", StringComparison.Ordinal);
}
