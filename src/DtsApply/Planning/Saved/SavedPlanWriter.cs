using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using DtsApply.Manifests;
using DtsApply.Model;
using DtsApply.Text;

namespace DtsApply.Planning.Saved;

/// <summary>
/// Writes the part of a plan file that apply reads, as the member <c>saved</c>. It holds names of credentials, never a
/// secret.
/// </summary>
public static class SavedPlanWriter
{
    /// <summary>Writes the member into an object that is open.</summary>
    public static void Write(Utf8JsonWriter writer, SavedPlan plan)
    {
        writer.WritePropertyName("saved");
        writer.WriteRawValue(Text(plan));
    }

    /// <summary>The saved part as compact JSON, with its seal as the last member.</summary>
    internal static string Text(SavedPlan plan)
    {
        var seal = Seal(Object(writer => Members(writer, plan)));
        return Object(writer =>
        {
            Members(writer, plan);
            writer.WriteString("seal", seal);
        });
    }

    /// <summary>
    /// Tells a file changed by a slip or by hand from one that was written here, also where all of it was changed
    /// alike. Whoever knows the format can make it right again: what such a file does is what it shows, and
    /// --expect-digest tells it from the one that was approved.
    /// </summary>
    /// <param name="saved">The saved part without the seal, as compact JSON.</param>
    internal static string Seal(string saved) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(saved)));

    private static string Object(Action<Utf8JsonWriter> members) =>
        JsonWriting.Json(writer =>
        {
            writer.WriteStartObject();
            members(writer);
            writer.WriteEndObject();
        });

    private static void Members(Utf8JsonWriter writer, SavedPlan plan)
    {
        writer.WriteString("target", plan.Target.Name);
        writer.WriteString("created", UtcTime.Seconds(plan.Created));
        writer.WriteString("day", CalendarDay.Write(plan.Today));
        writer.WriteString("set", plan.Consent.Set);
        writer.WriteBoolean("adopt", plan.Consent.Adopt);
        writer.WriteString("takeOver", plan.Consent.TakeOver);
        writer.WriteBoolean("prune", plan.Consent.Prune);
        writer.WriteNumber("allowRemovals", plan.Consent.AllowRemovals);
        JsonWriting.List(writer, "accounts", plan.Accounts, account => ManifestJson.Write(writer, account));
        JsonWriting.List(writer, "tasks", plan.Tasks, task => ManifestJson.Write(writer, task));
        JsonWriting.List(writer, "places", plan.Tasks.SelectMany(SavedPlan.Places), place => Place(writer, place));
        JsonWriting.List(writer, "identities", plan.Identities, pair => Identity(writer, pair.Key, pair.Value));
        JsonWriting.List(writer, "findings", plan.Findings, finding => SavedFinding.Write(writer, finding));
        JsonWriting.List(writer, "roles", plan.Roles, role => Role(writer, role));
    }

    private static void Place(Utf8JsonWriter writer, SourceSpan place)
    {
        writer.WriteStartObject();
        writer.WriteString("file", place.File);
        writer.WriteNumber("line", place.Line);
        writer.WriteNumber("column", place.Column);
        writer.WriteEndObject();
    }

    private static void Identity(Utf8JsonWriter writer, string account, Identity identity)
    {
        writer.WriteStartObject();
        writer.WriteString("account", account);
        writer.WriteString("accountId", identity.AccountId);
        writer.WriteString("type", identity.Type);
        writer.WriteString("arn", identity.Arn);
        writer.WriteString("credentials", identity.Credentials);
        writer.WriteEndObject();
    }

    private static void Role(Utf8JsonWriter writer, SavedRole role)
    {
        writer.WriteStartObject();
        writer.WriteString("accountId", role.Address.AccountId);
        writer.WriteString("role", role.Address.Role);
        writer.WriteString("fingerprint", Fingerprint.Of(role.Before));
        JsonWriting.List(writer, "actions", role.Actions, writer.WriteStringValue);
        RoleJson.Write(writer, "before", role.Before);
        writer.WriteEndObject();
    }
}
