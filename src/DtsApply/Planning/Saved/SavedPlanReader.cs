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
            var stored = NotNull(saved.Deserialize(StoredPlanJson.Default.StoredPlan));
            var set = ManifestJson.Read(
                stored.Accounts.Concat(stored.Tasks).Select(manifest => manifest.Text),
                cancellationToken
            );
            return set
                    .Diagnostics.Concat(ManifestRules.Check(set))
                    .Any(diagnostic => diagnostic.Severity is Severity.Error)
                    ? null
                : Plan(stored, set) is var plan && IsWhole(plan) ? plan
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

    private static SavedPlan Plan(StoredPlan stored, ManifestSet set) =>
        new(
            TargetOf(stored.Target),
            UtcTime.Read(stored.Created),
            ConsentOf(stored),
            set.Accounts,
            Placed(set.Tasks, [.. NoneNull(stored.Places).Select(Place)]),
            [.. NoneNull(stored.Roles).Select(Role)]
        )
        {
            Today = CalendarDay.Read(stored.Day) ?? throw new FormatException("the day is none"),
            Findings = [.. NoneNull(stored.Findings).Select(finding => finding.ToDiagnostic())],
            Identities = NoneNull(stored.Identities)
                .ToImmutableSortedDictionary(identity => identity.Account, IdentityOf, StringComparer.Ordinal),
        };

    private static Target TargetOf(string name) =>
        name == Target.Cloud.Name ? Target.Cloud
        : name == Target.Sandbox.Name ? Target.Sandbox
        : Uri.TryCreate(name, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" ? Target.At(uri)
        : throw new FormatException("the target is neither the cloud, nor the sandbox, nor an address");

    private static Consent ConsentOf(StoredPlan stored) =>
        Ownership.IsSetName(stored.Set)
            ? new(stored.Set, stored.Adopt, stored.TakeOver, stored.Prune, stored.AllowRemovals)
            : throw new FormatException("the set's name is none");

    private static Identity IdentityOf(StoredIdentity identity) =>
        new(identity.AccountId, identity.Type, identity.Arn, identity.Credentials);

    /// <summary>The tasks with the places that they had in the manifests, for the reasons that a plan gives.</summary>
    private static ImmutableArray<CrossAccountTask> Placed(
        ImmutableArray<CrossAccountTask> tasks,
        IReadOnlyCollection<SourceSpan> stored
    )
    {
        var places = new Queue<SourceSpan>(stored);
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

    private static SourceSpan Place(StoredPlace place) =>
        new StoredSpan(place.File, place.Line, place.Column, place.Line, place.Column).ToSpan();

    private static SavedRole Role(StoredPlanRole role)
    {
        var address = RoleAddress.Read(role.AccountId, role.Role);
        return new(address, role.Before?.ToRole(address), [.. NoneNull(role.Actions)]);
    }
}
