using System.Collections.Immutable;
using DtsApply.Model;

namespace DtsApply.Planning;

/// <summary>
/// Compiles tasks and accounts into the roles that should exist. Tasks that share a role (same account, same name) are
/// merged.
/// </summary>
public static class WantedRoles
{
    /// <summary>
    /// The description of a new role where the manifests give none. It is constant, so that it never causes a later
    /// difference.
    /// </summary>
    public const string DefaultDescription = "Cross-account DTS access, managed by dts-apply";

    /// <summary>The roles of manifests that broke no rule, sorted by account name, then role name.</summary>
    /// <param name="accounts">The declared accounts.</param>
    /// <param name="tasks">The declared tasks.</param>
    /// <param name="set">The set that the roles belong to.</param>
    /// <param name="today">The day on which they are wanted, in UTC; null for all that is declared, whenever it
    /// ends.</param>
    public static ImmutableArray<WantedRole> Compile(
        IEnumerable<Account> accounts,
        IEnumerable<CrossAccountTask> tasks,
        string set,
        DateOnly? today = null
    )
    {
        var ids = accounts.ToDictionary(
            account => account.Name.Value!,
            account => account.Id.Value!,
            StringComparer.Ordinal
        );
        return
        [
            .. tasks
                .SelectMany(AccountTable.Grants)
                .GroupBy(grant => (grant.Owner, grant.RoleName))
                .OrderBy(group => group.Key.Owner, StringComparer.Ordinal)
                .ThenBy(group => group.Key.RoleName, StringComparer.Ordinal)
                .Select(group =>
                    On(today, [.. group.OrderBy(grant => grant.Task.Name.Value, StringComparer.Ordinal)], ids, set)
                ),
        ];
    }

    private static WantedRole On(
        DateOnly? today,
        ImmutableArray<RoleRequirement> grants,
        Dictionary<string, string> ids,
        string set
    )
    {
        var ended = grants.Where(grant => today is { } day && grant.Task.HasEnded(day)).ToImmutableArray();
        return ended.IsEmpty
            ? Merge(grants, ids, set)
            : (
                ended.Length < grants.Length
                    ? Merge([.. grants.Except(ended)], ids, set)
                    : Merge(ended, ids, set) with
                    {
                        Grants = [],
                        Trusted = [],
                    }
            ) with
            {
                Ended = [.. ended.Select(grant => new EndedGrant(grant, ids[grant.Trusted]))],
            };
    }

    private static WantedRole Merge(ImmutableArray<RoleRequirement> grants, Dictionary<string, string> ids, string set)
    {
        var settings = grants.Select(grant => grant.Side.Role).OfType<RoleSettings>().ToList();
        var protect = First(settings, role => role.Protect);
        var tags = Ownership.Tags(set);
        var trusted = grants
            .Select(grant => grant.Trusted)
            .Distinct()
            .Order(StringComparer.Ordinal)
            .Select(name => new TrustedAccount(name, ids[name]))
            .ToImmutableArray();
        var role = new Role(
            new(ids[grants[0].Owner], grants[0].RoleName),
            TrustPolicy.Trusting(trusted.Select(account => account.Id)),
            [
                Policy.Dts,
                .. settings
                    .SelectMany(role => role.Policies.Value ?? [])
                    .Select(name => new Policy(name, Policy.System)),
            ],
            First(settings, role => role.Description).Value,
            First(settings, role => role.MaxSessionDuration) is { IsGiven: true, Value: var seconds } ? seconds : null,
            protect is { IsGiven: true, Value: true } ? tags.Add(Ownership.ProtectTag, "true") : tags
        );
        return new(
            role,
            grants[0].Owner,
            First(settings, role => role.ExtraPolicies).Value,
            protect.IsGiven ? protect.Value : null,
            trusted,
            grants
        );
    }

    // A value that one task gives holds for the role; that no two tasks give different ones is a rule of its own
    // (DTS206 to DTS208).
    private static Field<T> First<T>(List<RoleSettings> settings, Func<RoleSettings, Field<T>> field) =>
        settings.Select(field).FirstOrDefault(value => value.IsGiven);
}
