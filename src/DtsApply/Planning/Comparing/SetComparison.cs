using System.Collections.Immutable;
using DtsApply.Messages;
using DtsApply.Model;

namespace DtsApply.Planning.Comparing;

/// <summary>What two sets of manifests want, as far as a run is about it.</summary>
/// <param name="Accounts">The declared accounts.</param>
/// <param name="Roles">The roles that are wanted, those that have ended included.</param>
public sealed record WantedSet(ImmutableArray<Account> Accounts, ImmutableArray<WantedRole> Roles);

/// <summary>
/// Compares two sets of manifests by the planner itself: it plans from roles that are as the old set wants them to what
/// the new set wants. Pure, and nothing is called.
/// </summary>
public static class SetComparison
{
    /// <summary>
    /// The plan; roles that no manifest declares any more are removed in it, and noted as such, since only pruning
    /// would.
    /// </summary>
    /// <param name="was">The old set.</param>
    /// <param name="now">The new set.</param>
    /// <param name="set">The set that the roles belong to.</param>
    public static Plan Compare(WantedSet was, WantedSet now, string set)
    {
        var names = Names(was, now);
        var old = was.Roles.Where(role => !role.HasEnded).ToDictionary(role => role.Role.Address);
        var consent = new Consent(set, Prune: true);
        var wanted = now.Roles.Select(role => Planned(role, old.GetValueOrDefault(role.Role.Address), consent, names));
        var declared = now.Roles.Select(role => role.Role.Address).ToHashSet();
        var undeclared = old
            .Values.Where(role => !declared.Contains(role.Role.Address))
            .Select(role => Undeclared(role, consent, names));
        return new(
            Target.Cloud,
            set,
            [.. Declared(was, now).Select(account => new AccountState(account, null, Verified: false))],
            [
                .. wanted
                    .Concat(undeclared)
                    .OfType<Change>()
                    .OrderBy(change => change.Account, StringComparer.Ordinal)
                    .ThenBy(change => change.Address.AccountId, StringComparer.Ordinal)
                    .ThenBy(change => change.Address.Role, StringComparer.Ordinal),
            ]
        );
    }

    /// <summary>How sentences name the accounts of both sets; one that is in both is called as it is now.</summary>
    public static AccountNames Names(WantedSet was, WantedSet now) => new(Declared(was, now));

    /// <summary>The accounts of both sets by ID, sorted by name.</summary>
    private static IEnumerable<Account> Declared(WantedSet was, WantedSet now) =>
        now
            .Accounts.Concat(was.Accounts)
            .DistinctBy(account => account.Id.Value)
            .OrderBy(account => account.Name.Value, StringComparer.Ordinal)
            .ThenBy(account => account.Id.Value, StringComparer.Ordinal);

    private static Change? Planned(WantedRole now, WantedRole? was, Consent consent, AccountNames names) =>
        Planner.Plan(now, AsMade(was, names), consent, names) is { } change
            ? Told(change) with
            {
                Compared = ComparedCauses.Find(was, now.HasEnded ? null : now),
            }
            : null;

    private static Change? Undeclared(WantedRole was, Consent consent, AccountNames names) =>
        RemovalPlanner.Prune(names.Find(was.Role.Address.AccountId)!, AsMade(was, names)!, consent) is { } change
            ? change with
            {
                Note = ChangeNote.OnlyWithPrune,
                Compared = ComparedCauses.Find(was, now: null),
            }
            : null;

    /// <summary>The role as a run with the old set makes it where there was none; null for none.</summary>
    private static Role? AsMade(WantedRole? was, AccountNames names) =>
        was is null ? null : RolePlanner.Plan(was, live: null, new(""), names).After;

    // Nothing is carried out here, so nothing is refused either: what a plan would refuse is told as a warning.
    private static Change Told(Change change) =>
        change.Refusal is not { } refusal
            ? change
            : change with
            {
                Refusal = null,
                Findings = change.Findings.Add(refusal with { Severity = Severity.Warning }),
            };
}
