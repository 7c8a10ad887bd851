using System.Text.Json.Serialization;

namespace DtsApply.Planning.Saved;

/// <summary>
/// Writes and reads the member <c>saved</c> without reflection. A member that is missing, that stands twice or that is
/// not known makes a plan that was not written here.
/// </summary>
[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Metadata,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    AllowDuplicateProperties = false
)]
[JsonSerializable(typeof(StoredPlan))]
internal sealed partial class StoredPlanJson : JsonSerializerContext;
