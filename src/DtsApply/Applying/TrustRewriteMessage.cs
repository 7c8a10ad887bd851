using System.Collections.Immutable;
using DtsApply.Model;
using DtsApply.Planning;

namespace DtsApply.Applying;

/// <summary>
/// Says in words that RAM stored another trust than was sent (DTS516): sent, stored, what it means, what was done about
/// it, what to check.
/// </summary>
internal static class TrustRewriteMessage
{
    /// <param name="change">The change.</param>
    /// <param name="sent">The trust that was sent.</param>
    /// <param name="stored">The role with the trust that RAM made of it.</param>
    /// <param name="tripped">How putting back ended.</param>
    public static Diagnostic Describe(Change change, TrustPolicy sent, Role stored, RollbackResult tripped)
    {
        var (missing, surplus) = (
            sent.MayAssume.Except(stored.Trust.MayAssume),
            stored.Trust.MayAssume.Except(sent.MayAssume)
        );
        return new(
            Severity.Error,
            RuleId.DTS516,
            $"RAM stored another trust policy for {change.Address.Role} than was sent"
        )
        {
            Account = change.Account,
            Role = change.Address.Role,
            Facts =
            [
                .. PrincipalFacts.List("sent", missing),
                .. PrincipalFacts.List("stored", surplus),
                new("meaning", Meaning(change, missing, surplus)),
                tripped.Undone
                    ? new("undone", Undone(change, tripped))
                    : new("not undone:", RoleStateText.Describe(change, tripped)) { IsWrong = true },
            ],
            Help = (tripped.Undone ? "" : ByHand(change, surplus)) + Compare(change, missing, tripped.RequestId),
        };
    }

    private static string Meaning(
        Change change,
        ImmutableSortedSet<Principal> missing,
        ImmutableSortedSet<Principal> surplus
    )
    {
        var (could, couldNot) = (Parties(change, surplus), Parties(change, missing));
        var who = could.IsEmpty
            ? ""
            : $"{string.Join(" and ", could.Select(party => Who(change, party)))} could use the role";
        var whoNot = couldNot.IsEmpty ? "" : $"{Others()} could not";
        var why = surplus.Contains(new(PrincipalKind.Service, Principal.DtsService))
            ? "; RAM does this when the ID sent is the ID of the account that owns the role"
            : "";
        return string.Join(", ", ((string[])[who, whoNot]).Where(part => part.Length > 0)) + why;

        string Others() =>
            Alike(could, couldNot)
                ? $"those of {RoleStateText.Account(change, couldNot[0].AccountId!)}"
                : string.Join(" and ", couldNot.Select(party => Who(change, party)));
    }

    private static ImmutableArray<Trustee> Parties(Change change, IEnumerable<Principal> principals) =>
        [
            .. principals
                .Select(principal => Trustee.From(principal, change.Address.AccountId))
                .OrderBy(party => party.Kind)
                .ThenBy(party => party.AccountId, StringComparer.Ordinal),
        ];

    // DTS tasks of one account in place of those of another: the second time, those.
    private static bool Alike(ImmutableArray<Trustee> could, ImmutableArray<Trustee> couldNot) =>
        could is [{ AccountId: not null } one]
        && couldNot is [{ AccountId: not null } other]
        && one.Kind == other.Kind
        && one.Kind is TrusteeKind.DtsTasks or TrusteeKind.Identities;

    private static string Who(Change change, Trustee party) =>
        party switch
        {
            { Kind: TrusteeKind.DtsTasks, AccountId: { } id } => $"DTS tasks created by "
                + $"{RoleStateText.Account(change, id)}{(id == change.Address.AccountId ? " itself" : "")}",
            { Kind: TrusteeKind.Identities, AccountId: { } id } => $"identities of {RoleStateText.Account(change, id)}",
            { Subject: ['{', ..] } => "whoever a statement of the trust policy lets in",
            { AccountId: { } id } => $"{party.Subject} of {RoleStateText.Account(change, id)}",
            _ => party.Subject,
        };

    private static string Undone(Change change, RollbackResult tripped)
    {
        if (change.Before is not { } before)
        {
            return "the role was new and is deleted again; no one has gained access";
        }

        // Whom this run revokes, and what a run that was killed left behind, does not come back with the rest.
        var what =
            tripped.Back is UpdateRole back && !back.Trust.Equals(before.Trust)
                ? $"the trust policy of before is back, without "
                    + $"{Left(before.Trust.MayAssume.Except(back.Trust.MayAssume))}"
                : "the trust policy of before is back";
        return $"{what} (read back, equal); "
            + (
                before.Policies.IsEmpty && tripped.Now!.Policies.IsEmpty
                    ? "no one has gained access"
                    : $"the other one was there for at most {tripped.AtMost}"
            );
    }

    private static string Left(IEnumerable<Principal> gone) =>
        string.Join(
            ", ",
            gone.Select(principal =>
                    principal.Kind is PrincipalKind.Statement or PrincipalKind.Denied ? "a statement" : principal.Value
                )
                .Distinct()
        );

    private static string ByHand(Change change, ImmutableSortedSet<Principal> surplus) =>
        change.Before is null
            ? $"delete role {change.Address.Role} in the RAM console of {change.Account}; then "
            : $"take {string.Join(", ", surplus.Select(principal => principal.Value))} out of the trust policy of "
                + $"role {change.Address.Role} in the RAM console of {change.Account}; then ";

    private static string Compare(Change change, ImmutableSortedSet<Principal> missing, string? requestId)
    {
        var ids = Parties(change, missing).Select(party => party.AccountId).OfType<string>().Distinct().ToList();
        var compare = ids.Count is 0
            ? "look at who the trust policy names"
            : $"compare {string.Join(", ", ids)} with the Account ID on the Security Settings page of the account "
                + $"that creates the DTS task";
        return $"{compare}; if it is right, report this{(requestId is null ? "" : $" with request {requestId}")}";
    }
}
