using System.Text.Json;
using DtsApply.Model;
using DtsApply.Text;
using static DtsApply.Text.StoredJson;

namespace DtsApply.Planning.Saved;

/// <summary>
/// A warning or notice of when a plan was made, whole, so that a saved plan shows what the plan showed. It stops
/// nothing and lets nothing pass.
/// </summary>
internal static class SavedFinding
{
    /// <summary>Writes it as one object.</summary>
    public static void Write(Utf8JsonWriter writer, Diagnostic finding)
    {
        writer.WriteStartObject();
        writer.WriteString("severity", finding.Severity.ToString());
        writer.WriteString("rule", finding.Rule.Code());
        writer.WriteString("message", finding.Message);
        writer.WriteString("help", finding.Help);
        writer.WriteString("account", finding.Account);
        writer.WriteString("role", finding.Role);
        writer.WritePropertyName("source");
        if (finding.Source is { } source)
        {
            Span(writer, source);
        }
        else
        {
            writer.WriteNullValue();
        }

        JsonWriting.List(writer, "related", finding.Related, related =>
        {
            writer.WriteStartObject();
            writer.WriteString("message", related.Message);
            writer.WritePropertyName("source");
            Span(writer, related.Source);
            writer.WriteEndObject();
        });
        JsonWriting.List(writer, "facts", finding.Facts, fact =>
        {
            writer.WriteStartObject();
            writer.WriteString("label", fact.Label);
            writer.WriteString("value", fact.Value);
            writer.WriteBoolean("detail", fact.IsDetail);
            writer.WriteEndObject();
        });
        writer.WriteEndObject();
    }

    /// <summary>Reads what was written.</summary>
    /// <exception cref="FormatException">It is none; other shapes throw as <see cref="IsForeign"/> knows.</exception>
    public static Diagnostic Read(JsonElement finding)
    {
        var severity = RequiredText(finding, "severity") is "Warning" ? Severity.Warning : Severity.Info;
        var source = finding.GetProperty("source");
        return new(severity, Rule(RequiredText(finding, "rule")), RequiredText(finding, "message"))
        {
            Help = OptionalText(finding, "help"),
            Account = OptionalText(finding, "account"),
            Role = OptionalText(finding, "role"),
            Source = source.ValueKind is JsonValueKind.Null ? null : Span(source),
            Related = [.. finding.GetProperty("related").EnumerateArray().Select(Related)],
            Facts = [.. finding.GetProperty("facts").EnumerateArray().Select(Fact)],
        };
    }

    private static RuleId Rule(string code) =>
        code.Length is 0 ? RuleId.None : RuleIds.Find(code) ?? throw new FormatException($"there is no rule {code}");

    private static Related Related(JsonElement related) =>
        new(Span(related.GetProperty("source")), RequiredText(related, "message"));

    private static Fact Fact(JsonElement fact) =>
        new(RequiredText(fact, "label"), RequiredText(fact, "value"))
        {
            IsDetail = fact.GetProperty("detail").GetBoolean(),
        };

    private static void Span(Utf8JsonWriter writer, SourceSpan source)
    {
        writer.WriteStartObject();
        writer.WriteString("file", source.File);
        writer.WriteNumber("line", source.Line);
        writer.WriteNumber("column", source.Column);
        writer.WriteNumber("endLine", source.EndLine);
        writer.WriteNumber("endColumn", source.EndColumn);
        writer.WriteEndObject();
    }

    private static SourceSpan Span(JsonElement place) =>
        new(
            RequiredText(place, "file"),
            Ordinal(place, "line"),
            Ordinal(place, "column"),
            Ordinal(place, "endLine"),
            Ordinal(place, "endColumn")
        );

    /// <summary>A number that counts from 1.</summary>
    /// <exception cref="FormatException">It does not.</exception>
    internal static int Ordinal(JsonElement parent, string name) =>
        parent.GetProperty(name).GetInt32() is > 0 and var number
            ? number
            : throw new FormatException("a place counts from 1");
}
