using System.Collections.Immutable;
using DtsApply.Model;

namespace DtsApply.Planning.Verifying;

/// <summary>
/// How a live trust policy differs from the wanted one, each difference once: what follows from another one is not
/// told beside it.
/// </summary>
/// <param name="IsCollapsed">Whether DTS is named without an account, which it never is on purpose.</param>
/// <param name="Unexplained">Whom it names and no manifest does.</param>
/// <param name="Halves">The trusted accounts of which it names one half.</param>
/// <param name="Missing">The trusted accounts of which it names nothing.</param>
/// <param name="Clauses">What is in it that is not understood.</param>
internal sealed record TrustCheck(
    bool IsCollapsed,
    ImmutableArray<UnexplainedParty> Unexplained,
    ImmutableArray<TrustedHalf> Halves,
    ImmutableArray<TrustedAccount> Missing,
    ImmutableArray<OpaqueStatement> Clauses
)
{
    /// <summary>Whether the two mean the same.</summary>
    public bool IsAsDeclared =>
        !IsCollapsed && Unexplained.IsEmpty && Halves.IsEmpty && Missing.IsEmpty && Clauses.IsEmpty;

    /// <summary>Compares.</summary>
    /// <param name="wanted">The role as it should be.</param>
    /// <param name="live">The role as it is.</param>
    public static TrustCheck Compare(WantedRole wanted, Role live)
    {
        var ownerId = live.Address.AccountId;
        var bare = new Principal(PrincipalKind.Service, Principal.DtsService);
        var collapsed = live.Trust.Principals.Contains(bare);
        var others = live.Trust.Principals.Except(wanted.Role.Trust.Principals);
        // Whoever enters the role's own account enters it twice; RAM rewrites one of the two.
        var unexplained = collapsed ? others.Except([bare, Principal.RootOf(ownerId)]) : others;
        var lacking = wanted
            .Trusted.Select(account => (account, lacks: Lacking(account.Id, live, collapsed)))
            .Where(pair => pair.lacks.Count > 0)
            .ToList();
        return new(
            collapsed,
            UnexplainedParty.Find(unexplained, ownerId),
            [
                .. lacking
                    .Where(pair => pair.lacks.Count is 1)
                    .Select(pair => new TrustedHalf(pair.account, pair.lacks[0].Kind is PrincipalKind.Ram)),
            ],
            [.. lacking.Where(pair => pair.lacks.Count > 1).Select(pair => pair.account)],
            live.Trust.Clauses
        );
    }

    /// <summary>
    /// What of an account is missing, as far as nothing else explains it: a statement that says more than is understood
    /// may let it in, and where DTS is named without an account, its own was entered in the place of another.
    /// </summary>
    private static List<Principal> Lacking(string id, Role live, bool collapsed)
    {
        Principal[] both = [Principal.RootOf(id), Principal.DtsOf(id)];
        var lacks = both.Where(principal => !live.Trust.Principals.Contains(principal)).ToList();
        var isExplained = collapsed && lacks.Contains(Principal.DtsOf(id));
        return isExplained ? [] : [.. lacks.Where(one => !live.Trust.Clauses.Any(clause => Names(clause, one)))];
    }

    // A Deny that names someone, or a statement about another action, lets nobody in.
    private static bool Names(OpaqueStatement clause, Principal principal) =>
        !clause.LetsIn.IsEmpty
        && (
            clause.Names.Contains(principal.Value)
            || (clause.Number is 0 && clause.Text.Contains($"\"{principal.Value}\"", StringComparison.Ordinal))
        );
}

/// <summary>A trusted account of which a trust policy names one half.</summary>
/// <param name="Account">The account.</param>
/// <param name="HasDts">Whether that half is its DTS tasks, and not its identities.</param>
internal sealed record TrustedHalf(TrustedAccount Account, bool HasDts);
