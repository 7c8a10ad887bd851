using System.Collections.Immutable;
using DtsApply.Live;
using DtsApply.Messages;
using DtsApply.Model;

namespace DtsApply.Planning.Verifying;

/// <summary>
/// What is wrong with a role that was read back (DTS505 to DTS511, DTS518 to DTS520, DTS527). A role without an error
/// here is one that a plan would not change.
/// </summary>
internal static class RoleCheck
{
    /// <summary>All of it: what is missing, the trust policy, values, whose it is, the proof; then what is too much.</summary>
    public static IEnumerable<Diagnostic> Find(
        Change change,
        ImmutableArray<TrustProof> proofs,
        string set,
        AccountNames names
    )
    {
        var wanted = change.Wanted!;
        return (
            change.Before is not { } live
                ? [VerifyMessages.RoleIsMissing(change.Address.Role)]
                : Policies(wanted, live)
                    .Concat(Trust(TrustCheck.Compare(wanted, live), wanted, names))
                    .Concat(Values(wanted, live))
                    .Concat(Owner(live, change, set))
                    .Concat(Refusals(proofs, live))
                    .Concat(Extra(wanted, live))
        ).Select(problem => problem.At(change));
    }

    private static IEnumerable<Problem> Policies(WantedRole wanted, Role live) =>
        from policy in wanted.Role.Policies.Except(live.Policies)
        select policy.Equals(Policy.Dts)
            ? VerifyMessages.DtsPolicyIsMissing(policy.Name, [.. wanted.Trusted.Select(account => account.Name)])
            : VerifyMessages.PolicyIsMissing(policy.Name);

    private static Problem[] Trust(TrustCheck trust, WantedRole wanted, AccountNames names)
    {
        var isAll = !trust.Clauses.Any(clause => !clause.LetsIn.IsEmpty);
        return
        [
            .. trust.IsCollapsed
                ? (Problem[])
                    [
                        VerifyMessages.TrustsDtsWithoutAccount(
                            wanted.Account,
                            [.. wanted.Trusted.Select(account => $"{account.Name} ({account.Id})")]
                        ),
                    ]
                : [],
            .. trust.Unexplained.Select(party => VerifyMessages.TrustsTheUnexplained(Named(party, names))),
            .. trust.Halves.Select(half => VerifyMessages.TrustsHalf(half.Account.Name, half.HasDts, isAll)),
            .. trust.Missing.Select(account =>
                VerifyMessages.DoesNotTrust(names.Brief(account.Id), IsNamed(account.Id, trust))
            ),
            .. trust.Clauses.Select(clause => VerifyMessages.TrustSaysMore(clause, NamesOf(clause, wanted))),
        ];
    }

    private static bool IsNamed(string id, TrustCheck trust) =>
        trust.Clauses.Any(clause =>
            clause.Names.Contains(Principal.RootOf(id).Value) || clause.Names.Contains(Principal.DtsOf(id).Value)
        );

    // Whom nobody expects should not be among those that are only counted.
    private static List<string> NamesOf(OpaqueStatement clause, WantedRole wanted)
    {
        var expected = wanted
            .Role.Trust.Principals.Select(principal => principal.Value)
            .ToHashSet(StringComparer.Ordinal);
        return [.. clause.Names.OrderBy(expected.Contains)];
    }

    private static string Named(UnexplainedParty party, AccountNames names) =>
        !party.IsAccount ? party.Principals[0].Value
        : party.Principals.Length > 1 ? ScopeMessages.Account(names.Brief(party.Trustee.AccountId!))
        : party.Trustee.Kind is TrusteeKind.DtsTasks ? VerifyMessages.DtsTasksOf(names.Brief(party.Trustee.AccountId!))
        : VerifyMessages.IdentitiesOf(names.Brief(party.Trustee.AccountId!));

    private static IEnumerable<Problem> Values(WantedRole wanted, Role live)
    {
        if (wanted.Role.Description is { } description && description != live.Description)
        {
            yield return VerifyMessages.DescriptionIsAnother(live.Description, description);
        }

        if (wanted.Role.MaxSessionDuration is { } seconds && seconds != live.MaxSessionDuration)
        {
            yield return VerifyMessages.SessionIsAnother(live.MaxSessionDuration, seconds);
        }

        if (!IsProtectedAsDeclared(wanted, live))
        {
            yield return VerifyMessages.ProtectionIsAnother(wanted.Protect is true);
        }
    }

    /// <summary>
    /// Whether the mark that keeps a role is as declared: where it is wanted its value is what a plan compares, where
    /// not that there is none.
    /// </summary>
    public static bool IsProtectedAsDeclared(WantedRole wanted, Role live) =>
        wanted.Protect switch
        {
            true => live.Tags.GetValueOrDefault(Ownership.ProtectTag) is "true",
            false => !Ownership.IsProtected(live),
            null => true,
        };

    private static IEnumerable<Problem> Owner(Role live, Change change, string set) =>
        Ownership.SetOf(live) switch
        {
            null => [LiveRoleMessages.WasMadeAnotherWay(LiveRules.DayOfCreation(change))],
            var other when other != set => [LiveRoleMessages.BelongsToAnotherSet(other)],
            _ => [],
        };

    private static IEnumerable<Problem> Refusals(ImmutableArray<TrustProof> proofs, Role live) =>
        from proof in proofs
        where proof.Result is ProofResult.Refused
        select VerifyMessages.WasRefused(
            DenialMessages.IdentityOf(IdentityWords.Name(proof.Identity), proof.Account.Name.Value),
            live.Address.Role
        );

    private static IEnumerable<Problem> Extra(WantedRole wanted, Role live) =>
        wanted.ExtraPolicies is ExtraPolicies.Allow
            ? []
            : live
                .Policies.Except(wanted.Role.Policies)
                .Select(policy =>
                    ExtraPolicyMessages.IsThere(
                        policy,
                        wanted.Account,
                        wanted.ExtraPolicies is ExtraPolicies.Remove
                            ? VerifyMessages.ApplyDetachesIt
                            : ExtraPolicyRules.Help(policy, wanted)
                    )
                );
}
