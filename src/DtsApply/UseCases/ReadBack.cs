using System.Collections.Concurrent;
using System.Collections.Immutable;
using DtsApply.Live;
using DtsApply.Model;
using DtsApply.Planning;
using DtsApply.Planning.Verifying;

namespace DtsApply.UseCases;

/// <summary>Reads the roles of a request back, tries to assume them, and holds both against what is declared.</summary>
/// <param name="request">What is wanted.</param>
/// <param name="cloud">The door.</param>
/// <param name="clock">Tells how new roles are.</param>
internal sealed class ReadBack(PlanRequest request, ICloudReader cloud, TimeProvider clock)
{
    /// <summary>Does it.</summary>
    /// <param name="databaseOwners">The accounts in which DTS must be authorized, by name.</param>
    /// <param name="isAll">Whether every declared role can be looked for.</param>
    /// <param name="onAccount">Called after each account that was read.</param>
    /// <param name="cancellationToken">Ends the run.</param>
    public async Task<Verification> RunAsync(
        IReadOnlySet<string> databaseOwners,
        bool isAll,
        Action<string> onAccount,
        CancellationToken cancellationToken
    )
    {
        var live = await LiveReader.ReadAsync(request.ToRead(), cloud, onAccount, cancellationToken);
        live = await live.LookAgainAsync(
            (account, token) => ListedRoles.ConfirmAsync(account, request.Consent.Set, cloud, token),
            request.Parallelism,
            cancellationToken
        );
        var plan = Planner.Plan(request.Goal, live, request.Consent);
        var proofs = await ProveAsync(plan.Changes, live, cancellationToken);
        var authorizations = await DtsAuthorization.CheckAsync(
            [.. live.Accounts.Where(IsOwner).Select(account => account.Account)],
            cloud,
            request.Parallelism,
            cancellationToken
        );
        var failures = Failed(proofs.Values.SelectMany(tried => tried)).Concat(authorizations.Failures);
        var found = new Verification(
            plan.WithAuthorizations(authorizations.Findings).WithFailures(failures),
            [
                .. plan
                    .Changes.Where(change => change.Wanted is not null)
                    .Select(change =>
                        VerifiedRole.Check(
                            change,
                            proofs.GetValueOrDefault(change.Address, []),
                            request.Consent.Set,
                            request.Names
                        )
                    ),
            ],
            Unchecked: [],
            request.Names
        );
        return found.Wrong is 0
            ? found
            : found with
            {
                Repair = Repair.Find(request, live, isAll ? [] : found.WrongAccounts),
            };

        bool IsOwner(LiveAccount account) =>
            account is { IsVerified: true, Failure: null } && databaseOwners.Contains(account.Account.Name.Value!);
    }

    private async Task<ConcurrentDictionary<RoleAddress, ImmutableArray<TrustProof>>> ProveAsync(
        IEnumerable<Change> changes,
        LiveAccounts live,
        CancellationToken cancellationToken
    )
    {
        var declared = request.Accounts.ToDictionary(account => account.Name.Value!, StringComparer.Ordinal);
        var called = live.Accounts.ToDictionary(account => account.Account.Name.Value!, StringComparer.Ordinal);
        var prover = new TrustProver(cloud, clock);
        var proofs = new ConcurrentDictionary<RoleAddress, ImmutableArray<TrustProof>>();
        var options = new ParallelOptions
        {
            MaxDegreeOfParallelism = request.Parallelism,
            CancellationToken = cancellationToken,
        };
        await Parallel.ForEachAsync(
            changes.Where(change => change is { Wanted: not null, Before: not null }),
            options,
            async (change, token) =>
                proofs[change.Address] = [
                    .. await Task.WhenAll(
                        change.Wanted!.Trusted.Select(trusted =>
                            prover.ProveAsync(
                                declared[trusted.Name],
                                called.GetValueOrDefault(trusted.Name),
                                declared[change.Account],
                                change.Before!,
                                token
                            )
                        )
                    ),
                ]
        );
        return proofs;
    }

    /// <summary>
    /// What kept trusted accounts from being asked, by the names of the accounts that it is about: an answer about
    /// another account is the role's.
    /// </summary>
    private static IEnumerable<KeyValuePair<string, Failure>> Failed(IEnumerable<TrustProof> proofs) =>
        from proof in proofs
        let failure = proof.Failure
        where failure is not null
        select KeyValuePair.Create(failure.Diagnostic.Account ?? proof.Account.Name.Value!, failure);
}
