using System.Text.Encodings.Web;
using System.Text.Json;

namespace DtsApply.Text;

/// <summary>
/// Others' JSON as it may be shown: it has the lines that it had, and is JSON still. What stands under a key that would
/// hold a secret is replaced whole, and so is what looks like a key itself. Nothing is ever compared by it.
/// </summary>
internal static class RedactedJson
{
    // A trust policy's canonical text can be deeper than the document that RAM accepted: what may be a list is one.
    private const int Deepest = 256;

    // Alibaba Cloud, AccessKey pair; STS, AssumeRole, SecurityToken.
    private const int SecretLength = 30;
    private const int ShortestToken = 100;
    private const string TokenStart = "CAIS";

    private static readonly JsonWriterOptions Narrow = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly JsonWriterOptions Indented = Narrow with { Indented = true, NewLine = "\n" };

    /// <summary>The document; as it is where there is nothing to hide. Text that is no JSON ends where a secret may
    /// begin.</summary>
    public static string Hide(string document)
    {
        try
        {
            using var json = JsonDocument.Parse(document, new() { MaxDepth = Deepest });
            var options = document.Contains('\n', StringComparison.Ordinal) ? Indented : Narrow;
            return json.RootElement.ValueKind is JsonValueKind.String ? Quoted(document, json.RootElement.GetString()!)
                : !Holds(json.RootElement) ? document
                : JsonWriting.Json(writer => Write(writer, json.RootElement, isSecret: false), options);
        }
        catch (Exception exception) when (StoredJson.IsForeign(exception))
        {
            return AccessKeyMask.Mask(SecretRedactor.Hide(document));
        }
    }

    /// <summary>A document within a text: one that could not be read as a policy is shown so.</summary>
    private static string Quoted(string document, string inner) =>
        Shown(Hide(inner)) is var shown && shown == inner
            ? document
            : JsonWriting.Json(writer => writer.WriteStringValue(shown), Narrow);

    private static bool Holds(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.Object => value
                .EnumerateObject()
                .Any(member =>
                    SecretKeys.IsSecretLike(member.Name) || Shown(member.Name) != member.Name || Holds(member.Value)
                ),
            JsonValueKind.Array => value.EnumerateArray().Any(Holds),
            JsonValueKind.String => value.GetString()! is var text && Shown(text) != text,
            _ => false,
        };

    private static void Write(Utf8JsonWriter writer, JsonElement value, bool isSecret)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var member in value.EnumerateObject())
                {
                    writer.WritePropertyName(isSecret ? SecretRedactor.Hidden : Shown(member.Name));
                    Write(writer, member.Value, isSecret || SecretKeys.IsSecretLike(member.Name));
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var item in value.EnumerateArray())
                {
                    Write(writer, item, isSecret);
                }

                writer.WriteEndArray();
                break;
            case var kind when isSecret || kind is JsonValueKind.String:
                writer.WriteStringValue(isSecret ? SecretRedactor.Hidden : Shown(value.GetString()!));
                break;
            default:
                value.WriteTo(writer);
                break;
        }
    }

    private static string Shown(string text) => LooksLikeAKey(text) ? SecretRedactor.Hidden : AccessKeyMask.Mask(text);

    private static bool LooksLikeAKey(string text) =>
        (text.Length is SecretLength && text.All(char.IsAsciiLetterOrDigit) && IsMixed(text))
        || (text.Length >= ShortestToken && text.StartsWith(TokenStart, StringComparison.Ordinal));

    private static bool IsMixed(string text) => text.Any(char.IsAsciiDigit) && text.Any(char.IsAsciiLetter);
}
