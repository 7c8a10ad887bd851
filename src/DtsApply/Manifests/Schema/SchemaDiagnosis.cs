using System.Globalization;
using DtsApply.Messages;
using DtsApply.Model;
using DtsApply.Text;
using Newtonsoft.Json.Linq;
using NJsonSchema;
using NJsonSchema.Validation;

namespace DtsApply.Manifests.Schema;

/// <summary>
/// NJsonSchema's errors as rules, in our own words. Which rule a value falls under is said by the schema's
/// <c>$comment</c>; DTS106 where it says nothing.
/// </summary>
internal static class SchemaDiagnosis
{
    public static bool IsAboutType(ValidationErrorKind kind) =>
        kind
            is ValidationErrorKind.StringExpected
                or ValidationErrorKind.IntegerExpected
                or ValidationErrorKind.BooleanExpected
                or ValidationErrorKind.ObjectExpected
                or ValidationErrorKind.ArrayExpected;

    public static Problem UnknownKey(JProperty key, string? meant, JsonSchema schema) =>
        new(
            RuleId.DTS103,
            $"unknown key {Quoting.Quote(key.Name)}",
            RunOnLine.Key(key.Name, schema) is { } known ? RunOnLine.Help(known)
                : meant is null ? $"keys allowed here: {string.Join(", ", schema.Properties.Keys)}"
                : RunOnLine.OddBlank(key.Name) is { } blank
                    ? $"did you mean {meant}? what stands in front of it is {blank}, write spaces"
                : $"did you mean {meant}?"
        );

    public static Problem MisplacedKey(JProperty key, IReadOnlyList<string[]> places) =>
        new(
            RuleId.DTS103,
            $"{Quoting.Quote(key.Name)} cannot stand here",
            $"it belongs under {Quoting.List([.. places.Select(place => string.Join('.', place))], "or")}"
        );

    public static Problem MissingKey(ValidationError error) =>
        error.Property switch
        {
            "apiVersion" => new(
                RuleId.DTS101,
                "apiVersion is missing",
                $"write apiVersion: {ManifestSchema.ApiVersion}"
            ),
            // The schema's example of a name is the name of nobody here.
            "account" or "from" => new(
                RuleId.DTS104,
                $"{PathOf(error.Token!, error.Property)} is missing",
                $"add {error.Property}: NAME, with the name of an Account"
            ),
            var key => new(
                RuleId.DTS104,
                $"{PathOf(error.Token!, key!)} is missing",
                $"add {key}: {SchemaExample.Create(error.Schema.Properties[key!])}"
            ),
        };

    /// <summary>Null where the error is none, or shows elsewhere.</summary>
    /// <param name="error">The error.</param>
    /// <param name="written">The value as it stands in the file, where it is a number or the like.</param>
    public static Problem? WrongValue(ValidationError error, string? written) =>
        Rule(error) switch
        {
            RuleId.DTS101 => ApiVersion(error.Token!, written),
            RuleId.DTS107 => new(
                RuleId.DTS107,
                $"{Quote(error)} cannot be a name",
                "use 1 to 63 of a-z, 0-9 and -, with a letter or digit at both ends"
            ),
            RuleId.DTS108 => AccountIdDiagnosis.Describe(Text(error)),
            RuleId.DTS111 => CredentialSources(error.Token!),
            RuleId.DTS112 => RoleNameDiagnosis.Describe(Text(error)),
            RuleId.DTS115 when !IsTooLong(error) => null,
            RuleId.DTS115 => new(
                RuleId.DTS115,
                $"the description has {FastValidator.Length(Text(error))} characters, at most "
                    + $"{error.Schema.MaxLength} are kept",
                "shorten it"
            ),
            RuleId.DTS117 => new(
                RuleId.DTS117,
                $"{Text(error)} s is no session duration",
                $"write {error.Schema.Minimum} to {error.Schema.Maximum}"
            ),
            RuleId.DTS105 => WrongKind(error, written),
            _ => NotAllowed(error),
        };

    /// <param name="token">The value; null where there is none.</param>
    /// <param name="written">The value as it stands in the file, where it is a number or the like.</param>
    public static Problem ApiVersion(JToken? token, string? written = null) =>
        new(
            RuleId.DTS101,
            Named("apiVersion", token, written, "an apiVersion of this tool"),
            $"write apiVersion: {ManifestSchema.ApiVersion}"
        );

    /// <summary>The kind that is meant; null where that is not clear.</summary>
    public static string? MeantKind(JToken? token) =>
        token is null ? null : Suggestions.Nearest(ValueText(token), ManifestSchema.Kinds);

    /// <param name="token">The value; null where there is none.</param>
    /// <param name="written">The value as it stands in the file, where it is a number or the like.</param>
    public static Problem Kind(JToken? token, string? written = null)
    {
        const string Kinds = "the kinds are Account and CrossAccountTask";
        return new(
            RuleId.DTS102,
            Named("kind", token, written, "a kind"),
            IsList(token) ? "write its items as documents, with --- between them"
                : MeantKind(token) is { } meant ? $"did you mean {meant}? {Kinds}"
                : Kinds
        );
    }

    private static string Named(string key, JToken? token, string? written, string what) =>
        token is null ? $"{key} is missing"
        : token is JValue { Value: null } ? $"{key} is empty"
        : $"{Quoting.Quote(token is JValue { Value: not string } ? written ?? ValueText(token) : ValueText(token))} is not {what}";

    /// <summary>
    /// Whether a document is a list of others as kubectl writes them; nothing else about it needs to be said.
    /// </summary>
    public static bool IsList(JToken? kind) =>
        kind is JValue { Value: string text } && text.Equals("List", StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// NJsonSchema counts UTF-16 units; the schema, as every other validator reads it, means characters.
    /// </summary>
    public static bool IsTooLong(ValidationError error) => FastValidator.Length(Text(error)) > error.Schema.MaxLength;

    private static RuleId Rule(ValidationError error) =>
        Named(error.Schema) is { } rule && Applies(rule, error) ? rule
        : error.Token?.Type is JTokenType.Null && Named(error.Schema) is RuleId.DTS111 ? RuleId.DTS111
        : error.Kind switch
        {
            ValidationErrorKind.NoTypeValidates => RuleId.DTS105,
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
        && !(error.Kind is ValidationErrorKind.NoTypeValidates && !IsText(error.Token!))
        && error.Kind is not ValidationErrorKind.StringTooShort;

    private static Problem? CredentialSources(JToken token)
    {
        string[] known = ["profile", "environment", "assumeRole", "ambient"];
        var keys = token is JObject members ? members.Properties().Select(p => p.Name).ToList() : [];
        var sources = keys.Count(key => known.Contains(key));
        return sources is 1 || (sources is 0 && keys.Count > 0)
            ? null
            : new(
                RuleId.DTS111,
                $"credentials names {(sources is 0 ? "no source" : $"{sources} sources")}",
                $"keep exactly one of {string.Join(", ", known)}"
            );
    }

    private static Problem WrongKind(ValidationError error, string? written)
    {
        var (token, schema) = (error.Token!, error.Schema);
        var key = KeyOf(token);
        var help =
            schema.Type.HasFlag(JsonObjectType.Object) ? GroupHelp(token, schema)
            : RunOnLine.Split(key) is { } split && token is JValue { Value: null } ? RunOnLine.Help(split)
            : written is not null && IsRightInQuotes(token, written, schema)
                ? $"put quotes around it: \"{Quoting.Cut(written)}\""
            : $"write {key}: {Example(token, schema)}";
        return new(RuleId.DTS105, $"{PathOf(token)} is {Found(token)}, not {Wanted(schema)}", help);
    }

    /// <summary>What to do with a value that stands where keys should.</summary>
    private static string GroupHelp(JToken token, JsonSchema schema)
    {
        if (token is JValue { Value: string text } && RunOnLine.Key(text, schema) is { } key)
        {
            return RunOnLine.Help(key);
        }

        var keys =
            schema.Properties.Count > 0
                ? Quoting.List([.. schema.Properties.Keys])
                : $"such as team: {SchemaExample.Create(schema.AdditionalPropertiesSchema!)}";
        return $"put its keys below it, indented deeper{(token is JArray ? ", without dashes or brackets" : "")}: "
            + $"{keys}";
    }

    private static bool IsRightInQuotes(JToken token, string written, JsonSchema schema) =>
        token.Type is JTokenType.Integer or JTokenType.Float or JTokenType.Boolean
        && FastValidator.IsValid(new JValue(written), schema);

    private static Problem NotAllowed(ValidationError error)
    {
        var noun = error.Schema.Title!;
        var message =
            $"{Quote(error)} is not {("aeiou".Contains(noun[0], StringComparison.Ordinal) ? "an" : "a")} {noun}";
        if (error.Schema.Enumeration.Count is 0)
        {
            return new(RuleId.DTS106, message, $"write {KeyOf(error.Token!)}: {Example(error.Token!, error.Schema)}");
        }

        var allowed = error.Schema.Enumeration.Select(SchemaExample.Listed).ToList();
        var meant = ValueSynonyms.Meant(Text(error), allowed)
            ?? Suggestions.Nearest(Text(error), allowed)
            ?? Suggestions.Head(Text(error), allowed);
        var help =
            error.Token!.Parent is JArray && allowed is [var only]
                ? $"{only} is the only value"
                : $"allowed: {string.Join(", ", allowed)}";
        return new(RuleId.DTS106, message, $"{(meant is null ? "" : $"did you mean {meant}? ")}{help}");
    }

    /// <summary>The key that a value, or the list that it is in, stands after.</summary>
    private static string? KeyOf(JToken token) => token.AncestorsAndSelf().OfType<JProperty>().FirstOrDefault()?.Name;

    private static string Example(JToken token, JsonSchema schema) =>
        token.Parent is JArray ? $"[{SchemaExample.Create(schema)}]" : SchemaExample.Create(schema);

    private static string Found(JToken token) =>
        token switch
        {
            JObject => "a group of keys",
            JArray => "a list",
            JValue { Value: string { Length: 0 } } => "empty",
            JValue { Value: string } => "a text",
            JValue { Value: bool } => "true or false",
            JValue { Value: null } => "empty",
            _ => "a number",
        };

    private static string Wanted(JsonSchema schema) =>
        schema.Type.HasFlag(JsonObjectType.String) ? "text"
        : schema.Type.HasFlag(JsonObjectType.Integer) ? "a whole number"
        : schema.Type.HasFlag(JsonObjectType.Boolean) ? "true or false"
        : schema.Type.HasFlag(JsonObjectType.Array) ? "a list"
        : "a group of keys";

    private static bool IsText(JToken token) => token is JValue { Value: string };

    private static string Text(ValidationError error) => ValueText(error.Token!);

    private static string Quote(ValidationError error) => Quoting.Quote(Text(error));

    private static string ValueText(JToken token) =>
        token switch
        {
            JValue { Value: bool value } => value ? "true" : "false",
            JValue value => value.ToString(CultureInfo.InvariantCulture),
            JObject => "a group of keys",
            _ => "a list",
        };

    /// <summary>The keys that lead to a token, and one more.</summary>
    private static string PathOf(JToken token, string? more = null)
    {
        var keys = token.AncestorsAndSelf().OfType<JProperty>().Reverse().Select(property => property.Name);
        return Quoting.Cut(string.Join('.', more is null ? keys : keys.Append(more)));
    }
}
