using System.Collections.Immutable;
using DtsApply.Model;

namespace DtsApply.Planning;

/// <summary>A role that should exist, merged from every task that needs it.</summary>
/// <param name="Role">The role as it should be; once all of its tasks have ended, as it should have been.</param>
/// <param name="Account">The name of the account in which it is made.</param>
/// <param name="ExtraPolicies">What happens to policies that no manifest asks for.</param>
/// <param name="Protect">True sets the mark that keeps it from removal, false takes it away, null leaves it.</param>
/// <param name="Trusted">The accounts that it trusts, sorted by name.</param>
/// <param name="Grants">Why it should exist, in the order of task names.</param>
public sealed record WantedRole(
    Role Role,
    string Account,
    ExtraPolicies ExtraPolicies,
    bool? Protect,
    ImmutableArray<TrustedAccount> Trusted,
    ImmutableArray<RoleRequirement> Grants
)
{
    /// <summary>What it was wanted for until a day that has passed, in the order of task names.</summary>
    public ImmutableArray<EndedGrant> Ended { get; init; } = [];

    /// <summary>
    /// Whether all of its tasks have ended: nothing of it is wanted any more, and the role is as it was wanted.
    /// </summary>
    public bool HasEnded => Grants.IsEmpty;

    /// <summary>What the manifests declare of it, ended or not; at least one.</summary>
    public IEnumerable<RoleRequirement> Declared => Grants.Concat(Ended.Select(grant => grant.Requirement));

    /// <summary>The names of the tasks that need it or did, sorted.</summary>
    public IEnumerable<string> Tasks =>
        Declared.Select(grant => grant.Task.Name.Value!).Distinct().Order(StringComparer.Ordinal);

    /// <summary>Why access is wanted, in the words of the tasks' authors: each once, in the order of task names.
    /// </summary>
    public IEnumerable<string> Reasons =>
        Declared
            .OrderBy(grant => grant.Task.Name.Value, StringComparer.Ordinal)
            .Select(grant => grant.Task.Reason)
            .Where(reason => reason.IsGiven)
            .Select(reason => reason.Value!)
            .Distinct(StringComparer.Ordinal);
}

/// <summary>An account that creates DTS tasks, and is trusted for that.</summary>
/// <param name="Name">Its name in the manifests.</param>
/// <param name="Id">Its ID, 16 digits.</param>
public sealed record TrustedAccount(string Name, string Id);
