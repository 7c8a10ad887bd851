using System.Text.Json;
using DtsApply.Model;
using DtsApply.Reporting.Screen;
using DtsApply.Rules;
using DtsApply.Text;

namespace DtsApply.Reporting.Diagnostics;

/// <summary>Diagnostics as SARIF 2.1.0, for code scanning. Columns are UTF-16 code units, as everywhere.</summary>
public static class DiagnosticsSarif
{
    /// <summary>One log with one run.</summary>
    /// <param name="diagnostics">The diagnostics, sorted.</param>
    /// <param name="toolVersion">The version of the tool.</param>
    public static string Write(IReadOnlyCollection<Diagnostic> diagnostics, string toolVersion)
    {
        var rules = diagnostics.Select(d => d.Rule).Where(rule => rule is not RuleId.None).Distinct().Order().ToList();
        return JsonText.Document(writer =>
        {
            writer.WriteString("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
            writer.WriteString("version", "2.1.0");
            writer.WriteStartArray("runs");
            writer.WriteStartObject();
            Tool(writer, rules, toolVersion);
            writer.WriteString("columnKind", "utf16CodeUnits");
            JsonWriting.List(writer, "results", diagnostics, diagnostic =>
                Result(writer, diagnostic, rules.IndexOf(diagnostic.Rule))
            );
            writer.WriteEndObject();
            writer.WriteEndArray();
        });
    }

    private static void Tool(Utf8JsonWriter writer, List<RuleId> rules, string version)
    {
        writer.WriteStartObject("tool");
        writer.WriteStartObject("driver");
        writer.WriteString("name", "dts-apply");
        writer.WriteString("version", version);
        JsonWriting.List(
            writer,
            "rules",
            rules.Select(rule => RuleCatalogue.Find(rule.Code()) ?? new(rule.Code(), Severity.Error, rule.Code())),
            rule =>
            {
                writer.WriteStartObject();
                writer.WriteString("id", rule.Number);
                Message(writer, "shortDescription", rule.Title);
                Message(writer, "fullDescription", rule.Why.Length > 0 ? rule.Why : rule.Title);
                Message(writer, "help", $"dts-apply explain {rule.Number}");
                writer.WriteStartObject("defaultConfiguration");
                writer.WriteString("level", Level(rule.Severity));
                writer.WriteEndObject();
                writer.WriteEndObject();
            }
        );
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void Result(Utf8JsonWriter writer, Diagnostic diagnostic, int rule)
    {
        writer.WriteStartObject();
        if (rule >= 0)
        {
            writer.WriteString("ruleId", diagnostic.Rule.Code());
            writer.WriteNumber("ruleIndex", rule);
        }

        writer.WriteString("level", Level(diagnostic.Severity));
        Message(
            writer,
            "message",
            diagnostic.Help is { } help ? $"{diagnostic.Message}\nhelp: {help}" : diagnostic.Message
        );
        SourceSpan[] places = diagnostic.Source is { } source ? [source] : [];
        JsonWriting.List(writer, "locations", places, place =>
        {
            writer.WriteStartObject();
            Place(writer, place);
            writer.WriteEndObject();
        });
        JsonWriting.List(writer, "relatedLocations", diagnostic.Related, related =>
        {
            writer.WriteStartObject();
            Place(writer, related.Source);
            Message(writer, "message", related.Message);
            writer.WriteEndObject();
        });
        writer.WriteEndObject();
    }

    private static void Place(Utf8JsonWriter writer, SourceSpan source)
    {
        writer.WriteStartObject("physicalLocation");
        writer.WriteStartObject("artifactLocation");
        writer.WriteString("uri", UriOf(source.File));
        writer.WriteEndObject();
        if (!source.IsPath)
        {
            writer.WriteStartObject("region");
            writer.WriteNumber("startLine", source.Line);
            writer.WriteNumber("startColumn", source.Column);
            writer.WriteNumber("endLine", source.EndLine);
            writer.WriteNumber("endColumn", source.EndColumn);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    private static void Message(Utf8JsonWriter writer, string name, string text)
    {
        writer.WriteStartObject(name);
        writer.WriteString("text", SarifMessage.Escape(text));
        writer.WriteEndObject();
    }

    private static string Level(Severity severity) =>
        severity switch
        {
            Severity.Error => "error",
            Severity.Warning => "warning",
            _ => "note",
        };

    /// <summary>The path as a relative reference, or as a file URI where it is absolute.</summary>
    private static string UriOf(string file)
    {
        var path = string.Join('/', file.Split('/', Path.DirectorySeparatorChar).Select(Uri.EscapeDataString));
        return file is Manifests.Files.ManifestPaths.StandardInput ? "stdin"
            : Path.IsPathRooted(file) ? $"file://{path}"
            : path;
    }
}
