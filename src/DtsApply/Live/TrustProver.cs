using System.Globalization;
using DtsApply.Model;

namespace DtsApply.Live;

/// <summary>
/// Proves that a trusted account can assume a role, where its credentials are those of a RAM user or a role. It only
/// tries: nothing is done with the session, and nothing of it is kept.
/// </summary>
/// <param name="cloud">The door.</param>
/// <param name="clock">Tells how new a role is, and waits.</param>
public sealed class TrustProver(ICloudReader cloud, TimeProvider clock)
{
    private const int Tries = 5;
    private const string NoRole = "EntityNotExist.Role";
    private const string TrustPolicy = "AssumeRolePolicy";
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    // RAM shows a change before STS goes by it: some seconds after CreateRole AssumeRole is still refused.
    private static readonly TimeSpan New = TimeSpan.FromMinutes(1);

    /// <summary>Tries it.</summary>
    /// <param name="trusted">The trusted account, as declared.</param>
    /// <param name="found">The same as it was found; null where it was not called.</param>
    /// <param name="owner">The account of the role.</param>
    /// <param name="role">The role as it was read.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<TrustProof> ProveAsync(
        Account trusted,
        LiveAccount? found,
        Account owner,
        Role role,
        CancellationToken cancellationToken
    ) =>
        found is null ? new(trusted, ProofResult.NoCredentials)
        : found is not { IsVerified: true, Identity: { } identity } ? new(trusted, ProofResult.NotReached)
        : identity.IsRoot ? new(trusted, ProofResult.AccountItself, identity)
        : !LetsIn(role, trusted) ? new(trusted, ProofResult.NotTried, identity)
        : await TryAsync(new(trusted, ProofResult.Proved, identity), owner, role, cancellationToken);

    // What is wrong with the trust policy is found by reading it; a refusal would tell the same once more.
    private static bool LetsIn(Role role, Account trusted) =>
        role.Trust.Principals.Contains(Principal.RootOf(trusted.Id.Value!))
        && !role.Trust.Clauses.Any(clause => clause.Denies);

    private async Task<TrustProof> TryAsync(
        TrustProof proof,
        Account owner,
        Role role,
        CancellationToken cancellationToken
    )
    {
        for (var tried = 1; ; tried++)
        {
            try
            {
                await cloud.TryAssumeAsync(proof.Account, owner, role.Address.Role, cancellationToken);
                return proof;
            }
            catch (CloudException exception) when (tried < Tries && MayLag(exception) && IsNew(role))
            {
                await Task.Delay(Pause, clock, cancellationToken);
            }
            catch (CloudException exception)
            {
                return Judge(proof, exception, owner);
            }
        }
    }

    private static TrustProof Judge(TrustProof proof, CloudException exception, Account owner) =>
        exception switch
        {
            { Error.Code: NoRole } => proof with { Result = ProofResult.NotSeen },
            { Kind: FailureKind.Denied, Error.Denial.Policy: TrustPolicy } => proof with
            {
                Result = ProofResult.Refused,
            },
            { Kind: FailureKind.Denied, Error.Denial: not null } => proof with { Result = ProofResult.NotPermitted },
            { Kind: FailureKind.Denied or FailureKind.Refused } => proof with
            {
                Result = ProofResult.Unexplained,
                Code = exception.Error?.Code,
            },
            _ => proof with
            {
                Result = ProofResult.NotReached,
                Failure = Failures.Describe(
                    exception,
                    exception.Kind is FailureKind.Elsewhere ? owner : proof.Account,
                    proof.Identity,
                    role: null
                ),
            },
        };

    private static bool MayLag(CloudException exception) =>
        exception is { Error.Code: NoRole } or { Kind: FailureKind.Denied };

    private bool IsNew(Role role) =>
        DateTimeOffset.TryParse(
            role.Updated ?? role.Created,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out var changed
        )
        && (clock.GetUtcNow() - changed).Duration() < New;
}
