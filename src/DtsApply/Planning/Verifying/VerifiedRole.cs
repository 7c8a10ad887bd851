using System.Collections.Immutable;
using DtsApply.Live;
using DtsApply.Messages;
using DtsApply.Model;

namespace DtsApply.Planning.Verifying;

/// <summary>How a role stands beside what the manifests declare.</summary>
public enum RoleStanding
{
    /// <summary>As declared.</summary>
    AsDeclared,

    /// <summary>All that is declared is there, and more access than that.</summary>
    More,

    /// <summary>Not as declared.</summary>
    NotAsDeclared,

    /// <summary>There is no such role.</summary>
    Missing,
}

/// <summary>A wanted role that was looked for, and what was found.</summary>
/// <param name="Change">What would make it as declared; it is never carried out.</param>
/// <param name="Proofs">What came of trying to assume it, one for each trusted account.</param>
/// <param name="Findings">What is wrong with it, errors first.</param>
public sealed record VerifiedRole(Change Change, ImmutableArray<TrustProof> Proofs, ImmutableArray<Diagnostic> Findings)
{
    /// <summary>Looks at a role.</summary>
    /// <param name="change">What would make it as declared.</param>
    /// <param name="proofs">What came of trying to assume it.</param>
    /// <param name="set">The set that it should belong to.</param>
    /// <param name="names">How sentences name accounts.</param>
    public static VerifiedRole Check(
        Change change,
        ImmutableArray<TrustProof> proofs,
        string set,
        AccountNames names
    ) => new(change, proofs, [.. RoleCheck.Find(change, proofs, set, names)]);

    /// <summary>The wanted role.</summary>
    public WantedRole Wanted => Change.Wanted!;

    /// <summary>The role as it was read; null where there is none.</summary>
    public Role? Live => Change.Before;

    /// <summary>How it stands.</summary>
    public RoleStanding Standing =>
        Live is null ? RoleStanding.Missing
        : Findings.Any(finding => finding.Severity is Severity.Error) ? RoleStanding.NotAsDeclared
        : Excess > 0 ? RoleStanding.More
        : RoleStanding.AsDeclared;

    /// <summary>Whether every trusted account was proved to be able to assume it.</summary>
    public bool IsProved => !Proofs.IsEmpty && Proofs.All(proof => proof.Result is ProofResult.Proved);

    /// <summary>How many policies it has beyond the manifests (DTS507).</summary>
    public int Excess => Findings.Count(finding => finding.Rule is RuleId.DTS507);
}
