using System.Collections.Concurrent;
using System.Collections.Immutable;
using DtsApply.Messages;
using DtsApply.Model;

namespace DtsApply.Live;

/// <summary>What looking for the authorization of DTS came to.</summary>
/// <param name="Findings">What is wrong with it in some accounts, by their names.</param>
/// <param name="Failures">Accounts of which nothing more may be believed, by their names (DTS531).</param>
public sealed record DtsAuthorizations(
    ImmutableDictionary<string, Diagnostic> Findings,
    ImmutableDictionary<string, Failure> Failures
);

/// <summary>
/// DTS itself must be authorized in an account that owns a database (guide, "Prerequisites"; DTS503, DTS504).
/// </summary>
public static class DtsAuthorization
{
    private const string RoleName = RoleAddress.DtsDefaultRole;
    private static readonly Principal Dts = new(PrincipalKind.Service, Principal.DtsService);

    /// <summary>
    /// What is wrong with it in some accounts. It only helps, it does not guard: where it is in order, or could not be
    /// read, there is nothing to tell; but for an answer about another account, which ends every run.
    /// </summary>
    /// <param name="accounts">The accounts, which were proved to be the declared ones.</param>
    /// <param name="cloud">The door.</param>
    /// <param name="parallelism">How many accounts at once.</param>
    /// <param name="cancellationToken">Ends the run.</param>
    public static async Task<DtsAuthorizations> CheckAsync(
        IReadOnlyCollection<Account> accounts,
        ICloudReader cloud,
        int parallelism,
        CancellationToken cancellationToken
    )
    {
        var findings = new ConcurrentDictionary<string, Diagnostic>(StringComparer.Ordinal);
        var failures = new ConcurrentDictionary<string, Failure>(StringComparer.Ordinal);
        var options = new ParallelOptions
        {
            MaxDegreeOfParallelism = parallelism,
            CancellationToken = cancellationToken,
        };
        await Parallel.ForEachAsync(accounts, options, NoteAsync);
        return new(
            findings.ToImmutableDictionary(StringComparer.Ordinal),
            failures.ToImmutableDictionary(StringComparer.Ordinal)
        );

        async ValueTask NoteAsync(Account account, CancellationToken token)
        {
            try
            {
                if (await CheckAsync(account, cloud, token) is { } finding)
                {
                    findings[account.Name.Value!] = finding;
                }
            }
            catch (CloudException exception)
            {
                failures[account.Name.Value!] = Failures.Describe(exception, account, identity: null, role: null);
            }
        }
    }

    private static Task<Diagnostic?> CheckAsync(Account account, ICloudReader cloud, CancellationToken token) =>
        BestEffort.AskAsync(
            async limit => Finding(account, await cloud.ReadRoleAsync(account, RoleName, limit)),
            token
        );

    private static Diagnostic? Finding(Account account, Role? role) =>
        Wrong(account, role)?.InAccount(account.Name.Value!);

    private static Problem? Wrong(Account account, Role? role) =>
        role is null ? DtsAuthorizationMessages.IsNotAuthorized(RoleName, account.Name.Value)
        : !MayAssume(role.Trust) ? DtsAuthorizationMessages.RoleDoesNotTrust(RoleName, Principal.DtsService)
        : Doubtful(role.Trust) is { } clause
            ? DtsAuthorizationMessages.RoleMayNotTrust(RoleName, Principal.DtsService, clause)
        : !role.Policies.Contains(Policy.Dts) ? DtsAuthorizationMessages.RoleLacks(RoleName, Policy.Dts.Name)
        : null;

    private static bool MayAssume(TrustPolicy trust) =>
        trust.MayAssume.Contains(Dts) || trust.MayAssume.Any(principal => principal.Kind is PrincipalKind.Statement);

    /// <summary>
    /// The statement that makes it doubtful whether DTS can assume the role: one that may keep it out or, where no plain
    /// one lets it in, one that only may do so. Null where nothing does.
    /// </summary>
    private static OpaqueStatement? Doubtful(TrustPolicy trust) =>
        trust.Clauses.FirstOrDefault(clause => clause.Denies && MayBeAboutDts(clause))
        ?? (trust.MayAssume.Contains(Dts) ? null : trust.Clauses.FirstOrDefault(clause => !clause.LetsIn.IsEmpty));

    // Whom a Deny without a name, or with a pattern, keeps out is not understood; one that names only others does not
    // matter here.
    private static bool MayBeAboutDts(OpaqueStatement clause) =>
        clause.Names.IsEmpty
        || clause.IsDoubtful
        || clause.Names.Any(name =>
            name.Contains('*', StringComparison.Ordinal)
            || name.EndsWith(Principal.DtsService, StringComparison.OrdinalIgnoreCase)
        );
}
