using System.Collections.Immutable;
using DtsApply.Manifests;
using DtsApply.Messages;
using DtsApply.Model;

namespace DtsApply.Rules;

/// <summary>
/// Fences held against what manifests declare, offline (DTS601 to DTS609, DTS613, DTS614, DTS616). What has ended by
/// its own day gives nothing any more, and passes; so does whatever is in error, which is reported already.
/// </summary>
public static class FenceRules
{
    /// <summary>All that manifests declare outside of the fences.</summary>
    /// <param name="fences">The fences; each says its own.</param>
    /// <param name="manifests">What was read.</param>
    /// <param name="set">The set that the roles belong to.</param>
    /// <param name="today">The day on which they are read, in UTC.</param>
    public static ImmutableArray<Diagnostic> Check(
        IEnumerable<Fence> fences,
        ManifestSet manifests,
        string set,
        DateOnly today
    )
    {
        var declared = new DeclaredGrants(manifests.Accounts, manifests.Tasks, today);
        return
        [
            .. Checks(fences, manifests.Accounts)
                .SelectMany(fence =>
                    BeforeCalls(fence, declared, set)
                        .Concat(declared.Grants.SelectMany(grant => Grant(fence, grant, today)))
                        .Concat(declared.Roles.SelectMany(role => Role(fence, role)))
                        .Concat(Unproved(fence, declared))
                )
                .DistinctBy(found => (found.Source, found.Rule, found.Message)),
        ];
    }

    /// <summary>What keeps a run from calling anything: the set, and kinds of credentials.</summary>
    /// <inheritdoc cref="Check"/>
    public static ImmutableArray<Diagnostic> CheckBeforeCalls(
        IEnumerable<Fence> fences,
        ManifestSet manifests,
        string set,
        DateOnly today
    ) => CheckBeforeCalls(fences, manifests.Accounts, new(manifests.Accounts, manifests.Tasks, today), set);

    /// <summary>The same where no manifests were read.</summary>
    /// <param name="fences">The fences.</param>
    /// <param name="accounts">The accounts, for their names.</param>
    /// <param name="called">Those of them that are called.</param>
    /// <param name="reached">Those, and the ones that are gone through.</param>
    /// <param name="set">The set that the roles belong to.</param>
    public static ImmutableArray<Diagnostic> CheckBeforeCalls(
        IEnumerable<Fence> fences,
        ImmutableArray<Account> accounts,
        IEnumerable<Account> called,
        IEnumerable<Account> reached,
        string set
    ) => CheckBeforeCalls(fences, accounts, new([.. reached], [], default) { Called = [.. called] }, set);

    private static ImmutableArray<Diagnostic> CheckBeforeCalls(
        IEnumerable<Fence> fences,
        ImmutableArray<Account> accounts,
        DeclaredGrants declared,
        string set
    ) =>
        [
            .. Checks(fences, accounts)
                .SelectMany(fence => BeforeCalls(fence, declared, set))
                .DistinctBy(found => (found.Source, found.Rule, found.Message)),
        ];

    private static IEnumerable<FenceChecks> Checks(IEnumerable<Fence> fences, ImmutableArray<Account> accounts)
    {
        var names = new AccountNames(accounts);
        return fences.Select(fence => new FenceChecks(fence, names));
    }

    private static IEnumerable<Diagnostic> BeforeCalls(FenceChecks fence, DeclaredGrants declared, string set)
    {
        if (fence.Set(set) is { } outside)
        {
            yield return outside.InManifest(null);
        }

        foreach (var account in declared.Accounts)
        {
            var isNamed = account.Credentials.IsGiven;
            if (
                (isNamed || (account.Credentials.IsSound && declared.Called.Contains(account)))
                && fence.Credentials(account.Credentials.Value) is { } kind
            )
            {
                yield return kind.InManifest(isNamed ? account.Credentials.Source : account.Name.Source);
            }
        }
    }

    private static IEnumerable<Diagnostic> Grant(FenceChecks fence, DeclaredGrant grant, DateOnly today)
    {
        var (side, task) = (grant.Requirement.Side, grant.Requirement.Task);
        var creator = AccountTable.CreatorOf(task).Source;
        var (owner, trusted) = (grant.OwnerId, grant.TrustedId);
        (FenceBreach? Breach, SourceSpan Place)[] found =
        [
            (owner is null ? null : fence.Owner(owner), side.Account.Source),
            (trusted is null ? null : fence.Trusted(trusted), creator),
            (owner is null || trusted is null ? null : fence.Pair(owner, trusted), creator),
            (fence.RoleName(grant.Requirement.RoleName), side.Role?.Name.Source ?? side.Place),
            .. Settings(fence, grant.Requirement.RoleName, side.Role),
            (
                owner is null || task.Until is not { Standing: FieldState.LeftOut }
                    ? null
                    : fence.Endless(owner, task.Name.Value ?? "", today),
                task.Until.Source
            ),
        ];
        return found.Where(one => one.Breach is not null).Select(one => one.Breach!.InManifest(one.Place));
    }

    private static IEnumerable<(FenceBreach?, SourceSpan)> Settings(FenceChecks fence, string name, RoleSettings? role)
    {
        if (role is null)
        {
            yield break;
        }

        foreach (var policy in role.Policies is { IsGiven: true, Value: { } policies } ? policies : [])
        {
            yield return (fence.Policy(new(policy, Policy.System)), role.Policies.Source);
        }

        if (role.MaxSessionDuration is { IsGiven: true } session)
        {
            yield return (fence.Session(name, session.Value, isAsked: true), session.Source);
        }

        if (role.ExtraPolicies is { IsGiven: true, Value: ExtraPolicies.Allow } extra)
        {
            yield return (
                fence.Ban(Forbidden.ExtraPoliciesAllow, FenceMessages.ExtraPoliciesAreForbidden),
                extra.Source
            );
        }
    }

    // Whoever shares a role may say it for all of them.
    private static IEnumerable<Diagnostic> Role(FenceChecks fence, ImmutableArray<DeclaredGrant> grants)
    {
        var settings = grants.Select(grant => grant.Requirement.Side.Role).OfType<RoleSettings>().ToList();
        var first = grants[0].Requirement;
        if (
            grants[0].OwnerId is not { } owner
            || settings.Exists(role => role.Protect is { IsGiven: true, Value: true } or { IsSound: false })
            || fence.Unprotected(first.RoleName, owner) is not { } breach
        )
        {
            yield break;
        }

        var said = settings.Find(role => role.Protect.IsGiven);
        yield return breach.InManifest(said?.Protect.Source ?? first.Side.Role?.Place ?? first.Side.Place);
    }

    private static IEnumerable<Diagnostic> Unproved(FenceChecks fence, DeclaredGrants declared) =>
        from account in declared.Trusted
        where account.Credentials is { Standing: FieldState.LeftOut }
        let breach = fence.Unproved(account.Id.Value!, hasCredentials: false)
        where breach is not null
        select breach.InManifest(account.Name.Source);
}
