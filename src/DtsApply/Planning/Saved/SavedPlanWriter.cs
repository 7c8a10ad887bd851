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
        var stored = Stored(plan);
        return Json(stored with { Seal = Seal(Json(stored)) });
    }

    /// <summary>
    /// Tells a file changed by a slip or by hand from one that was written here, also where all of it was changed
    /// alike. Whoever knows the format can make it right again: what such a file does is what it shows, and
    /// --expect-digest tells it from the one that was approved.
    /// </summary>
    /// <param name="saved">The saved part without the seal, as compact JSON.</param>
    internal static string Seal(string saved) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(saved)));

    private static string Json(StoredPlan plan) => JsonSerializer.Serialize(plan, StoredPlanJson.Default.StoredPlan);

    private static StoredPlan Stored(SavedPlan plan) =>
        new(
            plan.Target.Name,
            UtcTime.Seconds(plan.Created),
            CalendarDay.Write(plan.Today),
            plan.Consent.Set,
            plan.Consent.Adopt,
            plan.Consent.TakeOver,
            plan.Consent.Prune,
            plan.Consent.AllowRemovals,
            [.. plan.Accounts.Select(account => new RawJson(ManifestJson.Document(account)))],
            [.. plan.Tasks.Select(task => new RawJson(ManifestJson.Document(task)))],
            [.. plan.Tasks.SelectMany(SavedPlan.Places).Select(Place)],
            [.. plan.Identities.Select(pair => Identity(pair.Key, pair.Value))],
            [.. plan.Findings.Select(StoredFinding.From)],
            [.. plan.Roles.Select(Role)],
            [.. plan.Fences.Select(fence => new StoredFence(fence.Name, fence.Digest))]
        );

    private static StoredPlace Place(SourceSpan place) => new(place.File, place.Line, place.Column);

    private static StoredIdentity Identity(string account, Identity identity) =>
        new(account, identity.AccountId, identity.Type, identity.Arn, identity.Credentials);

    private static StoredPlanRole Role(SavedRole role) =>
        new(
            role.Address.AccountId,
            role.Address.Role,
            Fingerprint.Of(role.Before),
            role.Actions,
            StoredRole.From(role.Before)
        );
}
