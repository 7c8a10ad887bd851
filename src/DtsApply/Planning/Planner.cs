using DtsApply.Live;
using DtsApply.Messages;
using DtsApply.Model;

namespace DtsApply.Planning;

/// <summary>
/// Makes whole plans. Pure: the same goal, live accounts and consent always make the same plan. Accounts that could not
/// be read are told in it, the others are planned all the same.
/// </summary>
public static class Planner
{
    /// <summary>A plan that makes the live roles as they should be, and with consent removes the set's others.</summary>
    /// <param name="goal">What it is to reach.</param>
    /// <param name="live">The accounts as they were found.</param>
    /// <param name="consent">What the user agreed to.</param>
    public static Plan Plan(PlanGoal goal, LiveAccounts live, Consent consent)
    {
        var names = goal.Names;
        var plan = Whole(goal, live, consent, (wanted, role) => Plan(wanted, role, consent, names));
        return plan.IsUncalled ? plan : plan.WithRemovalLimit(consent);
    }

    /// <summary>The change that makes a live role, or none, as it should be; null where there should be none.</summary>
    internal static Change? Plan(WantedRole wanted, Role? live, Consent consent, AccountNames names) =>
        wanted.HasEnded
            ? EndedRolePlanner.Plan(wanted, live, consent, names)
            : RolePlanner.Plan(wanted, live, consent, names);

    /// <summary>A plan that removes the roles of the goal.</summary>
    /// <param name="goal">What is to be gone.</param>
    /// <param name="live">The accounts as they were found.</param>
    /// <param name="consent">What the user agreed to.</param>
    public static Plan Destroy(PlanGoal goal, LiveAccounts live, Consent consent) =>
        Whole(goal, live, consent, (wanted, role) =>
            role is null ? null : RemovalPlanner.Destroy(wanted, role, consent)
        );

    private static Plan Whole(
        PlanGoal goal,
        LiveAccounts live,
        Consent consent,
        Func<WantedRole, Role?, Change?> change
    )
    {
        var wanted = goal.Roles.ToLookup(role => role.Account, StringComparer.Ordinal);
        var ended = goal.Ended.ToLookup(role => role.AccountId, role => role.Role, StringComparer.Ordinal);
        var read = live.Accounts.Select(account =>
            State(account, wanted[Name(account)], ended[account.Account.Id.Value!], consent.Set)
        );
        if (live.IsUncalled)
        {
            return new(goal.Target, consent.Set, [.. read], []) { IsUncalled = true };
        }

        var called = live.Accounts.Select(Name).ToHashSet(StringComparer.Ordinal);
        var others = goal
            .Involved.Where(account => !called.Contains(account.Name.Value!))
            .Select(account => new AccountState(account, null, Verified: false));
        return new(
            goal.Target,
            consent.Set,
            [.. read.Concat(others).OrderBy(state => state.Name, StringComparer.Ordinal)],
            [.. live.Accounts.SelectMany(account => Changes(account, wanted[Name(account)], consent, change))]
        );
    }

    private static AccountState State(
        LiveAccount account,
        IEnumerable<WantedRole> wanted,
        IEnumerable<string> ended,
        string set
    )
    {
        var state = State(account);
        if (account.Failure is not null)
        {
            return state;
        }

        var undeclared = UndeclaredRoles.Shown(account, wanted, ended);
        var notes = undeclared.Notes(account.Account, set);
        return account.Unlisted is { } unlisted
            ? state with
            {
                Code = unlisted.Code,
                Findings = [unlisted.Diagnostic],
            }
            : state with
            {
                Undeclared = undeclared.Names,
                Findings = [.. notes],
            };
    }

    /// <summary>An account as a plan tells of it.</summary>
    internal static AccountState State(LiveAccount account)
    {
        var state = new AccountState(account.Account, account.Identity, account.IsVerified) { Called = true };
        return account.Failure is { } failure
            ? state with
            {
                Findings = [failure.Diagnostic],
                Code = failure.Code,
            }
            : state;
    }

    private static IEnumerable<Change> Changes(
        LiveAccount account,
        IEnumerable<WantedRole> wanted,
        Consent consent,
        Func<WantedRole, Role?, Change?> change
    )
    {
        if (account.Failure is not null)
        {
            return [];
        }

        var others = account.Roles.ToDictionary(role => role.Name, role => role.Role, StringComparer.OrdinalIgnoreCase);
        var changes = new List<Change?>();
        foreach (var role in wanted)
        {
            others.Remove(role.Role.Address.Role, out var live);
            changes.Add(change(role, live));
        }

        changes.AddRange(
            others.Values.OfType<Role>().Select(role => RemovalPlanner.Prune(Name(account), role, consent))
        );
        return changes.OfType<Change>().OrderBy(made => made.Address.Role, StringComparer.Ordinal);
    }

    private static string Name(LiveAccount account) => account.Account.Name.Value!;
}
