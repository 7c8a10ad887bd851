using DtsApply.Messages;
using DtsApply.Model;
using DtsApply.Rules;

namespace DtsApply.Planning;

/// <summary>One fence held against what happens to one role.</summary>
/// <param name="fence">The fence.</param>
/// <param name="accounts">The accounts as they were found: whether their IDs are proved.</param>
/// <param name="consent">What was agreed to.</param>
/// <param name="today">The day of the run, in UTC.</param>
internal sealed class FencedRole(
    FenceChecks fence,
    IReadOnlyCollection<AccountState> accounts,
    Consent consent,
    DateOnly today
)
{
    private readonly Dictionary<string, AccountState> _accounts = accounts
        .GroupBy(account => account.Account.Id.Value!, StringComparer.Ordinal)
        .ToDictionary(account => account.Key, account => account.First(), StringComparer.Ordinal);

    /// <summary>Why the fence does not let it happen, in the order of the rules; none where it does.</summary>
    public IEnumerable<Diagnostic> Check(Change change)
    {
        var given = Giving.From(change);
        IEnumerable<FenceBreach?> found = given.IsNothing
            ? []
            :
            [
                fence.Owner(change.Address.AccountId),
                .. given.Principals.SelectMany(principal => Trusts(change, principal)),
                fence.RoleName(change.Address.Role),
                .. given.Policies.Where(policy => !policy.Equals(Policy.Dts)).Select(fence.Policy),
                fence.Session(change.Address.Role, Giving.Seconds(change.After), isAsked: IsAsked(change)),
                Extra(change, given),
                .. Endless(change, given),
                .. given.Principals.Select(principal => Unproved(change, principal)),
            ];
        return found
            .Concat(Taken(change, given))
            .Append(Unprotected(change, given))
            .OfType<FenceBreach>()
            .Select(breach => breach.OnPlan())
            .DistinctBy(refusal => refusal.Message)
            .OrderBy(refusal => refusal.Rule)
            .Select(refusal => refusal with { Account = change.Account, Role = change.Address.Role });
    }

    private IEnumerable<FenceBreach?> Trusts(Change change, Principal principal)
    {
        var owner = change.Address.AccountId;
        return AccountOf(change, principal) is { } id
            ? [fence.Trusted(id), fence.Pair(owner, id)]
            : [fence.Stranger(principal.Shown, owner)];
    }

    /// <summary>The account that is trusted; null for what is no account's own, such as a service or a provider.</summary>
    private static string? AccountOf(Change change, Principal principal) =>
        Trustee.From(principal, change.Address.AccountId)
            is
        {
            Kind: TrusteeKind.DtsTasks or TrusteeKind.Identities or TrusteeKind.User or TrusteeKind.Role,
            AccountId: { } id
        }
            ? id
            : null;

    private static bool IsAsked(Change change) => change.Wanted?.Role.MaxSessionDuration is not null;

    // No manifest could ask for a further policy within such a fence, so no way back brings it either.
    private FenceBreach? Extra(Change change, Giving given) =>
        change.Wanted?.ExtraPolicies is ExtraPolicies.Allow
            ? fence.Ban(Forbidden.ExtraPoliciesAllow, FenceMessages.ExtraPoliciesAreForbidden)
        : change.Wanted is null && given.Policies.Except(Policy.Known).FirstOrDefault() is { } policy
            ? fence.Ban(Forbidden.ExtraPoliciesAllow, limits =>
                FenceMessages.ExtraPolicyIsForbidden(limits, policy.Name)
            )
        : null;

    /// <summary>What is taken from another hand or set.</summary>
    private IEnumerable<FenceBreach?> Taken(Change change, Giving given)
    {
        var set = change is { Adopts: true, Before: { } before } ? Ownership.SetOf(before) : null;
        if (set is not null)
        {
            yield return fence.Set(set);
            yield return fence.Ban(Forbidden.TakeOver, limits => FenceMessages.TakeOverIsForbidden(limits, set));
        }
        else if (change.Adopts)
        {
            yield return fence.Ban(Forbidden.Adopt, limits => FenceMessages.AdoptIsForbidden(limits, isUndone: false));
        }
        else if (change.Undoes is not null && consent.Adopt && LetsInStrangers(change, given))
        {
            yield return fence.Ban(Forbidden.Adopt, limits => FenceMessages.AdoptIsForbidden(limits, isUndone: true));
        }
    }

    private static bool LetsInStrangers(Change change, Giving given) =>
        change.After is { } after
        && (
            given.Principals.Any(principal => !RemovalRules.IsOurs(principal, after))
            || after.Trust.Clauses.Any(clause =>
                change.Before?.Trust.Clauses.All(kept => kept.Text != clause.Text) is not false
            )
        );

    // Taking the protection of a role that stays is no narrowing: the next run could remove it.
    private FenceBreach? Unprotected(Change change, Giving given) =>
        change.After is { } after
        && !Ownership.IsProtected(after)
        && (!given.IsNothing || (change.Before is { } before && Ownership.IsProtected(before)))
            ? fence.Unprotected(change.Address.Role, change.Address.AccountId)
            : null;

    private IEnumerable<FenceBreach?> Endless(Change change, Giving given)
    {
        var owner = change.Address.AccountId;
        if (change.Wanted is not { } wanted)
        {
            return given.Principals.IsEmpty ? [] : [fence.Endless(owner, task: null, today)];
        }

        var trusted = wanted.Trusted.ToDictionary(
            account => account.Name,
            account => account.Id,
            StringComparer.Ordinal
        );
        return wanted
            .Grants.Where(grant => !grant.Task.Until.IsGiven && Gains(given, trusted.GetValueOrDefault(grant.Trusted)))
            .Select(grant => fence.Endless(owner, grant.Task.Name.Value!, today));
    }

    private static bool Gains(Giving given, string? id) =>
        id is null || given.Principals.Contains(Principal.RootOf(id)) || given.Principals.Contains(Principal.DtsOf(id));

    private FenceBreach? Unproved(Change change, Principal principal)
    {
        var id = AccountOf(change, principal);
        var account = id is null ? null : _accounts.GetValueOrDefault(id);
        return account is { Verified: true }
            ? null
            : fence.Unproved(id ?? principal.Shown, account?.Account.Credentials.IsGiven is true);
    }
}
