using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace DtsApply.Alibaba.Ram;

/// <summary>
/// Reads a text that some gateways write as a number or as true and false, such as a role's ID; its digits stay as they
/// are.
/// </summary>
internal sealed class TextOrNumber : JsonConverter<string>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType is JsonTokenType.Number or JsonTokenType.True or JsonTokenType.False
            ? Encoding.UTF8.GetString(reader.ValueSpan)
            : reader.GetString();

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value);
}
