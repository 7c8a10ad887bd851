using DtsApply.Messages;
using DtsApply.Model;
using Newtonsoft.Json.Linq;
using NJsonSchema;

namespace DtsApply.Manifests.Schema;

/// <summary>
/// What is wrong with credentials of a list that name one source: it is said to be none, or there is a prefix that
/// stands before nothing.
/// </summary>
internal static class ListCredentialsDiagnosis
{
    private const string Prefix = "prefix";

    /// <summary>Null where the mistake shows elsewhere.</summary>
    /// <param name="credentials">The credentials.</param>
    /// <param name="source">The key of their one source.</param>
    /// <param name="schema">Their schema.</param>
    public static Problem? Describe(JObject credentials, string source, JsonSchema schema) =>
        credentials[source] switch
        {
            JValue { Value: false } => SchemaMessages.ValueIsNotAllowed(
                "false",
                schema.Properties[source].ActualSchema.Title!,
                SchemaMessages.WriteValue(source, "true")
            ),
            JValue { Value: string } or JObject when credentials.ContainsKey(Prefix) =>
                AccountListMessages.PrefixStandsBeforeNothing,
            _ => null,
        };

    /// <summary>Where a problem of a value stands: in credentials of a list at what is wrong in them.</summary>
    public static JToken Place(JToken token, Problem problem) =>
        token is not JObject { Parent: JProperty { Name: "credentials" } } credentials ? token
        : problem.Rule is RuleId.DTS103 ? credentials.Property(Prefix)!
        : problem.Rule is RuleId.DTS106
            ? credentials.Properties().First(source => source.Value is JValue { Value: false }).Value
        : token;
}
