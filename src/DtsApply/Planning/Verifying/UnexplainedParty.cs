using System.Collections.Immutable;
using DtsApply.Model;

namespace DtsApply.Planning.Verifying;

/// <summary>Someone whom a trust policy names and no manifest explains: both halves of an account are one.</summary>
/// <param name="Trustee">Who; of both halves, the DTS tasks.</param>
/// <param name="Principals">As the trust policy names them.</param>
internal sealed record UnexplainedParty(Trustee Trustee, ImmutableArray<Principal> Principals)
{
    /// <summary>Whether an account is meant, or a half of one.</summary>
    public bool IsAccount => Trustee.Kind is TrusteeKind.DtsTasks or TrusteeKind.Identities;

    /// <summary>Those among some principals.</summary>
    /// <param name="principals">The principals, sorted.</param>
    /// <param name="ownerId">The role's own account.</param>
    public static ImmutableArray<UnexplainedParty> Find(IEnumerable<Principal> principals, string ownerId) =>
        [
            .. principals
                .Select(principal => new UnexplainedParty(Trustee.From(principal, ownerId), [principal]))
                .GroupBy(party => party.IsAccount ? (object)party.Trustee.AccountId! : party.Trustee)
                .Select(group =>
                    group.OrderBy(party => party.Trustee.Kind).First() with
                    {
                        Principals = [.. group.SelectMany(party => party.Principals)],
                    }
                ),
        ];
}
