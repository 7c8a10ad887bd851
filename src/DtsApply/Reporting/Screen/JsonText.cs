using System.Text.Encodings.Web;
using System.Text.Json;
using DtsApply.Model;
using DtsApply.Text;

namespace DtsApply.Reporting.Screen;

/// <summary>The JSON of this tool: one object, camelCase, UTF-8, the members always in the same order.</summary>
public static class JsonText
{
    // Read by programs and in logs, never inside a web page; control and direction characters are escaped all the same.
    private static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.Default,
    };

    /// <summary>One object as text, with a line feed at its end.</summary>
    public static string Document(Action<Utf8JsonWriter> members) =>
        RunnerCommands.DefuseJson(
            JsonWriting.Json(
                writer =>
                {
                    writer.WriteStartObject();
                    members(writer);
                    writer.WriteEndObject();
                },
                Options
            )
        ) + "\n";

    /// <summary>The members with which every object of this tool begins.</summary>
    /// <param name="writer">Where.</param>
    /// <param name="kind">What kind of object it is.</param>
    /// <param name="toolVersion">Who says so.</param>
    public static void Head(Utf8JsonWriter writer, string kind, string toolVersion)
    {
        writer.WriteString("formatVersion", "1");
        writer.WriteString("kind", kind);
        writer.WriteString("toolVersion", toolVersion);
    }

    /// <summary>A list of texts.</summary>
    public static void Strings(Utf8JsonWriter writer, string name, IEnumerable<string> items) =>
        JsonWriting.List(writer, name, items, writer.WriteStringValue);

    /// <summary>
    /// A diagnostic as the contract shapes it; one about a live role has account and role instead of a file.
    /// </summary>
    public static void Diagnostic(Utf8JsonWriter writer, Diagnostic diagnostic)
    {
        writer.WriteStartObject();
        writer.WriteString("severity", diagnostic.Severity.ToString().ToLowerInvariant());
        writer.WriteString("rule", diagnostic.Rule is RuleId.None ? null : diagnostic.Rule.Code());
        writer.WriteString("message", diagnostic.Message);
        if (diagnostic.Source is { } source)
        {
            Place(writer, source);
            if (!source.IsPath)
            {
                writer.WriteNumber("endLine", source.EndLine);
                writer.WriteNumber("endColumn", source.EndColumn);
            }
        }

        if (diagnostic.Account is not null)
        {
            writer.WriteString("account", diagnostic.Account);
            writer.WriteString("role", diagnostic.Role);
        }

        if (!diagnostic.Facts.IsEmpty)
        {
            JsonWriting.List(writer, "facts", diagnostic.Facts, fact =>
            {
                writer.WriteStartObject();
                writer.WriteString("label", fact.Label);
                writer.WriteString("value", fact.Value);
                writer.WriteEndObject();
            });
        }

        JsonWriting.List(writer, "related", diagnostic.Related, related =>
        {
            writer.WriteStartObject();
            Place(writer, related.Source);
            writer.WriteString("message", related.Message);
            writer.WriteEndObject();
        });
        writer.WriteString("help", diagnostic.Help);
        writer.WriteEndObject();
    }

    private static void Place(Utf8JsonWriter writer, SourceSpan source)
    {
        writer.WriteString("file", source.File);
        if (!source.IsPath)
        {
            writer.WriteNumber("line", source.Line);
            writer.WriteNumber("column", source.Column);
        }
    }
}
