using System.Text.Json.Serialization;

namespace DtsApply.Applying.Journals;

/// <summary>
/// Writes and reads the lines of journals without reflection. What is missing, or null where it must not be, makes a
/// line that was not written here; members and events that are not known are of later versions.
/// </summary>
[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Metadata,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    AllowOutOfOrderMetadataProperties = true
)]
[JsonSerializable(typeof(JournalLine))]
internal sealed partial class JournalJson : JsonSerializerContext;
