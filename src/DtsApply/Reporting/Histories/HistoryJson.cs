using System.Text.Json;
using DtsApply.Applying.Journals;
using DtsApply.Model;
using DtsApply.Reporting.Plans;
using DtsApply.Reporting.Screen;
using DtsApply.Text;

namespace DtsApply.Reporting.Histories;

/// <summary>Runs for machines (contract, section 4, kind <c>History</c>).</summary>
public static class HistoryJson
{
    /// <summary>Writes the members of the object.</summary>
    /// <param name="writer">Where.</param>
    /// <param name="runs">The runs, in the order of time.</param>
    /// <param name="withRoles">Whether all that is known of them is told.</param>
    /// <param name="problems">What could not be read.</param>
    /// <param name="frame">The exit code, and who says so.</param>
    public static void Members(
        Utf8JsonWriter writer,
        IEnumerable<RunSummary> runs,
        bool withRoles,
        IEnumerable<Diagnostic> problems,
        JsonFrame frame
    )
    {
        JsonText.Head(writer, frame.Kind, frame.ToolVersion);
        writer.WriteNumber("exitCode", frame.ExitCode);
        JsonWriting.List(writer, "runs", runs, run => Write(writer, run, withRoles));
        JsonWriting.List(writer, "diagnostics", problems, problem => JsonText.Diagnostic(writer, problem));
    }

    private static void Write(Utf8JsonWriter writer, RunSummary summary, bool withRoles)
    {
        var run = summary.Run;
        writer.WriteStartObject();
        writer.WriteString("runId", run.RunId);
        writer.WriteString("command", run.Command);
        writer.WriteString("target", run.Target.Name);
        writer.WriteString("set", run.Set);
        writer.WriteString("began", UtcTime.Seconds(run.Started));
        writer.WriteString("ended", run.Ended is { } ended ? UtcTime.Seconds(ended) : null);
        writer.WriteString("outcome", summary.Ending.ToString());
        writer.WriteString("undoes", run.Undoes);
        writer.WriteString("toolVersion", run.ToolVersion);
        if (withRoles)
        {
            Roles(writer, run);
        }

        writer.WriteEndObject();
    }

    private static void Roles(Utf8JsonWriter writer, JournalRun run)
    {
        var plan = PastPlan.From(run);
        var rows = run.Roles.ToDictionary(role => role.Address, role => JournalRow.All(role).ToList());
        PlanJson.Roles(writer, plan, (change, index) =>
            Outcome(writer, rows[change.Address].ElementAtOrDefault(index))
        );
    }

    private static void Outcome(Utf8JsonWriter writer, JournalRow? row)
    {
        writer.WriteString("status", (row?.Status ?? Status.Skipped).ToString());
        writer.WriteString("requestId", row?.RequestId);
        writer.WriteString("error", row?.Status is Status.Done ? null : row?.Remark);
        writer.WriteString("sent", row?.Sent is { } sent ? UtcTime.Seconds(sent) : null);
    }
}
