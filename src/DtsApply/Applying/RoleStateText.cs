using DtsApply.Model;
using DtsApply.Planning;

namespace DtsApply.Applying;

/// <summary>What is there now, as exactly as it is known, in the words of problems that need a hand at once.</summary>
internal static class RoleStateText
{
    /// <summary>The role after a write of ours could not be taken back.</summary>
    public static string Describe(Change change, RollbackResult tripped)
    {
        var role = $"{(tripped.Failed is { } failed ? $"{failed}; " : "")}role {change.Address.Role}";
        if (!tripped.NowKnown)
        {
            var with = change.Before is null ? "without a policy" : With(change.Before);
            return $"{role} could not be read again; what was stored may still be there, {with}";
        }

        return tripped.Now is not { } now
            ? $"{role} is gone"
            : $"{role} trusts {string.Join(", ", now.Trust.MayAssume.Select(principal => principal.Value))}, "
                + $"{With(now)}";
    }

    /// <summary>An account as the manifests name it.</summary>
    public static string Account(Change change, string id) =>
        id == change.Address.AccountId
            ? change.Account
            : change.Wanted?.Trusted.FirstOrDefault(account => account.Id == id)?.Name ?? $"account {id}";

    private static string With(Role role) =>
        role.Policies.IsEmpty
            ? "without a policy, so no one can use anything through it"
            : $"with {string.Join(", ", role.Policies.Select(policy => policy.Name))}";
}
