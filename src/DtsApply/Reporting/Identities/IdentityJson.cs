using System.Text.Json;
using DtsApply.Model;
using DtsApply.Reporting.Screen;
using DtsApply.Text;
using DtsApply.UseCases;

namespace DtsApply.Reporting.Identities;

/// <summary>Identities for machines (contract, section 4, kind <c>Identities</c>).</summary>
public static class IdentityJson
{
    /// <summary>Writes the members of the object.</summary>
    /// <param name="writer">Where.</param>
    /// <param name="found">What was found.</param>
    /// <param name="toolVersion">Who says so.</param>
    public static void Members(Utf8JsonWriter writer, FoundIdentities found, string toolVersion)
    {
        Members(writer, found.Code, IdentityRow.All(found), IdentityFindings.Find(found), toolVersion);
    }

    /// <summary>Writes the members of the object of a run that ended before any account was asked.</summary>
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
        IEnumerable<IdentityRow> rows,
        IEnumerable<Diagnostic> diagnostics,
        string toolVersion
    )
    {
        JsonText.Head(writer, "Identities", toolVersion);
        writer.WriteNumber("exitCode", code);
        var accounts = rows.OrderBy(row => row.Name, StringComparer.Ordinal);
        JsonWriting.List(writer, "accounts", accounts, row => Write(writer, row));
        JsonWriting.List(writer, "diagnostics", diagnostics, finding => JsonText.Diagnostic(writer, finding));
    }

    private static void Write(Utf8JsonWriter writer, IdentityRow row)
    {
        writer.WriteStartObject();
        writer.WriteString("name", row.Name);
        writer.WriteString("declared", row.Declared);
        writer.WriteString("actual", row.Identity?.AccountId);
        writer.WriteString("identity", row.Identity?.Arn);
        writer.WriteString("identityType", row.Identity?.Type);
        writer.WriteString("credentials", row.Credentials);
        writer.WriteString("expires", row.Identity?.Expires is { } end ? UtcTime.Seconds(end) : null);
        writer.WriteString("verdict", row.Kind.ToString());
        writer.WriteEndObject();
    }
}
