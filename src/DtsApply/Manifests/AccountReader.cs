using System.Collections.Immutable;
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
    /// The field stands where its one value does, with assumeRole at the account whose credentials are used.
    /// </summary>
    public static Field<Credentials> Credentials(MappingReader spec)
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

    public static StsHost? Sts(MappingReader spec) =>
        spec.Has("sts") && spec.Below("sts") is { IsBroken: false } sts
            ? new(sts.Text("region").Value, sts.Text("network").Value is "VPC")
            : null;

    public static ImmutableSortedDictionary<string, string> Labels(MappingReader metadata)
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
