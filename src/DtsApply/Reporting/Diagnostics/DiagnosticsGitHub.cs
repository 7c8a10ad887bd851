using System.Globalization;
using DtsApply.Model;
using DtsApply.Rules;
using DtsApply.Text;

namespace DtsApply.Reporting.Diagnostics;

/// <summary>
/// Diagnostics as workflow commands of GitHub Actions, which shows them beside the lines of a pull request.
/// </summary>
public static class DiagnosticsGitHub
{
    /// <summary>One line for each.</summary>
    public static string Write(IEnumerable<Diagnostic> diagnostics) => string.Concat(diagnostics.Select(Line));

    private static string Line(Diagnostic diagnostic)
    {
        var command = diagnostic.Severity switch
        {
            Severity.Error => "error",
            Severity.Warning => "warning",
            _ => "notice",
        };
        var title =
            diagnostic.Rule is RuleId.None
                ? ""
                : $"title={Property($"{diagnostic.Rule} {RuleCatalogue.TitleOf(diagnostic.Rule)}")}";
        var help = diagnostic.Help is { } text ? $"%0Ahelp: {Data(text)}" : "";
        var related = string.Concat(
            diagnostic.Related.Select(other => $"%0A{Data($"{other.Source}: {other.Message}")}")
        );
        var properties = string.Join(',', Place(diagnostic).Append(title).Where(part => part.Length > 0));
        return $"::{command} {properties}::{Data(diagnostic.Message)}{related}{help}\n";
    }

    private static IEnumerable<string> Place(Diagnostic diagnostic)
    {
        if (diagnostic.Source is not { } source)
        {
            yield break;
        }

        yield return $"file={Property(source.File)}";
        if (source.IsPath)
        {
            yield break;
        }

        yield return string.Create(
            CultureInfo.InvariantCulture,
            $"line={source.Line},endLine={source.EndLine},col={source.Column}"
        );
        // GitHub takes an end column only within one line.
        yield return source.Line == source.EndLine
            ? string.Create(CultureInfo.InvariantCulture, $"endColumn={source.EndColumn}")
            : "";
    }

    // The runner reads these lines: percent signs and line ends are escaped as it asks, everything else that acts as
    // for a terminal. One line each, so that what is given is never where a line begins.
    private static string Data(string text) =>
        RunnerCommands.Defuse($" {TerminalEscape.Escape(text)}")[1..].Replace("%", "%25", StringComparison.Ordinal);

    private static string Property(string text) =>
        Data(text).Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);
}
