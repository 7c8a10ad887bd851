using DtsApply.Messages;
using DtsApply.Model;
using DtsApply.Planning;

namespace DtsApply.Applying;

/// <summary>Those whom a role's trust policies let in, and how the problems of a run name their accounts.</summary>
/// <param name="change">The change of the role.</param>
internal sealed class TrusteeNames(Change change)
{
    /// <summary>An account by its name in the manifests, or by its ID where they do not name it.</summary>
    public string Account(string id) =>
        id == change.Address.AccountId
            ? change.Account
            : change.Wanted?.Trusted.FirstOrDefault(account => account.Id == id)?.Name ?? ScopeMessages.Account(id);

    /// <summary>Whom the principals stand for at this role.</summary>
    public IEnumerable<Trustee> Trustees(IEnumerable<Principal> principals) =>
        principals.Select(principal => Trustee.From(principal, change.Address.AccountId));
}
