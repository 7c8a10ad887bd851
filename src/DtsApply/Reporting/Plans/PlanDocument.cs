using System.Text.Json;
using DtsApply.Model;
using DtsApply.Planning.Saved;
using DtsApply.Reporting.Screen;
using DtsApply.Text;

namespace DtsApply.Reporting.Plans;

/// <summary>
/// The text of a plan file: what the plan shows (schemas/plan.v1.schema.json), and the member <c>saved</c>, from which
/// all of that is derived. A file is a plan only if it says exactly what this tool would write from its <c>saved</c>,
/// so that whatever reads the top of it sees all that it can do.
/// </summary>
public static class PlanDocument
{
    // A member twice would show one thing to one reader and another to the next.
    private static readonly JsonDocumentOptions Once = new() { AllowDuplicateProperties = false };

    /// <summary>The text of a plan file.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="toolVersion">This tool's version.</param>
    public static string Text(SavedPlan plan, string toolVersion) =>
        JsonText.Document(writer => Members(writer, plan, toolVersion));

    /// <summary>The version of the tool that a plan file says it is of; null where it is no plan.</summary>
    /// <param name="text">The file's bytes.</param>
    public static string? ToolVersion(ReadOnlyMemory<byte> text)
    {
        try
        {
            using var json = Parsed(text);
            return StoredJson.OptionalText(json.RootElement, "kind") is "Plan"
                ? StoredJson.OptionalText(json.RootElement, "toolVersion")
                : null;
        }
        catch (Exception exception) when (StoredJson.IsForeign(exception))
        {
            return null;
        }
    }

    /// <summary>The plan; null when the file is none of this tool, or was changed by hand.</summary>
    /// <param name="text">The file's bytes.</param>
    /// <param name="toolVersion">This tool's version.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static SavedPlan? Read(ReadOnlyMemory<byte> text, string toolVersion, CancellationToken cancellationToken)
    {
        try
        {
            using var json = Parsed(text);
            var plan = SavedPlanReader.Read(json.RootElement.GetProperty("saved"), cancellationToken);
            return plan is not null && JsonWriting.Json(json.RootElement.WriteTo) == Compact(plan, toolVersion)
                ? plan
                : null;
        }
        catch (Exception exception) when (StoredJson.IsForeign(exception))
        {
            return null;
        }
    }

    private static JsonDocument Parsed(ReadOnlyMemory<byte> text) =>
        Utf8Text.FirstWrongByte(text.Span) is null
            ? JsonDocument.Parse(text, Once)
            : throw new FormatException("it is not UTF-8");

    // Whatever an editor or a formatter did to the white space, the meaning is what is compared.
    private static string Compact(SavedPlan plan, string toolVersion) =>
        JsonWriting.Json(writer =>
        {
            writer.WriteStartObject();
            Members(writer, plan, toolVersion);
            writer.WriteEndObject();
        });

    private static void Members(Utf8JsonWriter writer, SavedPlan plan, string toolVersion)
    {
        PlanJson.Members(writer, plan.Plan(), new("Plan", toolVersion, ExitCode.Done));
        SavedPlanWriter.Write(writer, plan);
    }
}
