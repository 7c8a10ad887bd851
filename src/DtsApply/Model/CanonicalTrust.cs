using System.Text.Encodings.Web;
using System.Text.Json;
using DtsApply.Text;

namespace DtsApply.Model;

/// <summary>Writes trust policies in their one canonical text, and compactly for the wire.</summary>
internal static class CanonicalTrust
{
    // The documents are read by people and by RAM, never by a browser: quotes and non-ASCII letters stay readable.
    private static readonly JsonWriterOptions Indented = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };
    private static readonly JsonWriterOptions Narrow = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly (PrincipalKind Kind, string Key)[] Kinds =
    [
        (PrincipalKind.Federated, "Federated"),
        (PrincipalKind.Ram, "RAM"),
        (PrincipalKind.Service, "Service"),
    ];

    public static string Pretty(TrustPolicy trust) => JsonWriting.Json(writer => Write(writer, trust), Indented);

    public static string Compact(TrustPolicy trust) => JsonWriting.Json(writer => Write(writer, trust), Narrow);

    public static string Write(JsonElement statement) =>
        JsonWriting.Json(writer => Normal(writer, statement, key: ""), Indented);

    private static void Write(Utf8JsonWriter writer, TrustPolicy trust)
    {
        if (trust.Clauses is [{ Number: 0 } whole])
        {
            writer.WriteStringValue(whole.Text);
            return;
        }

        writer.WriteStartObject();
        writer.WriteStartArray("Statement");
        if (!trust.Principals.IsEmpty)
        {
            Plain(writer, trust);
        }

        foreach (var clause in trust.Clauses.Select(clause => clause.Text).Distinct().Order(StringComparer.Ordinal))
        {
            using var statement = JsonDocument.Parse(clause);
            Normal(writer, statement.RootElement, key: "");
        }

        writer.WriteEndArray();
        writer.WriteString("Version", "1");
        writer.WriteEndObject();
    }

    private static void Plain(Utf8JsonWriter writer, TrustPolicy trust)
    {
        writer.WriteStartObject();
        writer.WriteString("Action", "sts:AssumeRole");
        writer.WriteString("Effect", "Allow");
        writer.WriteStartObject("Principal");
        foreach (var (kind, key) in Kinds)
        {
            var values = trust.Principals.Where(p => p.Kind == kind).ToList();
            if (values.Count > 0)
            {
                writer.WriteStartArray(key);
                values.ForEach(p => writer.WriteStringValue(p.Value));
                writer.WriteEndArray();
            }
        }

        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    /// <summary>
    /// Sorted keys; one action is a text, everything else that can be a list is a sorted list without repetitions.
    /// </summary>
    private static void Normal(Utf8JsonWriter writer, JsonElement value, string key)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var property in value.EnumerateObject().OrderBy(p => p.Name, StringComparer.Ordinal))
                {
                    writer.WritePropertyName(property.Name);
                    Normal(writer, property.Value, property.Name);
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                Items(writer, [.. value.EnumerateArray()], key);
                break;
            case JsonValueKind.String when key is not ("" or "Action" or "Effect" or "NotAction"):
                Items(writer, [value], key);
                break;
            default:
                value.WriteTo(writer);
                break;
        }
    }

    private static void Items(Utf8JsonWriter writer, List<JsonElement> items, string key)
    {
        if (key is "Action" or "NotAction" && items is [var only])
        {
            only.WriteTo(writer);
            return;
        }

        writer.WriteStartArray();
        foreach (
            var item in items
                .DistinctBy(item => item.GetRawText())
                .OrderBy(item => item.GetRawText(), StringComparer.Ordinal)
        )
        {
            if (item.ValueKind is JsonValueKind.String)
            {
                item.WriteTo(writer);
            }
            else
            {
                Normal(writer, item, key: "");
            }
        }

        writer.WriteEndArray();
    }
}
