using DtsApply.Live;
using DtsApply.Messages;
using DtsApply.Model;
using DtsApply.Planning.Verifying;
using DtsApply.Reporting.Plans;
using DtsApply.Reporting.Screen;
using DtsApply.Text;

namespace DtsApply.Reporting.Verifying;

/// <summary>One line about a role that was read back: a field, judged, or what came of a proof.</summary>
/// <param name="Label">Its label; empty where it continues the line above.</param>
/// <param name="Tone">The tone of the judgement.</param>
/// <param name="Judgement">The judgement; empty for none.</param>
/// <param name="Rest">What follows it.</param>
internal sealed record VerifiedField(string Label, Tone Tone, string Judgement, string Rest);

/// <summary>The fields of a role that was read back, and what could be proved.</summary>
/// <param name="set">The set that the role should belong to.</param>
/// <param name="verbose">Whether every field is told.</param>
internal sealed class VerifiedRoleFields(string set, bool verbose)
{
    private const int MostProofs = 4;

    /// <summary>All that is told; nothing of a role that is not there.</summary>
    public IEnumerable<VerifiedField> All(VerifiedRole role) =>
        role.Live is { } live ? Fields(role, live).Concat(Proofs(role)) : [];

    /// <summary>How the role stands as a whole.</summary>
    public static VerifiedField Standing(VerifiedRole role) =>
        role.Standing switch
        {
            RoleStanding.AsDeclared => new("", Tone.Gain, VerifyWords.Ok, ""),
            RoleStanding.More => new("", Tone.Change, VerifyWords.MoreThanDeclared, ""),
            RoleStanding.Missing => new("", Tone.Lose, VerifyWords.NotThere, ""),
            _ => new("", Tone.Lose, VerifyWords.NotAsDeclared, ""),
        };

    private IEnumerable<VerifiedField> Fields(VerifiedRole role, Role live)
    {
        var wanted = role.Wanted;
        yield return Trust(TrustCheck.Compare(wanted, live));
        yield return Policies(role, live);
        var (description, session) = (wanted.Role.Description, wanted.Role.MaxSessionDuration);
        var hasDescription = description is null || description == live.Description;
        if (verbose || !hasDescription)
        {
            var value = TerminalEscape.Value(live.Description ?? "");
            yield return Judged(RoleField.Description, hasDescription, value, TerminalEscape.Value(description ?? ""));
        }

        var hasSession = session is null || session == live.MaxSessionDuration;
        if (verbose || !hasSession)
        {
            var value = Format.Session(live.MaxSessionDuration);
            yield return Judged(RoleField.Session, hasSession, value, Format.Session(session));
        }

        yield return Owner(role, live);
    }

    private VerifiedField Owner(VerifiedRole role, Role live)
    {
        var isOurs = !role.Findings.Any(finding => finding.Rule is RuleId.DTS505 or RuleId.DTS506);
        var isProtected = RoleCheck.IsProtectedAsDeclared(role.Wanted, live);
        var expected = VerifyWords.OwnerOf(
            isOurs ? null : TerminalEscape.Value(set),
            isProtected ? null : role.Wanted.Protect
        );
        return Judged(RoleField.Owner, isOurs && isProtected, RoleMessages.Owner(live), expected);
    }

    private static VerifiedField Trust(TrustCheck trust)
    {
        if (trust.IsAsDeclared)
        {
            return Judged(RoleField.Trust, true, VerifyWords.AsDeclared);
        }

        var (accounts, others) = (
            trust.Unexplained.Count(party => party.IsAccount),
            trust.Unexplained.Count(party => !party.IsAccount)
        );
        string[] words =
        [
            .. trust.IsCollapsed ? (string[])[VerifyWords.DtsWithoutAccount] : [],
            .. accounts > 0 ? (string[])[VerifyWords.AccountsTooMany(accounts)] : [],
            .. others > 0 ? (string[])[VerifyWords.PrincipalsTooMany(others)] : [],
            .. trust.Halves.Select(half => VerifyWords.HalfIsMissing(half.Account.Name, half.HasDts)),
            .. trust.Missing.Select(account => VerifyWords.IsMissing(account.Name)),
            .. trust.Clauses.Select(RoleMessages.Clause),
        ];
        return Judged(RoleField.Trust, false, string.Join(", ", Format.Three(words)));
    }

    private static VerifiedField Policies(VerifiedRole role, Role live)
    {
        var names = AccessMessages.Policies([
            .. AccessText.WantedFirst(live.Policies, role.Change).Select(RoleMessages.PolicyName),
        ]);
        var isThere = live.Policies.IsSupersetOf(role.Wanted.Role.Policies);
        return isThere && role.Excess > 0
            ? new(RoleFieldWords.Name(RoleField.Policy), Tone.Change, VerifyWords.More, $" {names}")
            : Judged(RoleField.Policy, isThere, names);
    }

    private static VerifiedField Judged(RoleField field, bool isOk, string value, string expected) =>
        Judged(field, isOk, isOk ? value : VerifyWords.Expected(value, expected));

    private static VerifiedField Judged(RoleField field, bool isOk, string value) =>
        new(
            RoleFieldWords.Name(field),
            isOk ? Tone.Plain : Tone.Lose,
            isOk ? VerifyWords.Ok : VerifyWords.NotOk,
            VerifyWords.Value(value)
        );

    private IEnumerable<VerifiedField> Proofs(VerifiedRole role)
    {
        // Of many those are named first that are no good news.
        var all = role.Proofs.OrderBy(Rank).ThenBy(proof => proof.Account.Name.Value!, NaturalOrder.Instance).ToList();
        var shown = verbose || all.Count <= MostProofs ? all : all[..(MostProofs - 1)];
        foreach (var (index, proof) in shown.Index())
        {
            yield return Proof(proof) with
            {
                Label = index is 0 ? VerifyWords.Proof : "",
            };
        }

        if (all[shown.Count..] is { Count: > 0 } rest)
        {
            yield return Said(ProofMessages.More(rest.Count, rest.Count(IsProved)));
        }

        if (all.Exists(IsProved))
        {
            yield return Said(VerifyWords.DtsItself) with
            {
                Label = VerifyWords.NotProved,
            };
        }
    }

    private static bool IsProved(TrustProof proof) => proof.Result is ProofResult.Proved;

    private static int Rank(TrustProof proof) =>
        proof.Result switch
        {
            ProofResult.Refused => 0,
            ProofResult.Proved => 2,
            ProofResult.NoCredentials => 3,
            _ => 1,
        };

    private static VerifiedField Proof(TrustProof proof)
    {
        var account = proof.Account.Name.Value;
        var who = TerminalEscape.Escape(DenialMessages.IdentityOf(IdentityWords.Name(proof.Identity), account));
        return proof.Result switch
        {
            ProofResult.Proved => Said(ProofMessages.Assumed(who, TrialSession.Seconds)),
            ProofResult.NoCredentials => Said(ProofMessages.NoCredentials(account)),
            ProofResult.AccountItself => Said(ProofMessages.AccountItself(account)),
            ProofResult.NotTried => Said(ProofMessages.NotTried(account)),
            ProofResult.NotPermitted => Said(ProofMessages.NotPermitted(who)),
            ProofResult.Refused => new("", Tone.Lose, VerifyWords.NotOk, ProofMessages.RefusedByTheTrust(who)),
            ProofResult.Unexplained => Said(
                ProofMessages.Unexplained(who, proof.Code is { } code ? TerminalEscape.Escape(code) : null)
            ),
            ProofResult.NotSeen => Said(ProofMessages.NotSeen),
            _ => Said(ProofMessages.NotReached(account)),
        };
    }

    private static VerifiedField Said(string text) => new("", Tone.Plain, "", text);
}
