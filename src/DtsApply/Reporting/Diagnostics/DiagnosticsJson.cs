using DtsApply.Model;
using DtsApply.Reporting.Screen;
using DtsApply.Text;

namespace DtsApply.Reporting.Diagnostics;

/// <summary>Diagnostics as JSON: always all of them, never folded.</summary>
public static class DiagnosticsJson
{
    /// <summary>One object of kind Diagnostics.</summary>
    /// <param name="diagnostics">The diagnostics, sorted.</param>
    /// <param name="exitCode">The exit code of the command.</param>
    public static string Write(IReadOnlyCollection<Diagnostic> diagnostics, int exitCode) =>
        JsonText.Document(writer =>
        {
            writer.WriteString("formatVersion", "1");
            writer.WriteString("kind", "Diagnostics");
            writer.WriteNumber("exitCode", exitCode);
            writer.WriteStartObject("summary");
            foreach (var severity in Enum.GetValues<Severity>())
            {
                writer.WriteNumber(
                    severity.ToString().ToLowerInvariant(),
                    diagnostics.Count(diagnostic => diagnostic.Severity == severity)
                );
            }

            writer.WriteEndObject();
            JsonWriting.List(writer, "diagnostics", diagnostics, diagnostic => JsonText.Diagnostic(writer, diagnostic));
        });
}
