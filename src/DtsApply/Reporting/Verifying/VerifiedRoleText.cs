using DtsApply.Live;
using DtsApply.Messages;
using DtsApply.Model;
using DtsApply.Planning.Verifying;
using DtsApply.Reporting.Diagnostics;
using DtsApply.Reporting.Plans;
using DtsApply.Reporting.Screen;
using DtsApply.Text;

namespace DtsApply.Reporting.Verifying;

/// <summary>
/// Draws one role that was read back: how it stands, who can use what as it is, what is wrong, its fields, and what
/// could be proved.
/// </summary>
/// <param name="page">Where it is drawn.</param>
/// <param name="access">Words who can use what.</param>
/// <param name="set">The set that the roles should belong to.</param>
/// <param name="verbose">Whether every field is shown.</param>
internal sealed class VerifiedRoleText(Page page, AccessText access, string set, bool verbose)
{
    private const int Indent = 4;
    private const int MostProofs = 4;

    // Of these the next command says what to do: plan shows the change.
    private static readonly RuleId[] PlanHelps =
    [
        RuleId.DTS507,
        RuleId.DTS509,
        RuleId.DTS510,
        RuleId.DTS519,
        RuleId.DTS520,
        RuleId.DTS527,
    ];

    /// <summary>Draws it.</summary>
    /// <param name="role">The role.</param>
    /// <param name="brief">Its first line alone.</param>
    public void Draw(VerifiedRole role, bool brief)
    {
        page.Line(
            $"  {RoleChangeMessages.TheRole} "
                + StyledText.Name(TerminalEscape.Escape(role.Change.Address.Role))
                + "  "
                + Standing(role.Standing)
        );
        if (brief)
        {
            return;
        }

        foreach (var sentence in access.Now(role.Change))
        {
            page.Prose(Indent, sentence);
        }

        foreach (var finding in role.Findings)
        {
            var isShort = !verbose && PlanHelps.Contains(finding.Rule);
            Finding.Draw(page, Indent, isShort ? finding with { Help = null } : finding, verbose);
        }

        if (role.Live is { } live)
        {
            Fields(role, live);
            Proofs(role);
        }
    }

    private static StyledText Standing(RoleStanding standing) =>
        standing switch
        {
            RoleStanding.AsDeclared => StyledText.Gain(VerifyWords.Ok),
            RoleStanding.More => StyledText.Change(VerifyWords.MoreThanDeclared),
            RoleStanding.Missing => StyledText.Lose(VerifyWords.NotThere),
            _ => StyledText.Lose(VerifyWords.NotAsDeclared),
        };

    private void Fields(VerifiedRole role, Role live)
    {
        var wanted = role.Wanted;
        Field(RoleField.Trust, Trust(TrustCheck.Compare(wanted, live)));
        Field(RoleField.Policy, Policies(role, live));
        var (description, session) = (wanted.Role.Description, wanted.Role.MaxSessionDuration);
        var hasDescription = description is null || description == live.Description;
        if (verbose || !hasDescription)
        {
            var value = TerminalEscape.Value(live.Description ?? "");
            Field(RoleField.Description, Judged(hasDescription, value, TerminalEscape.Value(description ?? "")));
        }

        var hasSession = session is null || session == live.MaxSessionDuration;
        if (verbose || !hasSession)
        {
            var value = Format.Session(live.MaxSessionDuration);
            Field(RoleField.Session, Judged(hasSession, value, Format.Session(session)));
        }

        Field(RoleField.Owner, Owner(role, live));
    }

    private StyledText Owner(VerifiedRole role, Role live)
    {
        var isOurs = !role.Findings.Any(finding => finding.Rule is RuleId.DTS505 or RuleId.DTS506);
        var isProtected = RoleCheck.IsProtectedAsDeclared(role.Wanted, live);
        var expected = VerifyWords.OwnerOf(
            isOurs ? null : TerminalEscape.Value(set),
            isProtected ? null : role.Wanted.Protect
        );
        return Judged(isOurs && isProtected, RoleMessages.Owner(live), expected);
    }

    private static StyledText Trust(TrustCheck trust)
    {
        if (trust.IsAsDeclared)
        {
            return Judged(true, VerifyWords.AsDeclared);
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
        return Judged(false, string.Join(", ", Format.Three(words)));
    }

    private static StyledText Policies(VerifiedRole role, Role live)
    {
        var names = AccessMessages.Policies([
            .. AccessText.WantedFirst(live.Policies, role.Change).Select(policy => RoleMessages.PolicyName(policy)),
        ]);
        return !live.Policies.IsSupersetOf(role.Wanted.Role.Policies) ? Judged(false, names)
            : role.Excess > 0 ? StyledText.Change(VerifyWords.More) + $" {names}"
            : Judged(true, names);
    }

    private static StyledText Judged(bool isOk, string value, string expected) =>
        Judged(isOk, isOk ? value : VerifyWords.Expected(value, expected));

    private static StyledText Judged(bool isOk, string value) =>
        (isOk ? VerifyWords.Ok : StyledText.Lose(VerifyWords.NotOk)) + VerifyWords.Value(value);

    private void Proofs(VerifiedRole role)
    {
        // Of many those are named first that are no good news.
        var all = role.Proofs.OrderBy(Rank).ThenBy(proof => proof.Account.Name.Value!, NaturalOrder.Instance).ToList();
        var shown = verbose || all.Count <= MostProofs ? all : all[..(MostProofs - 1)];
        foreach (var (index, proof) in shown.Index())
        {
            page.Field(Indent, index is 0 ? VerifyWords.Proof : "", Proof(proof));
        }

        if (all[shown.Count..] is { Count: > 0 } rest)
        {
            page.Field(Indent, "", ProofMessages.More(rest.Count, rest.Count(IsProved)));
        }

        if (all.Exists(IsProved))
        {
            page.Field(Indent, VerifyWords.NotProved, VerifyWords.DtsItself);
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

    private static StyledText Proof(TrustProof proof)
    {
        var account = proof.Account.Name.Value;
        var who = TerminalEscape.Escape(DenialMessages.IdentityOf(IdentityWords.Name(proof.Identity), account));
        return proof.Result switch
        {
            ProofResult.Proved => ProofMessages.Assumed(who, TrialSession.Seconds),
            ProofResult.NoCredentials => ProofMessages.NoCredentials(account),
            ProofResult.AccountItself => ProofMessages.AccountItself(account),
            ProofResult.NotTried => ProofMessages.NotTried(account),
            ProofResult.NotPermitted => ProofMessages.NotPermitted(who),
            ProofResult.Refused => StyledText.Lose(VerifyWords.NotOk) + ProofMessages.RefusedByTheTrust(who),
            ProofResult.Unexplained => ProofMessages.Unexplained(
                who,
                proof.Code is { } code ? TerminalEscape.Escape(code) : null
            ),
            ProofResult.NotSeen => ProofMessages.NotSeen,
            _ => ProofMessages.NotReached(account),
        };
    }

    private void Field(RoleField field, StyledText value) => page.Field(Indent, RoleFieldWords.Name(field), value);
}
