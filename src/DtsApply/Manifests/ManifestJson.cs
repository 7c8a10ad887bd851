using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using DtsApply.Manifests.Files;
using DtsApply.Model;
using DtsApply.Text;

namespace DtsApply.Manifests;

/// <summary>
/// Writes manifests as JSON, which is YAML too: what a saved plan keeps is read again through the same schema and the
/// same rules as any manifest. Only what was given is written.
/// </summary>
public static class ManifestJson
{
    /// <summary>
    /// Reads documents that were kept, by the schema and into records; the rules are held against them by the caller.
    /// </summary>
    public static ManifestSet Read(IEnumerable<string> documents, CancellationToken cancellationToken)
    {
        using var manifests = new MemoryStream(Encoding.UTF8.GetBytes(string.Join("\n---\n", documents)));
        return ManifestReader.Read(new([ManifestPaths.StandardInput], Recursive: false), manifests, cancellationToken);
    }

    /// <summary>One account as a document by itself.</summary>
    public static string Document(Account account) => JsonWriting.Json(writer => Write(writer, account));

    /// <summary>One task as a document by itself.</summary>
    public static string Document(CrossAccountTask task) => JsonWriting.Json(writer => Write(writer, task));

    private static void Write(Utf8JsonWriter writer, Account account)
    {
        Begin(writer, "Account", account.Name.Value!, account.Labels);
        writer.WriteStartObject("spec");
        writer.WriteString("accountId", account.Id.Value);
        Given(writer, "type", account.Type);
        if (account.Credentials is { IsGiven: true, Value: { } credentials })
        {
            writer.WriteStartObject("credentials");
            Write(writer, credentials);
            writer.WriteEndObject();
        }

        if (account.Sts is { } sts)
        {
            writer.WriteStartObject("sts");
            Text(writer, "region", sts.Region);
            writer.WriteString("network", sts.Vpc ? "VPC" : "Public");
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, CrossAccountTask task)
    {
        Begin(writer, "CrossAccountTask", task.Name.Value!, ImmutableSortedDictionary<string, string>.Empty);
        writer.WriteStartObject("spec");
        Text(writer, "until", task.Until.IsGiven ? CalendarDay.Write(task.Until.Value) : null);
        Given(writer, "reason", task.Reason);
        Given(writer, "scenario", task.Scenario);
        writer.WriteStartObject("task");
        Given(writer, "type", task.Type);
        Given(writer, "direction", task.Direction);
        Given(writer, "account", task.Account);
        writer.WriteEndObject();
        Write(writer, "source", task.Source);
        Write(writer, "destination", task.Destination);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void Begin(
        Utf8JsonWriter writer,
        string kind,
        string name,
        ImmutableSortedDictionary<string, string> labels
    )
    {
        writer.WriteStartObject();
        writer.WriteString("apiVersion", ManifestFormat.ApiVersion);
        writer.WriteString("kind", kind);
        writer.WriteStartObject("metadata");
        writer.WriteString("name", name);
        if (labels.Count > 0)
        {
            writer.WriteStartObject("labels");
            foreach (var (key, value) in labels)
            {
                writer.WriteString(key, value);
            }

            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, Credentials credentials)
    {
        switch (credentials)
        {
            case ProfileCredentials profile:
                writer.WriteString("profile", profile.Name);
                break;
            case EnvironmentCredentials environment:
                writer.WriteString("environment", environment.Prefix);
                break;
            case AssumeRoleCredentials through:
                writer.WriteStartObject("assumeRole");
                writer.WriteString("from", through.From);
                writer.WriteString("role", through.Role);
                Text(writer, "externalId", through.ExternalId);
                Text(writer, "sessionName", through.SessionName);
                writer.WriteEndObject();
                break;
            default:
                writer.WriteBoolean("ambient", true);
                break;
        }
    }

    private static void Write(Utf8JsonWriter writer, string name, Side side)
    {
        writer.WriteStartObject(name);
        Given(writer, "account", side.Account);
        Given(writer, "database", side.Database);
        Given(writer, "accessMethod", side.AccessMethod);
        Given(writer, "variant", side.Variant);
        if (side.Role is { } role)
        {
            writer.WriteStartObject("role");
            Given(writer, "name", role.Name);
            Given(writer, "description", role.Description);
            if (role.MaxSessionDuration.IsGiven)
            {
                writer.WriteNumber("maxSessionDuration", role.MaxSessionDuration.Value);
            }

            Given(writer, "extraPolicies", role.ExtraPolicies);
            if (role.Policies is { IsGiven: true, Value: { } policies })
            {
                JsonWriting.List(writer, "policies", policies, writer.WriteStringValue);
            }

            if (role.Protect.IsGiven)
            {
                writer.WriteBoolean("protect", role.Protect.Value);
            }

            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    private static void Given<T>(Utf8JsonWriter writer, string name, Field<T> field) =>
        Text(writer, name, field.IsGiven ? field.Value!.ToString() : null);

    private static void Text(Utf8JsonWriter writer, string name, string? value)
    {
        if (value is not null)
        {
            writer.WriteString(name, value);
        }
    }
}
