using System.Collections.Immutable;
using System.Text.Json;
using DtsApply.Manifests;
using DtsApply.Model;
using DtsApply.Rules;
using static DtsApply.Model.Kept;

namespace DtsApply.Planning.Saved;

/// <summary>Reads plan files. Everything in them goes through the same gates as manifests; what does not pass is no plan of this tool (DTS526).</summary>
public static class SavedPlanReader
{
    /// <summary>The plan; null when the text is no plan of this tool, or was changed by hand.</summary>
    /// <param name="text">The file's text.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static SavedPlan? Read(string text, CancellationToken cancellationToken)
    {
        try
        {
            using var json = JsonDocument.Parse(text);
            return Text(json.RootElement, "formatVersion") is "1" && Text(json.RootElement, "kind") is "Plan"
                && json.RootElement.TryGetProperty("saved", out var saved) && json.RootElement.TryGetProperty("digest", out var digest)
                && SavedPlanWriter.Digest(Compact(saved)) == digest.GetString() ? Read(saved, cancellationToken) : null;
        }
        catch (Exception exception) when (IsForeign(exception))
        {
            return null;
        }
    }

    // Whatever an editor or a formatter did to the white space, the meaning is what the digest is of.
    private static string Compact(JsonElement saved) => Written.Json(saved.WriteTo);

    private static SavedPlan? Read(JsonElement saved, CancellationToken cancellationToken)
    {
        var set = ManifestJson.Read(saved.GetProperty("accounts").EnumerateArray().Concat(saved.GetProperty("tasks").EnumerateArray()), cancellationToken);
        var roles = saved.GetProperty("roles").EnumerateArray().Select(Role).ToImmutableArray();
        if (set.Diagnostics.Concat(RuleBook.Check(set)).Any(diagnostic => diagnostic.Severity is Severity.Error)
            || !Ownership.IsSetName(Text(saved, "set")!)
            || !saved.GetProperty("roles").EnumerateArray().Select(role => Text(role, "fingerprint")).SequenceEqual(roles.Select(role => Fingerprint.Of(role.Before))))
        {
            return null;
        }

        var plan = Plan(saved, set, roles);
        // Every role of the file is one that its own plan shows: nothing is done that nobody could see.
        return plan.Plan().Changes.Select(change => change.Address).Order(AddressOrder).SequenceEqual(roles.Select(role => role.Address).Order(AddressOrder)) ? plan : null;
    }

    private static readonly Comparer<Address> AddressOrder = Comparer<Address>.Create((left, right) => string.CompareOrdinal(left.ToString(), right.ToString()));

    private static SavedPlan Plan(JsonElement saved, ManifestSet set, ImmutableArray<SavedRole> roles)
    {
        var consent = new Consent(Text(saved, "set")!, saved.GetProperty("adopt").GetBoolean(), Text(saved, "takeOver"), saved.GetProperty("prune").GetBoolean(), saved.GetProperty("allowRemovals").GetInt32());
        return new(new(Text(saved, "target")!), saved.GetProperty("created").GetDateTimeOffset(), consent, set.Accounts, Placed(set.Tasks, saved), roles)
        {
            Findings = [.. saved.GetProperty("findings").EnumerateArray().Select(Finding)],
            Identities = saved.GetProperty("identities").EnumerateArray().ToImmutableSortedDictionary(
                identity => Text(identity, "account")!,
                identity => new Identity(Text(identity, "accountId")!, Text(identity, "type")!, Text(identity, "arn")!, Text(identity, "credentials")!),
                StringComparer.Ordinal),
        };
    }

    /// <summary>The tasks with the places that they had in the manifests, for the reasons that a plan gives.</summary>
    private static ImmutableArray<CrossAccountTask> Placed(ImmutableArray<CrossAccountTask> tasks, JsonElement saved)
    {
        var places = saved.GetProperty("places").EnumerateArray().Select(place =>
            new Source(Text(place, "file")!, place.GetProperty("line").GetInt32(), place.GetProperty("column").GetInt32(), place.GetProperty("line").GetInt32(), place.GetProperty("column").GetInt32())).ToList();
        return [.. tasks.Select((task, index) => task with
        {
            Source = task.Source with { Place = places[2 * index] },
            Destination = task.Destination with { Place = places[(2 * index) + 1] },
        })];
    }

    // Notes for readers: whatever a file says here, it stops nothing and lets nothing pass.
    private static Diagnostic Finding(JsonElement finding) =>
        new(Text(finding, "severity") is "Warning" ? Severity.Warning : Severity.Info, Text(finding, "rule")!, Text(finding, "message")!) { Help = Text(finding, "help"), Account = Text(finding, "account") };

    private static SavedRole Role(JsonElement role)
    {
        var address = new Address(Text(role, "accountId")!, Text(role, "role")!);
        return new(address, RoleJson.Read(address, role.GetProperty("before")), [.. Texts(role, "actions")]);
    }

    private static IEnumerable<string> Texts(JsonElement parent, string name) => parent.GetProperty(name).EnumerateArray().Select(item => item.GetString()!);
}
