using System.Collections.Immutable;
using DtsApply.Live;
using DtsApply.Messages;
using DtsApply.Model;

namespace DtsApply.Planning;

/// <summary>
/// Plans the way back from an earlier run: each role as it was before, where it still is as the run left it. Pure, as
/// all planning is; what comes of it is carried out like any plan.
/// </summary>
public static class UndoPlanner
{
    /// <summary>The way back.</summary>
    /// <param name="run">The run that is taken back.</param>
    /// <param name="live">The accounts of its roles as they were found.</param>
    /// <param name="consent">What the user agreed to.</param>
    public static Plan Plan(PastRun run, LiveAccounts live, Consent consent)
    {
        var called = live.Accounts.Select(Name).ToHashSet(StringComparer.Ordinal);
        var states = live
            .Accounts.Select(Planner.State)
            .Concat(
                run.Accounts.Where(account => !called.Contains(account.Name.Value!))
                    .Select(account => new AccountState(account, null, Verified: false))
            )
            .OrderBy(state => state.Name, StringComparer.Ordinal);
        var plan = new Plan(run.Target, run.Set, [.. states], live.IsUncalled ? [] : Changes(run, live, consent));
        return live.IsUncalled ? plan with { IsUncalled = true } : plan.WithRemovalLimit(consent);
    }

    private static ImmutableArray<Change> Changes(PastRun run, LiveAccounts live, Consent consent)
    {
        var roles = live
            .Accounts.Where(account => account.Failure is null)
            .SelectMany(account => account.Roles.Select(role => (Account: Name(account), Role: role)))
            .ToDictionary(role => (role.Account, role.Role.Name), role => role.Role.Role);
        return
        [
            .. run
                .Roles.Where(past => roles.ContainsKey((past.Account, past.Address.Role)))
                .Select(past => Change(run, past, roles[(past.Account, past.Address.Role)], consent))
                .OrderBy(change => change.Account, StringComparer.Ordinal)
                .ThenBy(change => change.Address.Role, StringComparer.Ordinal),
        ];
    }

    private static Change Change(PastRun run, PastRole past, Role? live, Consent consent)
    {
        var stays = new Change(past.Address, past.Account, live, live, [])
        {
            Undoes = new(run.RunId, past.Before, past.Left.LastOrDefault()),
        };

        // A role that was deleted, and is there again as it was, is another one of the same name.
        if (IsSame(past.Before is null ? null : past.Before with { Id = null }, live))
        {
            return stays;
        }

        return past.Left.Any(left => IsSame(left, live))
            ? Back(stays, past.Before, consent)
            : stays with
            {
                Refusal = UndoMessages.IsNotAsTheRunLeftIt(run.RunId, Others(run, past)).At(stays),
            };
    }

    private static Change Back(Change stays, Role? before, Consent consent)
    {
        var (live, after) = (stays.Before, After(stays.Before, before));
        var back = new Change(stays.Address, stays.Account, live, after, RolePlanner.Actions(live, after))
        {
            Undoes = stays.Undoes,
        };
        return back with
        {
            Findings =
                after is not null && after.Description != before!.Description
                    ? [UndoMessages.DescriptionStays.At(back)]
                    : [],
            Refusal = consent.Adopt ? null : MoreThanDts(back)?.At(back),
        };
    }

    /// <summary>The role as it will be. RAM gives a role that is made again an ID of its own.</summary>
    private static Role? After(Role? live, Role? before) =>
        before is null ? null
        : live is null
            ? before with
            {
                Id = null,
                Created = null,
                Updated = null,
                MaxSessionDuration = before.MaxSessionDuration ?? RolePlanner.DefaultSession,
            }
        : live with
        {
            // The same trust in another text is unchanged and never rewritten.
            Trust = before.Trust.Equals(live.Trust) ? live.Trust : before.Trust,
            Policies = before.Policies,
            // An empty description is never sent, so it cannot be put back.
            Description = string.IsNullOrEmpty(before.Description) ? live.Description : before.Description,
            MaxSessionDuration = before.MaxSessionDuration,
            Tags = before.Tags,
        };

    /// <summary>Whom the way back lets in besides accounts and DTS; null for no one.</summary>
    private static Problem? MoreThanDts(Change back)
    {
        if (back.After is not { } after)
        {
            return null;
        }

        var clauses = (back.Before?.Trust.Clauses ?? [])
            .Select(clause => clause.Text)
            .ToHashSet(StringComparer.Ordinal);
        var stranger = after
            .Trust.Principals.Except(back.Before?.Trust.Principals ?? [])
            .FirstOrDefault(principal => !RemovalRules.IsOurs(principal, after));
        return stranger is not null ? UndoMessages.WouldTrust(back.Undoes!.RunId, stranger.Value)
            : after.Trust.Clauses.FirstOrDefault(clause => !clauses.Contains(clause.Text)) is { } clause
                ? UndoMessages.WouldSayMore(back.Undoes!.RunId, clause)
            : null;
    }

    private static IEnumerable<string> Others(PastRun run, PastRole past) =>
        run
            .Roles.Select(role => role.Account)
            .Where(account => account != past.Account)
            .Distinct()
            .Order(StringComparer.Ordinal);

    private static bool IsSame(Role? one, Role? other) => RoleDiff.Between(one, other).IsEmpty;

    private static string Name(LiveAccount account) => account.Account.Name.Value!;
}
