using System.Collections.Immutable;
using DtsApply.Messages;
using DtsApply.Model;

namespace DtsApply.Planning.Saved;

/// <summary>
/// A plan as it was approved by being saved. It is input, not authority: it keeps what was wanted and what was there,
/// and whatever it makes is planned anew from these two; it cannot ask for anything that the planner would not.
/// </summary>
/// <param name="Target">Which service it was made for.</param>
/// <param name="Created">When, in UTC.</param>
/// <param name="Consent">What was agreed to when it was made.</param>
/// <param name="Accounts">The accounts that its roles are about.</param>
/// <param name="Tasks">The tasks that need its roles.</param>
/// <param name="Roles">The roles with their live state of then.</param>
public sealed record SavedPlan(
    Target Target,
    DateTimeOffset Created,
    Consent Consent,
    ImmutableArray<Account> Accounts,
    ImmutableArray<CrossAccountTask> Tasks,
    ImmutableArray<SavedRole> Roles
)
{
    /// <summary>The day for which it was made, in UTC: what had ended by then.</summary>
    public DateOnly Today { get; init; }

    /// <summary>Who each account was called as, for showing the plan; by name.</summary>
    public ImmutableSortedDictionary<string, Identity> Identities { get; init; } =
        ImmutableSortedDictionary<string, Identity>.Empty;

    /// <summary>The warnings and notices of then about manifests and accounts, for showing the plan.</summary>
    public ImmutableArray<Diagnostic> Findings { get; init; } = [];

    /// <summary>The fences that it was made within. What they say is not kept: they are held against it again.</summary>
    public ImmutableArray<FenceMark> Fences { get; init; } = [];

    /// <summary>The wanted roles, compiled anew.</summary>
    public ImmutableArray<WantedRole> Wanted
    {
        get
        {
            var addresses = Roles.Select(role => role.Address).ToHashSet();
            return
            [
                .. WantedRoles
                    .Compile(Accounts, Tasks, Consent.Set, Today)
                    .Where(role => addresses.Contains(role.Role.Address)),
            ];
        }
    }

    /// <summary>
    /// The roles that no manifest declared, to be removed; none without consent to prune, whatever the file says.
    /// </summary>
    public ImmutableArray<RoleAddress> Undeclared => Consent.Prune ? Beside(Wanted) : [];

    /// <summary>
    /// So much of what was agreed to as a plan needs: what it shows is what it may do. So many removals were shown when
    /// it was saved, and are no news when it is carried out.
    /// </summary>
    /// <param name="plan">The plan.</param>
    /// <param name="given">What was agreed to.</param>
    public static Consent Needed(Plan plan, Consent given)
    {
        var adopted = plan
            .Changes.Where(change => change.Adopts)
            .Select(change => Ownership.SetOf(change.Before!))
            .ToHashSet();
        return given with
        {
            Adopt = given.Adopt && adopted.Contains(null),
            TakeOver = adopted.Contains(given.TakeOver) ? given.TakeOver : null,
            AllowRemovals = plan.Removals,
        };
    }

    /// <summary>The plan as it was, planned anew from what was there.</summary>
    public Plan Plan()
    {
        var names = new AccountNames(Accounts);
        var before = Roles.ToDictionary(role => role.Address, role => role.Before);
        var declared = Wanted;
        var findings = Findings
            .Where(finding => finding.Account is not null)
            .ToLookup(finding => finding.Account!, StringComparer.Ordinal);
        var changes = declared
            .Select(wanted => Planner.Plan(wanted, before[wanted.Role.Address], Consent, names))
            .Concat((Consent.Prune ? Beside(declared) : []).Select(address => Removed(address, before[address], names)))
            .OfType<Change>();
        return new Plan(
            Target,
            Consent.Set,
            [
                .. Accounts
                    .OrderBy(account => account.Name.Value, StringComparer.Ordinal)
                    .Select(account => State(account, findings)),
            ],
            [
                .. changes
                    .OrderBy(change => change.Account, StringComparer.Ordinal)
                    .ThenBy(change => change.Address.Role, StringComparer.Ordinal),
            ]
        )
        {
            Diagnostics = [.. Findings.Where(finding => finding.Account is null)],
            Fences = Fences,
        }.WithRemovalLimit(Consent);
    }

    /// <summary>The places of a task for which a plan may name it: its sides, and its last day where it has one.</summary>
    internal static IEnumerable<SourceSpan> Places(CrossAccountTask task) =>
        [task.Source.Place, task.Destination.Place, .. task.Until.IsGiven ? (SourceSpan[])[task.Until.Source] : []];

    private ImmutableArray<RoleAddress> Beside(ImmutableArray<WantedRole> declared)
    {
        var addresses = declared.Select(role => role.Role.Address).ToHashSet();
        return [.. Roles.Select(role => role.Address).Where(address => !addresses.Contains(address))];
    }

    private Change? Removed(RoleAddress address, Role? before, AccountNames names) =>
        before is not null && names.Find(address.AccountId) is { } account
            ? RemovalPlanner.Prune(account, before, Consent)
            : null;

    private AccountState State(Account account, ILookup<string, Diagnostic> findings)
    {
        var identity = Identities.GetValueOrDefault(account.Name.Value!);
        return new(account, identity, Verified: identity is not null)
        {
            Called = identity is not null,
            Findings = [.. findings[account.Name.Value!]],
        };
    }
}

/// <summary>One role of a saved plan.</summary>
/// <param name="Address">Which role.</param>
/// <param name="Before">Its live state when the plan was made; null when there was none.</param>
/// <param name="Actions">The recorded actions in words, such as <c>AttachPolicyToRole AliyunDTSRolePolicy</c>.</param>
public sealed record SavedRole(RoleAddress Address, Role? Before, ImmutableArray<string> Actions)
{
    /// <summary>Actions in words, to compare what was recorded with what would be done.</summary>
    public static ImmutableArray<string> InWords(IEnumerable<RoleAction> actions) =>
        [
            .. actions.Select(action =>
                action switch
                {
                    AttachPolicyToRole attach => $"{action.Op} {attach.Policy.Type} {attach.Policy.Name}",
                    DetachPolicyFromRole detach => $"{action.Op} {detach.Policy.Type} {detach.Policy.Name}",
                    CreateRole create => $"{action.Op} {create.Trust.Text}",
                    UpdateRole update => $"{action.Op} {update.Trust.Text}",
                    _ => action.Op,
                }
            ),
        ];
}
