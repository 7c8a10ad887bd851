using System.Text.Json.Serialization;

namespace DtsApply.Alibaba.Ram;

/// <summary>Reads answers without reflection; numbers may come as text, and IDs as numbers.</summary>
[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Metadata,
    NumberHandling = JsonNumberHandling.AllowReadingFromString,
    Converters = [typeof(TextOrNumber)]
)]
[JsonSerializable(typeof(GetRoleAnswer))]
[JsonSerializable(typeof(PoliciesAnswer))]
[JsonSerializable(typeof(TagsAnswer))]
[JsonSerializable(typeof(RolesAnswer))]
[JsonSerializable(typeof(CallerAnswer))]
internal sealed partial class AnswerJson : JsonSerializerContext;
