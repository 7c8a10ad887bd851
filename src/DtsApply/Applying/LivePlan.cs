using System.Collections.Immutable;
using DtsApply.Model;
using DtsApply.Planning;

namespace DtsApply.Applying;

/// <summary>What is to be planned.</summary>
/// <param name="Target">Which service the run talks to.</param>
/// <param name="Accounts">The declared accounts.</param>
/// <param name="Wanted">The roles that should exist.</param>
/// <param name="Consent">What the user agreed to.</param>
/// <param name="Parallelism">How many accounts at once.</param>
public sealed record PlanRequest(Target Target, ImmutableArray<Account> Accounts, ImmutableArray<WantedRole> Wanted, Consent Consent, int Parallelism = 16)
{
    /// <summary>How sentences name the declared accounts.</summary>
    public Names Names { get; } = new(Accounts);

    /// <summary>The accounts that the roles are about: their owners and those that they trust.</summary>
    public IEnumerable<Account> Involved
    {
        get
        {
            var names = Wanted.SelectMany(role => role.Trusted.Select(account => account.Name).Append(role.Account)).ToHashSet(StringComparer.Ordinal);
            return Accounts.Where(account => names.Contains(account.Name.Value!));
        }
    }

    /// <summary>The accounts that must be called: the owners, and the trusted ones that name credentials, whose ID can be checked.</summary>
    public IEnumerable<Account> Called
    {
        get
        {
            var owners = Wanted.Select(role => role.Account).ToHashSet(StringComparer.Ordinal);
            return Involved.Where(account => owners.Contains(account.Name.Value!) || account.Credentials.IsGiven);
        }
    }
}

/// <summary>Reads the live state of all accounts in parallel and plans against it. Never writes.</summary>
public static class LivePlan
{
    /// <summary>Makes the plan. Accounts that cannot be read carry their failure; the others are planned all the same.</summary>
    /// <param name="request">What is to be planned.</param>
    /// <param name="cloud">The door.</param>
    /// <param name="onAccount">Called after each account that was read, for the progress line.</param>
    /// <param name="cancellationToken">Ends the run.</param>
    public static async Task<Plan> MakeAsync(PlanRequest request, ICloud cloud, Action<string>? onAccount, CancellationToken cancellationToken)
    {
        var called = request.Called.OrderBy(account => account.Name.Value, StringComparer.Ordinal).ToImmutableArray();
        var readings = new Reading[called.Length];
        if (WithoutCredentials(called, cloud) is { IsEmpty: false } without)
        {
            return new(request.Target, request.Consent.Set, without, []) { IsUncalled = true };
        }

        var options = new ParallelOptions { MaxDegreeOfParallelism = request.Parallelism, CancellationToken = cancellationToken };
        await Parallel.ForAsync(0, called.Length, options, async (index, token) =>
        {
            readings[index] = await ReadAsync(request, called[index], cloud, token);
            onAccount?.Invoke(called[index].Name.Value!);
        });

        var names = called.Select(account => account.Name.Value!).ToHashSet(StringComparer.Ordinal);
        var others = request.Involved.Where(account => !names.Contains(account.Name.Value!)).Select(account => new AccountState(account, null, Verified: false));
        return new(request.Target, request.Consent.Set,
            [.. readings.Select(reading => reading.State).Concat(others).OrderBy(state => state.Name, StringComparer.Ordinal)],
            [.. readings.SelectMany(reading => reading.Changes)]);
    }

    /// <summary>Where any account lacks its credentials nothing is called at all: the accounts as they stand then, none where all is in order.</summary>
    private static ImmutableArray<AccountState> WithoutCredentials(ImmutableArray<Account> called, ICloud cloud)
    {
        var states = called.Select(account =>
        {
            var state = new AccountState(account, null, Verified: false) { Called = true };
            try
            {
                _ = cloud.FindCredentials(account);
                return state;
            }
            catch (CloudException exception)
            {
                return Guard.Stopped(state, Failures.Of(exception, account, identity: null, role: null));
            }
        }).ToImmutableArray();
        return states.Any(state => state.Code is not ExitCode.Done) ? states : [];
    }

    private static async Task<Reading> ReadAsync(PlanRequest request, Account account, ICloud cloud, CancellationToken cancellationToken)
    {
        var state = await Guard.CheckAsync(cloud, account, request.Names, cancellationToken);
        var wanted = request.Wanted.Where(role => role.Account == account.Name.Value).ToImmutableArray();
        if (state.Code is not ExitCode.Done || wanted.IsEmpty)
        {
            return new(state, []);
        }

        try
        {
            var live = await Task.WhenAll(wanted.Select(role => cloud.ReadRoleAsync(account, role.Role.Address.Role, cancellationToken)));
            var changes = wanted.Zip(live, (role, found) => Planner.Plan(role, found, request.Consent, request.Names)).ToImmutableArray();
            return new(await WithPrerequisiteAsync(state, changes, cloud, cancellationToken), changes);
        }
        catch (CloudException exception)
        {
            return new(Guard.Stopped(state, Failures.Of(exception, account, state.Identity, role: null)), []);
        }
    }

    // Asked only where something is about to change: a second run needs no more calls than it has roles to compare.
    private static async Task<AccountState> WithPrerequisiteAsync(AccountState state, ImmutableArray<Change> changes, ICloud cloud, CancellationToken cancellationToken) =>
        changes.Any(change => change.Kind is not ChangeKind.Unchanged) && await Prerequisite.CheckAsync(cloud, state.Account, cancellationToken) is { } finding
            ? state with { Findings = state.Findings.Add(finding) }
            : state;

    private sealed record Reading(AccountState State, ImmutableArray<Change> Changes);
}
