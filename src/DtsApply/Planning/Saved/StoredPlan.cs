using System.Text.Json.Serialization;
using DtsApply.Text;

namespace DtsApply.Planning.Saved;

/// <summary>
/// The part of a plan file that apply reads, its member <c>saved</c>: all that the format holds, member by member in
/// the order of the text. It holds names of credentials, never a secret.
/// </summary>
/// <param name="Target">Which service it was made for.</param>
/// <param name="Created">When, in UTC, such as <c>2026-11-23T14:03:07Z</c>.</param>
/// <param name="Day">The day of the run, in UTC, such as <c>2026-11-23</c>.</param>
/// <param name="Set">The set that the roles belong to.</param>
/// <param name="Adopt">Whether roles without a set are taken over.</param>
/// <param name="TakeOver">The set whose roles are taken over; null for none.</param>
/// <param name="Prune">Whether roles that no manifest declares are removed.</param>
/// <param name="AllowRemovals">How many removals were shown.</param>
/// <param name="Accounts">The manifests of the accounts that the roles are about.</param>
/// <param name="Tasks">The manifests of the tasks that need the roles.</param>
/// <param name="Places">Where each task's source, destination and, where it has one, last day stood.</param>
/// <param name="Identities">Who the accounts were called as.</param>
/// <param name="Findings">The warnings and notices of then.</param>
/// <param name="Roles">The roles.</param>
/// <param name="Fences">The fences that it was made within.</param>
internal sealed record StoredPlan(
    string Target,
    string Created,
    string Day,
    string Set,
    bool Adopt,
    string? TakeOver,
    bool Prune,
    int AllowRemovals,
    IReadOnlyList<RawJson> Accounts,
    IReadOnlyList<RawJson> Tasks,
    IReadOnlyList<StoredPlace> Places,
    IReadOnlyList<StoredIdentity> Identities,
    IReadOnlyList<StoredFinding> Findings,
    IReadOnlyList<StoredPlanRole> Roles,
    IReadOnlyList<StoredFence> Fences
)
{
    /// <summary>The seal over all members before it; null until it is sealed.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Seal { get; init; }
}

/// <summary>A fence that a plan was made within.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Digest">SHA-256 of its file.</param>
internal sealed record StoredFence(string Name, string Digest);

/// <summary>Where a part of a task began.</summary>
/// <param name="File">The file.</param>
/// <param name="Line">Counts from 1.</param>
/// <param name="Column">Counts from 1.</param>
internal sealed record StoredPlace(string File, int Line, int Column);

/// <summary>Who an account was called as.</summary>
/// <param name="Account">The account's name.</param>
/// <param name="AccountId">The ID of the identity's account.</param>
/// <param name="Type">What it is, in the service's words.</param>
/// <param name="Arn">Its ARN.</param>
/// <param name="Credentials">Where its credentials were kept.</param>
internal sealed record StoredIdentity(string Account, string AccountId, string Type, string Arn, string Credentials);

/// <summary>A role of the plan.</summary>
/// <param name="AccountId">The account's ID.</param>
/// <param name="Role">The role's name.</param>
/// <param name="Fingerprint">The fingerprint of its state of then.</param>
/// <param name="Actions">What was to be done, in words.</param>
/// <param name="Before">Its state of then; null when there was none.</param>
internal sealed record StoredPlanRole(
    string AccountId,
    string Role,
    string Fingerprint,
    IReadOnlyList<string> Actions,
    StoredRole? Before
);
