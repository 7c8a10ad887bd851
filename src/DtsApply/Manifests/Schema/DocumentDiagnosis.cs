using DtsApply.Manifests.Yaml;
using DtsApply.Messages;
using DtsApply.Text;
using Newtonsoft.Json.Linq;

namespace DtsApply.Manifests.Schema;

/// <summary>What is wrong with the two keys that say what a document is (DTS101, DTS102).</summary>
internal static class DocumentDiagnosis
{
    /// <param name="token">The value; null where there is none.</param>
    /// <param name="written">The value as it stands in the file, where it is a number or the like.</param>
    public static Problem ApiVersion(JToken? token, string? written) =>
        token is null ? DocumentMessages.ApiVersionIsMissing
        : token is JValue { Value: null } ? DocumentMessages.ApiVersionIsEmpty
        : DocumentMessages.ApiVersionIsUnknown(Shown(token, written));

    /// <inheritdoc cref="ApiVersion"/>
    public static Problem Kind(JToken? token, string? written) =>
        token is null ? DocumentMessages.KindIsMissing
        : token is JValue { Value: null } ? DocumentMessages.KindIsEmpty
        : IsList(token) ? DocumentMessages.KindIsList(Shown(token, written))
        : DocumentMessages.KindIsUnknown(Shown(token, written), MeantKind(token));

    /// <summary>The kind that is meant; null where that is not clear.</summary>
    public static string? MeantKind(JToken? token) =>
        token is null ? null : Suggestions.Nearest(TokenFacts.Text(token), ManifestSchema.Kinds);

    /// <summary>
    /// Whether a document is a list of others as kubectl writes them; nothing else about it needs to be said.
    /// </summary>
    public static bool IsList(JToken? kind) =>
        kind is JValue { Value: string text } && text.Equals("List", StringComparison.OrdinalIgnoreCase);

    private static string Shown(JToken token, string? written) =>
        token is JValue { Value: not string } && written is not null ? written : TokenFacts.Text(token);
}
