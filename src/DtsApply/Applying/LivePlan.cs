using System.Collections.Immutable;
using DtsApply.Live;
using DtsApply.Model;
using DtsApply.Planning;

namespace DtsApply.Applying;

/// <summary>Reads the live state of all accounts in parallel and plans against it. Never writes.</summary>
public static class LivePlan
{
    /// <summary>
    /// Makes the plan. Accounts that cannot be read carry their failure; the others are planned all the same.
    /// </summary>
    /// <param name="request">What is to be planned.</param>
    /// <param name="cloud">The door.</param>
    /// <param name="onAccount">Called after each account that was read, for the progress line.</param>
    /// <param name="cancellationToken">Ends the run.</param>
    public static async Task<Plan> MakeAsync(
        PlanRequest request,
        ICloud cloud,
        Action<string>? onAccount,
        CancellationToken cancellationToken
    )
    {
        var called = request.Called.OrderBy(account => account.Name.Value, StringComparer.Ordinal).ToImmutableArray();
        var readings = new Reading[called.Length];
        if (WithoutCredentials(called, cloud) is { IsEmpty: false } without)
        {
            return new(request.Target, request.Consent.Set, without, []) { IsUncalled = true };
        }

        var options = new ParallelOptions
        {
            MaxDegreeOfParallelism = request.Parallelism,
            CancellationToken = cancellationToken,
        };
        await Parallel.ForAsync(0, called.Length, options, async (index, token) =>
        {
            readings[index] = await ReadAsync(request, called[index], cloud, token);
            onAccount?.Invoke(called[index].Name.Value!);
        });

        var names = called.Select(account => account.Name.Value!).ToHashSet(StringComparer.Ordinal);
        var others = request
            .Involved.Where(account => !names.Contains(account.Name.Value!))
            .Select(account => new AccountState(account, null, Verified: false));
        var plan = new Plan(
            request.Target,
            request.Consent.Set,
            [
                .. readings
                    .Select(reading => reading.State)
                    .Concat(others)
                    .OrderBy(state => state.Name, StringComparer.Ordinal),
            ],
            [
                .. readings.SelectMany(reading =>
                    reading.Changes.OrderBy(change => change.Address.Role, StringComparer.Ordinal)
                ),
            ]
        );
        return request.Destroys ? plan : plan.WithRemovalLimit(request.Consent);
    }

    /// <summary>
    /// Where any account lacks its credentials nothing is called at all: the accounts as they stand then, none where
    /// all is in order.
    /// </summary>
    private static ImmutableArray<AccountState> WithoutCredentials(ImmutableArray<Account> called, ICloud cloud)
    {
        var states = called
            .Select(account =>
            {
                var state = new AccountState(account, null, Verified: false) { Called = true };
                try
                {
                    _ = cloud.FindCredentials(account);
                    return state;
                }
                catch (CloudException exception)
                {
                    return AccountGuard.Stopped(
                        state,
                        Failures.Describe(exception, account, identity: null, role: null)
                    );
                }
            })
            .ToImmutableArray();
        return states.Any(state => state.Code is not ExitCode.Done) ? states : [];
    }

    private static async Task<Reading> ReadAsync(
        PlanRequest request,
        Account account,
        ICloud cloud,
        CancellationToken cancellationToken
    )
    {
        var state = await AccountGuard.CheckAsync(cloud, account, request.Names, cancellationToken);
        var wanted = request.Wanted.Where(role => role.Account == account.Name.Value).ToImmutableArray();
        if (state.Code is not ExitCode.Done)
        {
            return new(state, []);
        }

        try
        {
            var search = UndeclaredRoles.FindAsync(request, account, wanted, cloud, cancellationToken);
            var reads = Task.WhenAll(
                wanted.Select(role => cloud.ReadRoleAsync(account, role.Role.Address.Role, cancellationToken))
            );
            await Task.WhenAll(search, reads);
            var declared = wanted
                .Zip(await reads, (role, found) => Planned(request, role, found))
                .OfType<Change>()
                .ToImmutableArray();
            return new(
                await WithFindingsAsync(state, declared, await search, request.Consent.Set, cloud, cancellationToken),
                declared.AddRange((await search).Changes)
            );
        }
        catch (CloudException exception)
        {
            return new(
                AccountGuard.Stopped(state, Failures.Describe(exception, account, state.Identity, role: null)),
                []
            );
        }
    }

    /// <summary>The change of one role; null where there is nothing to remove.</summary>
    private static Change? Planned(PlanRequest request, WantedRole wanted, Role? live) =>
        !request.Destroys ? Planner.Plan(wanted, live, request.Consent, request.Names)
        : live is null ? null
        : RemovalPlanner.Destroy(wanted, live, request.Consent);

    private static async Task<AccountState> WithFindingsAsync(
        AccountState state,
        ImmutableArray<Change> changes,
        UndeclaredRoles undeclared,
        string set,
        ICloud cloud,
        CancellationToken cancellationToken
    )
    {
        // DTS is looked up only where something is about to be made or changed: a second run needs no more calls than
        // it has roles to compare.
        var prerequisite = changes.Any(change => change.Kind is ChangeKind.Create or ChangeKind.Update)
            ? await DtsAuthorization.CheckAsync(cloud, state.Account, cancellationToken)
            : null;
        return state with
        {
            Undeclared = undeclared.Names,
            Findings =
            [
                .. state.Findings,
                .. prerequisite is null ? [] : (Diagnostic[])[prerequisite],
                .. undeclared.Notes(state.Account, set),
            ],
        };
    }

    private sealed record Reading(AccountState State, ImmutableArray<Change> Changes);
}
