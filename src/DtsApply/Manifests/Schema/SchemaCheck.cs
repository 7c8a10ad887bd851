using DtsApply.Manifests.Yaml;
using DtsApply.Messages;
using DtsApply.Model;
using DtsApply.Text;
using Newtonsoft.Json.Linq;
using NJsonSchema;
using NJsonSchema.Validation;

namespace DtsApply.Manifests.Schema;

/// <summary>
/// Checks a document against the definition of its kind. NJsonSchema finds the errors; each token is reported once, for
/// its first cause.
/// </summary>
/// <param name="tree">The document.</param>
/// <param name="problems">Receives the problems.</param>
internal sealed class SchemaCheck(Tree tree, List<Diagnostic> problems)
{
    private static readonly JsonSchemaValidator Validator = new();

    public void Run(JObject root, JsonSchema schema)
    {
        if (FastValidator.IsValid(root, schema))
        {
            return;
        }

        SecretKeys(root["spec"]);
        var errors = Flat(Validator.Validate(root, schema))
            .Where(error => error.Token is not null && !tree.Faults.Cover(error.Token))
            .Where(error => error.Kind is not ValidationErrorKind.StringTooLong || SchemaDiagnosis.IsTooLong(error))
            .ToList();
        foreach (var error in errors.Where(error => error.Kind is ValidationErrorKind.NoAdditionalPropertiesAllowed))
        {
            UnknownKey((JProperty)error.Token!, error.Schema, root, schema);
        }

        foreach (var error in errors.Where(error => error.Kind is ValidationErrorKind.PropertyRequired))
        {
            MissingKey(error);
        }

        foreach (var error in errors.OrderBy(error => SchemaDiagnosis.IsAboutType(error.Kind) ? 0 : 1))
        {
            if (
                error.Kind
                    is not (ValidationErrorKind.NoAdditionalPropertiesAllowed or ValidationErrorKind.PropertyRequired)
                && !tree.Faults.Has(error.Token!)
            )
            {
                WrongValue(error);
            }
        }
    }

    /// <summary>
    /// A key under which a secret would be, at any depth: reported for itself, and nothing else about it or its value.
    /// </summary>
    private void SecretKeys(JToken? settings)
    {
        foreach (var key in settings is JContainer container ? container.DescendantsAndSelf().OfType<JProperty>() : [])
        {
            if (Text.SecretKeys.IsSecretLike(key.Name) && !ListEntry.IsRight(key) && !tree.Faults.Cover(key))
            {
                Report(SchemaMessages.SecretInManifest, key);
                tree.Faults.Add(key);
            }
        }
    }

    private void UnknownKey(JProperty key, JsonSchema schema, JObject root, JsonSchema kind)
    {
        var members = (JObject)key.Parent!;
        tree.Faults.Add(key);
        if (Misplaced(key, members, schema) || Misplaced(key, root, kind))
        {
            return;
        }

        if (schema.PatternProperties.Count > 0)
        {
            Report(SchemaMessages.NameIsInvalid(key.Name), key);
            return;
        }

        if (key.Name is "ambient" && schema.OneOf.Count > 0)
        {
            Report(AccountListMessages.AmbientReachesOne, key);
            return;
        }

        var free = schema.Properties.Keys.Where(name => !members.ContainsKey(name)).ToList();
        var meant = RunOnLine.Key(key.Name, schema) ?? Suggestions.Nearest(key.Name.TrimStart(), free);
        Report(SchemaDiagnosis.UnknownKey(key.Name, meant, schema), key);
        if (meant is not null)
        {
            tree.Faults.Add(members, meant);
        }
    }

    /// <summary>Whether the key belongs somewhere below a group; then it is not said to be missing there too.</summary>
    private bool Misplaced(JProperty key, JObject group, JsonSchema schema)
    {
        var places = KeyPlaces.Below(schema, key.Name);
        if (places.Count is 0)
        {
            return false;
        }

        Report(SchemaMessages.KeyIsMisplaced(key.Name, [.. places.Select(place => string.Join('.', place))]), key);
        foreach (var path in places)
        {
            Missed(group, [.. path, key.Name]);
        }

        return true;
    }

    /// <summary>The first part of a path that is not there.</summary>
    private void Missed(JObject group, string[] path)
    {
        foreach (var name in path)
        {
            if (group[name] is JObject next)
            {
                group = next;
            }
            else
            {
                tree.Faults.Add(group, name);
                return;
            }
        }
    }

    private void MissingKey(ValidationError error)
    {
        // A wrong kind of value lacks every key as well; that says nothing new. Nor does a key that is only misspelt.
        if (error.Token is JObject parent && !tree.Faults.Has(parent, error.Property!))
        {
            Report(SchemaDiagnosis.MissingKey(error), parent);
            tree.Faults.Add(parent, error.Property!);
        }
    }

    private void WrongValue(ValidationError error)
    {
        if (SchemaDiagnosis.WrongValue(error, tree.Written(error.Token!)) is { } problem)
        {
            var referred =
                problem.Rule is RuleId.DTS107
                && error.Token is JValue { Value: string name, Parent: JProperty { Name: "account" or "from" } }
                    ? name
                    : null;
            var place = ListCredentialsDiagnosis.Place(error.Token!, problem);
            problems.Add(problem.At(tree.Source(place)) with { Referred = referred });
        }

        // Credentials with one right and one unknown key are in error although only the key is reported.
        tree.Faults.Add(error.Token!);
    }

    private void Report(Problem problem, JToken token) => problems.Add(problem.At(tree.Source(token)));

    /// <summary>The errors of additional properties and of the items of a list are kept one level down.</summary>
    private static IEnumerable<ValidationError> Flat(IEnumerable<ValidationError> errors) =>
        errors.SelectMany(error =>
            error is ChildSchemaValidationError parent
            && parent.Kind is ValidationErrorKind.AdditionalPropertiesNotValid or ValidationErrorKind.ArrayItemNotValid
                ? Flat(parent.Errors.SelectMany(child => child.Value))
                : [error]
        );
}
