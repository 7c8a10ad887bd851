using System.Text.Json;
using DtsApply.Messages;
using DtsApply.Model;
using DtsApply.Planning.Comparing;
using DtsApply.Reporting.Plans;
using DtsApply.Reporting.Screen;
using DtsApply.Text;

namespace DtsApply.Reporting.Graphs;

/// <summary>
/// The register that auditors ask for: who can use what, in which account and role, until when, why, and where it says
/// so.
/// </summary>
internal static class GrantRegister
{
    // What makes a spreadsheet take a cell for a formula; the wide forms do so where Chinese or Japanese is written.
    private const string BeginsFormula = "=+-@\t\r\n＝＋－＠";

    /// <summary>
    /// The register as CSV (RFC 4180, with line feeds): a header, and a line for each grant; beside other manifests, with
    /// a column for what changes.
    /// </summary>
    /// <param name="arrows">The grants.</param>
    /// <param name="facts">What they are compared with; null for nothing.</param>
    public static string Csv(IEnumerable<GraphArrow> arrows, BaseFacts? facts = null) =>
        string.Concat(
            GraphArrow
                .Sorted(arrows)
                .Select(arrow => facts is null ? Cells(arrow) : [.. Cells(arrow), Changed(arrow, facts) ?? ""])
                .Prepend(facts is null ? GraphMessages.Columns : [.. GraphMessages.Columns, GraphMessages.Change])
                .Select(Line)
        );

    /// <summary>Writes the members of the one object (contract, section 4, kind <c>Graph</c>).</summary>
    /// <param name="writer">Where.</param>
    /// <param name="arrows">The grants.</param>
    /// <param name="code">The exit code.</param>
    /// <param name="diagnostics">What the manifests are warned of, or why there are no grants.</param>
    /// <param name="toolVersion">Who says so.</param>
    /// <param name="facts">What they are compared with; null for nothing.</param>
    public static void Members(
        Utf8JsonWriter writer,
        IEnumerable<GraphArrow> arrows,
        int code,
        IEnumerable<Diagnostic> diagnostics,
        string toolVersion,
        BaseFacts? facts = null
    )
    {
        JsonText.Head(writer, "Graph", toolVersion);
        writer.WriteNumber("exitCode", code);
        if (facts is not null)
        {
            OriginJson.Base(writer, facts);
        }

        JsonWriting.List(writer, "grants", GraphArrow.Sorted(arrows, StringComparer.Ordinal), arrow =>
            Write(writer, arrow, facts)
        );
        JsonWriting.List(writer, "diagnostics", diagnostics, finding => JsonText.Diagnostic(writer, finding));
    }

    // Beside manifests with mistakes nobody knows what changes.
    private static string? Changed(GraphArrow arrow, BaseFacts facts) =>
        !facts.Compiles ? GraphMessages.Unknown
        : arrow.Turn is AccessTurn.Gains ? GraphMessages.Gains
        : arrow.Turn is AccessTurn.Loses ? GraphMessages.Loses
        : null;

    private static void Write(Utf8JsonWriter writer, GraphArrow arrow, BaseFacts? facts)
    {
        writer.WriteStartObject();
        if (facts is not null)
        {
            writer.WriteString("change", Changed(arrow, facts));
        }

        writer.WriteString("who", arrow.Who);
        writer.WriteString("whoId", arrow.Grant.Who.Id.Value);
        writer.WriteBoolean("verified", arrow.Grant.NamesCredentials);
        JsonText.Strings(writer, "policies", arrow.Grant.Policies.Select(policy => policy.Name));
        writer.WriteString("in", arrow.Owner);
        writer.WriteString("inId", arrow.Grant.Owner.Id.Value);
        writer.WriteString("role", arrow.Role);
        writer.WriteString("until", Until(arrow));
        writer.WriteBoolean("ended", arrow.Grant.HasEnded);
        writer.WriteString("reason", arrow.Grant.Task.Reason.Value);
        writer.WriteString("task", arrow.Grant.Task.Name.Value);
        writer.WriteString("where", arrow.Grant.Requirement.Side.Place.ToString());
        writer.WriteEndObject();
    }

    private static string[] Cells(GraphArrow arrow) =>
        [
            arrow.Who,
            arrow.Grant.Who.Id.Value!,
            arrow.Grant.NamesCredentials ? GraphMessages.Yes : GraphMessages.No,
            string.Join(", ", arrow.Grant.Policies.Select(policy => policy.Name)),
            arrow.Owner,
            arrow.Grant.Owner.Id.Value!,
            arrow.Role,
            Until(arrow) ?? "",
            arrow.Grant.Task.Reason.Value ?? "",
            arrow.Grant.Task.Name.Value!,
            arrow.Grant.Requirement.Side.Place.ToString(),
        ];

    private static string? Until(GraphArrow arrow) =>
        arrow.Grant.Task.Until is { IsGiven: true, Value: var day } ? CalendarDay.Write(day) : null;

    private static string Line(IEnumerable<string> cells) => string.Join(',', cells.Select(Cell)) + "\n";

    private static string Cell(string text)
    {
        var mark = text.Length > 0 && BeginsFormula.Contains(text[0], StringComparison.Ordinal) ? "'" : "";
        var safe = mark + RunnerCommands.Defuse(TerminalEscape.Escape(text));
        return safe.AsSpan().ContainsAny(",\"'") ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }
}
