using System.Globalization;
using System.Text;
using DtsApply.Model;
using DtsApply.Text;

namespace DtsApply.Reporting.Diagnostics;

/// <summary>
/// Diagnostics as JUnit XML: one test case for each file that is fine, one for each error. Warnings are output of their
/// file's case.
/// </summary>
public static class DiagnosticsJUnit
{
    /// <summary>One document.</summary>
    /// <param name="diagnostics">The diagnostics, sorted.</param>
    /// <param name="files">The files that were read.</param>
    public static string Write(IReadOnlyCollection<Diagnostic> diagnostics, IReadOnlyCollection<string> files)
    {
        var errors = diagnostics.Where(d => d.Severity is Severity.Error).ToList();
        var wrong = errors.Select(d => d.Source?.File).ToHashSet();
        var notes = diagnostics.Where(d => d.Severity is not Severity.Error).ToLookup(d => d.Source?.File);
        var fine = files.Where(file => !wrong.Contains(file)).Distinct().ToList();
        var xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        xml.Append(
            CultureInfo.InvariantCulture,
            $"<testsuites name=\"dts-apply validate\" tests=\"{fine.Count + errors.Count}\" "
                + $"failures=\"{errors.Count}\">\n"
        );
        xml.Append(
            CultureInfo.InvariantCulture,
            $"  <testsuite name=\"manifests\" tests=\"{fine.Count + errors.Count}\" failures=\"{errors.Count}\" "
                + $"errors=\"0\" skipped=\"0\">\n"
        );
        fine.ForEach(file => Fine(xml, file, [.. notes[file]]));
        errors.ForEach(error => Failed(xml, error));
        return RunnerCommands.DefuseXml(xml.Append("  </testsuite>\n</testsuites>\n").ToString());
    }

    private static void Fine(StringBuilder xml, string file, Diagnostic[] notes)
    {
        xml.Append(CultureInfo.InvariantCulture, $"    <testcase classname=\"{Safe(file)}\" name=\"{Safe(file)}\"");
        if (notes.Length is 0)
        {
            xml.Append("/>\n");
            return;
        }

        xml.Append(">\n      <system-out>");
        xml.AppendJoin(
            '\n',
            notes.Select(note =>
                Safe($"{note.Source}: {note.Severity.ToString().ToLowerInvariant()} {note.Rule}: {note.Message}")
            )
        );
        xml.Append("</system-out>\n    </testcase>\n");
    }

    private static void Failed(StringBuilder xml, Diagnostic error)
    {
        var place = error.Source is { } source ? source.ToString() : "";
        xml.Append(
            CultureInfo.InvariantCulture,
            $"    <testcase classname=\"{Safe(error.Source?.File ?? "")}\" name=\"{Safe($"{error.Rule} {place}")}\">\n"
        );
        xml.Append(
            CultureInfo.InvariantCulture,
            $"      <failure type=\"{error.Rule}\" message=\"{Safe(error.Message)}\">"
        );
        string[] lines =
        [
            $"{place}: error {error.Rule}: {error.Message}",
            .. error.Related.Select(other => $"{other.Source}: note: {other.Message}"),
            .. error.Help is { } help ? (string[])[$"help: {help}"] : [],
        ];
        xml.AppendJoin('\n', lines.Select(Safe)).Append("</failure>\n    </testcase>\n");
    }

    // XML has no control characters at all, escaped or not.
    private static string Safe(string text) =>
        TerminalEscape
            .Escape(text)
            .Replace("&", "&amp;", StringComparison.Ordinal)
            .Replace("<", "&lt;", StringComparison.Ordinal)
            .Replace(">", "&gt;", StringComparison.Ordinal)
            .Replace("\"", "&quot;", StringComparison.Ordinal);
}
