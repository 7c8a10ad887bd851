using DtsApply.Manifests.Yaml;
using DtsApply.Messages;
using DtsApply.Model;
using DtsApply.Text;
using Newtonsoft.Json.Linq;
using NJsonSchema;
using NJsonSchema.Validation;

namespace DtsApply.Manifests.Schema;

/// <summary>
/// NJsonSchema's errors as rules. Which rule a value falls under is said by the schema's <c>$comment</c>; DTS106 where
/// it says nothing.
/// </summary>
internal static class SchemaDiagnosis
{
    private static readonly string[] CredentialSources = ["profile", "environment", "assumeRole", "ambient"];

    public static bool IsAboutType(ValidationErrorKind kind) =>
        kind
            is ValidationErrorKind.StringExpected
                or ValidationErrorKind.IntegerExpected
                or ValidationErrorKind.BooleanExpected
                or ValidationErrorKind.ObjectExpected
                or ValidationErrorKind.ArrayExpected;

    /// <param name="key">The key as it is written.</param>
    /// <param name="meant">The key that is surely meant; null where none is.</param>
    /// <param name="schema">That of the group.</param>
    public static Problem UnknownKey(string key, string? meant, JsonSchema schema) =>
        RunOnLine.Key(key, schema) is { } known ? SchemaMessages.KeyRunsIntoValue(key, known)
        : meant is null ? SchemaMessages.KeyIsUnknown(key, schema.Properties.Keys)
        : RunOnLine.OddBlank(key) is { } blank ? SchemaMessages.KeyBeginsWithBlank(key, meant, blank)
        : SchemaMessages.KeyIsMisspelt(key, meant);

    public static Problem MissingKey(ValidationError error) =>
        error.Property switch
        {
            "apiVersion" => DocumentMessages.ApiVersionIsMissing,
            "account" or "from" => SchemaMessages.AccountIsMissing(
                TokenFacts.Path(error.Token!, error.Property),
                error.Property
            ),
            var key => SchemaMessages.KeyIsMissing(
                TokenFacts.Path(error.Token!, key!),
                key!,
                SchemaExample.Create(error.Schema.Properties[key!])
            ),
        };

    /// <summary>Null where the error is none, or shows elsewhere.</summary>
    /// <param name="error">The error.</param>
    /// <param name="written">The value as it stands in the file, where it is a number or the like.</param>
    public static Problem? WrongValue(ValidationError error, string? written) =>
        Rule(error) switch
        {
            RuleId.DTS101 => DocumentDiagnosis.ApiVersion(error.Token!, written),
            RuleId.DTS107 => SchemaMessages.NameIsInvalid(Text(error)),
            RuleId.DTS108 => AccountIdDiagnosis.Describe(Text(error)),
            RuleId.DTS111 => Sources(error.Token!, error.Schema),
            RuleId.DTS112 => RoleNameDiagnosis.Describe(Text(error)),
            RuleId.DTS115 => SchemaMessages.DescriptionIsTooLong(
                FastValidator.Length(Text(error)),
                error.Schema.MaxLength
            ),
            RuleId.DTS117 => SchemaMessages.SessionDurationIsInvalid(
                Text(error),
                error.Schema.Minimum,
                error.Schema.Maximum
            ),
            RuleId.DTS118 => DayDiagnosis.Describe(Text(error)),
            RuleId.DTS121 => AccountListMessages.ListIsEmpty(TokenFacts.DocumentName(error.Token!)),
            RuleId.DTS105 => OtherKindDiagnosis.Describe(error, written),
            _ => NotAllowed(error),
        };

    /// <summary>
    /// NJsonSchema counts UTF-16 units; the schema, as every other validator reads it, means characters.
    /// </summary>
    public static bool IsTooLong(ValidationError error) => FastValidator.Length(Text(error)) > error.Schema.MaxLength;

    private static RuleId Rule(ValidationError error) =>
        Named(error.Schema) is { } rule && Applies(rule, error) ? rule
        : error.Token?.Type is JTokenType.Null && Named(error.Schema) is RuleId.DTS111 or RuleId.DTS121
            ? Named(error.Schema)!.Value
        : error.Kind switch
        {
            ValidationErrorKind.NoTypeValidates when error.Token is not JValue { Value: string { Length: > 0 } } =>
                RuleId.DTS105,
            ValidationErrorKind.StringTooShort when Text(error).Length is 0 => RuleId.DTS105,
            _ => IsAboutType(error.Kind) ? RuleId.DTS105 : RuleId.DTS106,
        };

    /// <summary>The rule that the schema names for a value.</summary>
    private static RuleId? Named(JsonSchema? schema) =>
        schema?.ExtensionData is { } data && data.TryGetValue(SchemaReader.Comment, out var rule)
            ? RuleIds.Find(rule as string)
            : null;

    private static bool Applies(RuleId rule, ValidationError error) =>
        (!IsAboutType(error.Kind) || rule is RuleId.DTS101)
        && !(error.Kind is ValidationErrorKind.NoTypeValidates && error.Token is not JValue { Value: string })
        && error.Kind is not ValidationErrorKind.StringTooShort;

    private static Problem? Sources(JToken token, JsonSchema schema)
    {
        var known = CredentialSources.Where(schema.Properties.ContainsKey).ToList();
        var keys = token is JObject members ? members.Properties().Select(p => p.Name).ToList() : [];
        var sources = keys.Where(known.Contains).ToList();
        return sources is [var only]
            ? schema.OneOf.Count > 0
                ? ListCredentialsDiagnosis.Describe((JObject)token, only, schema)
                : null
            : sources.Count is 0 && keys.Any(key => !schema.Properties.ContainsKey(key))
                ? null
                : SchemaMessages.CredentialsNeedOneSource(sources.Count, known);
    }

    private static Problem NotAllowed(ValidationError error)
    {
        var (written, token, schema) = (Text(error), error.Token!, error.Schema);
        if (error.Kind is ValidationErrorKind.StringTooLong && schema.Pattern is null)
        {
            return SchemaMessages.TextIsTooLong(schema.Title!, FastValidator.Length(written), schema.MaxLength);
        }

        if (schema.Enumeration.Count is 0)
        {
            var example = SchemaMessages.WriteValue(TokenFacts.Key(token), SchemaExample.For(token, schema));
            return SchemaMessages.ValueIsNotAllowed(written, schema.Title!, example);
        }

        var allowed = schema.Enumeration.Select(SchemaExample.Listed).ToList();
        var meant = ValueSynonyms.Meant(written, allowed)
            ?? Suggestions.Nearest(written, allowed)
            ?? Suggestions.Head(written, allowed);
        var help =
            token.Parent is JArray && allowed is [var only]
                ? SchemaMessages.ChooseOnly(only, meant)
                : SchemaMessages.ChooseFrom(allowed, meant);
        return SchemaMessages.ValueIsNotAllowed(written, schema.Title!, help);
    }

    private static string Text(ValidationError error) => TokenFacts.Text(error.Token!);
}
