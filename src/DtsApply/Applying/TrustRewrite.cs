using System.Collections.Immutable;
using DtsApply.Messages;
using DtsApply.Model;
using DtsApply.Planning;

namespace DtsApply.Applying;

/// <summary>That RAM stored another trust than was sent (DTS516), and what was done about it.</summary>
/// <param name="change">The change.</param>
internal sealed class TrustRewrite(Change change)
{
    private readonly TrusteeNames _names = new(change);

    /// <param name="sent">The trust that was sent.</param>
    /// <param name="stored">The trust that RAM made of it.</param>
    /// <param name="tripped">How putting back ended.</param>
    public Diagnostic Describe(TrustPolicy sent, TrustPolicy stored, RollbackResult tripped)
    {
        var (missing, surplus) = (sent.MayAssume.Except(stored.MayAssume), stored.MayAssume.Except(sent.MayAssume));
        var help = TrustRewriteMessages.Help(
            tripped.Undone ? null : ByHand(surplus),
            Check(missing),
            tripped.RequestId
        );
        return TrustRewriteMessages
            .StoredAnotherTrust(change.Address.Role, help)
            .AtRole(change.Account, change.Address.Role) with
        {
            Facts =
            [
                .. PrincipalFacts.Sent(missing),
                .. PrincipalFacts.Stored(surplus),
                Meaning(missing, surplus),
                tripped.Undone ? RollbackMessages.Undone(Undone(tripped)) : tripped.NotUndone(change),
            ],
        };
    }

    private Fact Meaning(ImmutableSortedSet<Principal> missing, ImmutableSortedSet<Principal> surplus)
    {
        var (could, couldNot) = (Parties(surplus), Parties(missing));
        return TrustRewriteMessages.Meaning(
            [.. could.Select(Who)],
            Alike(could, couldNot)
                ? [TrusteeWords.ThoseOf(_names.Account(couldNot[0].AccountId!))]
                : [.. couldNot.Select(Who)],
            surplus.Contains(new(PrincipalKind.Service, Principal.DtsService))
        );
    }

    private ImmutableArray<Trustee> Parties(IEnumerable<Principal> principals) =>
        [
            .. _names
                .Trustees(principals)
                .OrderBy(party => party.Kind)
                .ThenBy(party => party.AccountId, StringComparer.Ordinal),
        ];

    // DTS tasks of one account in place of those of another: the second time, those.
    private static bool Alike(ImmutableArray<Trustee> could, ImmutableArray<Trustee> couldNot) =>
        could is [{ AccountId: not null } one]
        && couldNot is [{ AccountId: not null } other]
        && one.Kind == other.Kind
        && one.Kind is TrusteeKind.DtsTasks or TrusteeKind.Identities;

    private string Who(Trustee party) =>
        party switch
        {
            { Kind: TrusteeKind.DtsTasks, AccountId: { } id } => id == change.Address.AccountId
                ? TrusteeWords.TasksOfItself(_names.Account(id))
                : TrusteeWords.TasksOf(_names.Account(id)),
            { Kind: TrusteeKind.Identities, AccountId: { } id } => TrusteeWords.IdentitiesOf(_names.Account(id)),
            { Kind: TrusteeKind.Allowed or TrusteeKind.Denied } => TrusteeWords.WhoeverIsLetIn,
            { AccountId: { } id } => TrusteeWords.OfAccount(party.Subject, _names.Account(id)),
            _ => party.Subject,
        };

    private string Undone(RollbackResult tripped)
    {
        if (change.Before is not { } before)
        {
            return TrustRewriteMessages.NewRoleIsDeletedAgain;
        }

        // Whom this run revokes, and what a run that was killed left behind, does not come back with the rest.
        var without =
            tripped.Back is UpdateRole back && !back.Trust.Equals(before.Trust)
                ? before.Trust.MayAssume.Except(back.Trust.MayAssume)
                : null;
        var gaveNothing = before.Policies.IsEmpty && tripped.Now!.Policies.IsEmpty;
        return TrustRewriteMessages.TrustOfBeforeIsBack(without, gaveNothing ? null : tripped.Lasted);
    }

    private string ByHand(ImmutableSortedSet<Principal> surplus) =>
        change.Before is null
            ? TrustRewriteMessages.DeleteRoleByHand(change.Address.Role, change.Account)
            : TrustRewriteMessages.TakeOutByHand(surplus, change.Address.Role, change.Account);

    private string Check(ImmutableSortedSet<Principal> missing)
    {
        var ids = Parties(missing).Select(party => party.AccountId).OfType<string>().Distinct().ToList();
        return ids.Count is 0 ? TrustRewriteMessages.LookAtTheTrust : TrustRewriteMessages.CompareIds(ids);
    }
}
