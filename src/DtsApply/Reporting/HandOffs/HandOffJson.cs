using System.Text.Json;
using DtsApply.Messages;
using DtsApply.Model;
using DtsApply.Reporting.Screen;
using DtsApply.Text;
using DtsApply.UseCases;

namespace DtsApply.Reporting.HandOffs;

/// <summary>
/// Tasks for machines (contract, section 4, kind <c>Tasks</c>): the parameters of ConfigureDtsJob, and the console's form.
/// </summary>
public static class HandOffJson
{
    /// <summary>Writes the members of the object.</summary>
    /// <param name="writer">Where.</param>
    /// <param name="found">The tasks.</param>
    /// <param name="toolVersion">Who says so.</param>
    public static void Members(Utf8JsonWriter writer, HandedOffTasks found, string toolVersion) =>
        Members(
            writer,
            ExitCode.Done,
            HandOffCard.Create(found, StringComparer.Ordinal),
            found.Manifests.Diagnostics,
            toolVersion
        );

    /// <summary>Writes the members of the object of a run that ended before there were any.</summary>
    /// <param name="writer">Where.</param>
    /// <param name="code">The exit code.</param>
    /// <param name="diagnostics">Why it ended.</param>
    /// <param name="toolVersion">Who says so.</param>
    public static void Members(
        Utf8JsonWriter writer,
        int code,
        IEnumerable<Diagnostic> diagnostics,
        string toolVersion
    ) => Members(writer, code, [], diagnostics, toolVersion);

    private static void Members(
        Utf8JsonWriter writer,
        int code,
        IEnumerable<HandOffCard> cards,
        IEnumerable<Diagnostic> diagnostics,
        string toolVersion
    )
    {
        JsonText.Head(writer, "Tasks", toolVersion);
        writer.WriteNumber("exitCode", code);
        JsonWriting.List(writer, "tasks", cards, card => Write(writer, card));
        JsonWriting.List(writer, "diagnostics", diagnostics, finding => JsonText.Diagnostic(writer, finding));
    }

    private static void Write(Utf8JsonWriter writer, HandOffCard card)
    {
        writer.WriteStartObject();
        writer.WriteString("name", card.Task.Name.Value);
        writer.WriteString("type", card.Task.Type.Value.ToString());
        writer.WriteString("direction", card.Task.Direction.Value.ToString());
        writer.WriteString("scenario", card.Task.Scenario.Value.ToString());
        writer.WriteString("account", card.Creator.Name.Value);
        writer.WriteString("accountId", card.Creator.Id.Value);
        Fields(writer, "parameters", card.Parameters);
        writer.WriteStartObject("logOn");
        writer.WriteString("account", card.Creator.Name.Value);
        writer.WriteString("accountId", card.Creator.Id.Value);
        writer.WriteString("note", HandOffMessages.AsTheAccountItself);
        writer.WriteEndObject();
        JsonWriting.List(writer, "console", card.Sections, section =>
        {
            writer.WriteStartObject();
            writer.WriteString("section", HandOffMessages.Section(section.Side));
            writer.WriteString("side", section.Side.ToString());
            Fields(writer, "fields", section.Fields);
            writer.WriteEndObject();
        });
        JsonText.Strings(writer, "notes", card.IsBeyondReference ? [HandOffMessages.ReferenceNamesOnlyMySql] : []);
        writer.WriteEndObject();
    }

    private static void Fields(Utf8JsonWriter writer, string name, IEnumerable<HandOffField> fields)
    {
        writer.WriteStartObject(name);
        foreach (var field in fields)
        {
            writer.WriteString(field.Label, field.Value);
        }

        writer.WriteEndObject();
    }
}
