using System.Collections.Immutable;
using DtsApply.Model;

namespace DtsApply.Planning;

/// <summary>A role that should exist, merged from every task that needs it.</summary>
/// <param name="Role">The role as it should be.</param>
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
    /// <summary>The names of the tasks that need it, sorted.</summary>
    public IEnumerable<string> Tasks =>
        Grants.Select(grant => grant.Task.Name.Value!).Distinct().Order(StringComparer.Ordinal);

    /// <summary>Why access is wanted, in the words of the tasks' authors: each once, in the order of task names.
    /// </summary>
    public IEnumerable<string> Reasons =>
        Grants
            .Select(grant => grant.Task.Reason)
            .Where(reason => reason.IsGiven)
            .Select(reason => reason.Value!)
            .Distinct(StringComparer.Ordinal);
}

/// <summary>An account that creates DTS tasks, and is trusted for that.</summary>
/// <param name="Name">Its name in the manifests.</param>
/// <param name="Id">Its ID, 16 digits.</param>
public sealed record TrustedAccount(string Name, string Id);
