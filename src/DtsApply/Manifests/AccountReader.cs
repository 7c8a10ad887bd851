using System.Collections.Immutable;
using DtsApply.Manifests.Files;
using DtsApply.Manifests.Yaml;
using DtsApply.Model;
using Newtonsoft.Json.Linq;

namespace DtsApply.Manifests;

/// <summary>Documents of kind Account as records.</summary>
internal static class AccountReader
{
    public static Account Read(MappingReader root)
    {
        var (metadata, spec) = (root.Below("metadata"), root.Below("spec"));
        return new(
            metadata.Text("name"),
            spec.Text("accountId"),
            spec.Choice<AccountType>("type"),
            Credentials(spec),
            Sts(spec),
            Labels(metadata)
        );
    }

    /// <summary>
    /// An unquoted account ID is taken from its source text, so that no digit is lost; whether it has the right digits
    /// is the schema's business.
    /// </summary>
    /// <returns>The value if it was a number.</returns>
    public static JValue? Unquote(Tree tree)
    {
        if (
            tree.Root["spec"] is not JObject spec
            || spec.Property("accountId")
                is not { Value: JValue { Type: JTokenType.Integer or JTokenType.Float } number } property
        )
        {
            return null;
        }

        var place = number.Annotation<TextSpan>()!;
        var text = new JValue(tree.Text.Value[place.Start..place.End]);
        text.AddAnnotation(place);
        property.Value = text;
        return text;
    }

    /// <summary>
    /// The field stands where its one value does, with assumeRole at the account whose credentials are used.
    /// </summary>
    private static Field<Credentials> Credentials(MappingReader spec)
    {
        var fields = spec.Below("credentials");
        if (!spec.Has("credentials") || fields.IsBroken)
        {
            return new(null, fields.Place, fields.IsBroken ? FieldState.InError : FieldState.LeftOut);
        }

        var assumeRole = fields.Below("assumeRole");
        return (
            fields.Text("profile"),
            fields.Text("environment"),
            assumeRole.Text("from"),
            assumeRole.Text("role")
        ) switch
        {
            ({ IsGiven: true } profile, _, _, _) => profile.As<Credentials>(new ProfileCredentials(profile.Value!)),
            (_, { IsGiven: true } prefix, _, _) => prefix.As<Credentials>(new EnvironmentCredentials(prefix.Value!)),
            (_, _, { IsGiven: true } from, { IsGiven: true } role) => from.As<Credentials>(
                new AssumeRoleCredentials(
                    from.Value!,
                    role.Value!,
                    assumeRole.Text("externalId").Value,
                    assumeRole.Text("sessionName").Value
                )
            ),
            _ => fields.Flag("ambient") is { IsGiven: true } ambient
                ? ambient.As<Credentials>(new AmbientCredentials())
                : new(null, fields.Place, FieldState.InError),
        };
    }

    private static Field<T> As<T>(this Field<string> field, T value) => new(value, field.Source, field.Standing);

    private static Field<T> As<T>(this Field<bool> field, T value) => new(value, field.Source, field.Standing);

    private static StsHost? Sts(MappingReader spec) =>
        spec.Has("sts") && spec.Below("sts") is { IsBroken: false } sts
            ? new(sts.Text("region").Value, sts.Text("network").Value is "VPC")
            : null;

    private static ImmutableSortedDictionary<string, string> Labels(MappingReader metadata)
    {
        var labels = ImmutableSortedDictionary<string, string>.Empty.WithComparers(StringComparer.Ordinal);
        return metadata.Below("labels").Members is { } members
            ? labels.AddRange(
                members
                    .Properties()
                    .Where(p => p.Value is JValue { Value: string })
                    .Select(p => KeyValuePair.Create(p.Name, (string)p.Value!))
            )
            : labels;
    }
}
