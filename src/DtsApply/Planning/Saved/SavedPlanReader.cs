using System.Collections.Immutable;
using System.Text.Json;
using DtsApply.Manifests;
using DtsApply.Model;
using DtsApply.Rules;
using DtsApply.Text;
using static DtsApply.Text.StoredJson;

namespace DtsApply.Planning.Saved;

/// <summary>
/// Reads the member <c>saved</c> of plan files. Everything in it goes through the same gates as manifests, and all of
/// it must be what a plan that may be carried out would keep; what does not pass is no plan of this tool (DTS526).
/// </summary>
public static class SavedPlanReader
{
    /// <summary>The plan; null when it is none of this tool, or was changed by hand.</summary>
    /// <param name="saved">The member's value.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static SavedPlan? Read(JsonElement saved, CancellationToken cancellationToken)
    {
        try
        {
            var documents = saved
                .GetProperty("accounts")
                .EnumerateArray()
                .Concat(saved.GetProperty("tasks").EnumerateArray());
            var set = ManifestJson.Read(documents, cancellationToken);
            return set
                    .Diagnostics.Concat(ManifestRules.Check(set))
                    .Any(diagnostic => diagnostic.Severity is Severity.Error)
                    ? null
                : Plan(saved, set) is var plan && IsWhole(plan) ? plan
                : null;
        }
        catch (Exception exception) when (IsForeign(exception))
        {
            return null;
        }
    }

    /// <summary>
    /// Whether a plan holds nothing beyond what it shows: every role is one of its own plan, with the actions that the
    /// planner makes, none is refused, no more is agreed to than it needs, and nothing is said of accounts that it does
    /// not have.
    /// </summary>
    private static bool IsWhole(SavedPlan saved)
    {
        var plan = saved.Plan();
        var actions = plan.Changes.ToDictionary(change => change.Address, change => SavedRole.InWords(change.Actions));
        var accounts = saved.Accounts.Select(account => account.Name.Value!).ToHashSet(StringComparer.Ordinal);
        return plan.Code is ExitCode.Done
            && saved.Consent == SavedPlan.Needed(plan, saved.Consent)
            && actions.Count == saved.Roles.Length
            && saved.Roles.All(role =>
                actions.TryGetValue(role.Address, out var planned) && planned.SequenceEqual(role.Actions)
            )
            && saved.Identities.Keys.All(accounts.Contains)
            && saved.Accounts.All(account => IsCalledAsShown(account, saved))
            && saved.Findings.All(finding =>
                finding.Account is null ? finding.Role is null : accounts.Contains(finding.Account)
            );
    }

    /// <summary>
    /// Whether an account was proved to be itself, and is called with the credentials that it was called with then,
    /// which are those that are shown.
    /// </summary>
    private static bool IsCalledAsShown(Account account, SavedPlan saved) =>
        !saved.Identities.TryGetValue(account.Name.Value!, out var identity)
        || (
            identity.AccountId == account.Id.Value
            && (
                saved.Target == Target.Sandbox
                || account.Credentials.Value is not (ProfileCredentials or EnvironmentCredentials)
                || identity.Credentials == account.Credentials.Value.Label
            )
        );

    private static SavedPlan Plan(JsonElement saved, ManifestSet set)
    {
        var roles = saved.GetProperty("roles").EnumerateArray().Select(Role).ToImmutableArray();
        var (target, created) = (
            TargetOf(RequiredText(saved, "target")),
            saved.GetProperty("created").GetDateTimeOffset()
        );
        return new(target, created, ConsentOf(saved), set.Accounts, Placed(set.Tasks, saved), roles)
        {
            Today = CalendarDay.Read(RequiredText(saved, "day")) ?? throw new FormatException("the day is none"),
            Findings = [.. saved.GetProperty("findings").EnumerateArray().Select(SavedFinding.Read)],
            Identities = saved
                .GetProperty("identities")
                .EnumerateArray()
                .ToImmutableSortedDictionary(
                    identity => RequiredText(identity, "account"),
                    IdentityOf,
                    StringComparer.Ordinal
                ),
        };
    }

    private static Target TargetOf(string name) =>
        name == Target.Cloud.Name ? Target.Cloud
        : name == Target.Sandbox.Name ? Target.Sandbox
        : Uri.TryCreate(name, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" ? Target.At(uri)
        : throw new FormatException("the target is neither the cloud, nor the sandbox, nor an address");

    private static Consent ConsentOf(JsonElement saved)
    {
        var (set, other) = (RequiredText(saved, "set"), OptionalText(saved, "takeOver"));
        return Ownership.IsSetName(set)
            ? new(
                set,
                saved.GetProperty("adopt").GetBoolean(),
                other,
                saved.GetProperty("prune").GetBoolean(),
                saved.GetProperty("allowRemovals").GetInt32()
            )
            : throw new FormatException("the set's name is none");
    }

    private static Identity IdentityOf(JsonElement identity) =>
        new(
            RequiredText(identity, "accountId"),
            RequiredText(identity, "type"),
            RequiredText(identity, "arn"),
            RequiredText(identity, "credentials")
        );

    /// <summary>The tasks with the places that they had in the manifests, for the reasons that a plan gives.</summary>
    private static ImmutableArray<CrossAccountTask> Placed(ImmutableArray<CrossAccountTask> tasks, JsonElement saved)
    {
        var places = new Queue<SourceSpan>(saved.GetProperty("places").EnumerateArray().Select(Place));
        if (places.Count != tasks.Sum(task => SavedPlan.Places(task).Count()))
        {
            throw new FormatException("each task has its own places");
        }

        return
        [
            .. tasks.Select(task =>
                task with
                {
                    Source = task.Source with { Place = places.Dequeue() },
                    Destination = task.Destination with { Place = places.Dequeue() },
                    Until = task.Until.IsGiven ? task.Until with { Source = places.Dequeue() } : task.Until,
                }
            ),
        ];
    }

    private static SourceSpan Place(JsonElement place)
    {
        var (line, column) = (SavedFinding.Ordinal(place, "line"), SavedFinding.Ordinal(place, "column"));
        return new(RequiredText(place, "file"), line, column, line, column);
    }

    private static SavedRole Role(JsonElement role)
    {
        var address = new RoleAddress(RequiredText(role, "accountId"), RequiredText(role, "role"));
        var before = RoleJson.Read(address, role.GetProperty("before"));
        return new(address, before, [.. role.GetProperty("actions").EnumerateArray().Select(RequiredText)]);
    }
}
