using System.Collections.Immutable;
using DtsApply.Model;
using DtsApply.Planning;
using DtsApply.Text;

namespace DtsApply.Applying;

/// <summary>What a write of this run gave to a role that was not as planned.</summary>
/// <param name="Pairs">Who could use what by it.</param>
/// <param name="Left">The role as it should have been after the write.</param>
/// <param name="Stored">The role as it was.</param>
internal sealed record WidenedAccess(ImmutableSortedSet<AccessRight> Pairs, Role Left, Role Stored);

/// <summary>
/// Says in words that this run let someone in at a role which someone else had just changed, and took that back
/// (DTS530).
/// </summary>
internal static class WideningMessage
{
    private const string Everything = "AdministratorAccess";

    public static Diagnostic Describe(Change change, WidenedAccess given, RollbackResult tripped)
    {
        var names = string.Join(" and ", Parties(change, given).Select(party => Parties(party, change)).Distinct());
        var attached = given.Stored.Policies.Except(given.Left.Policies);
        var differences = RoleDiff.Between(given.Left, given.Stored);
        var did =
            differences.Any(difference => difference.Field is RoleField.Role) ? $"made {change.Address.Role} anew"
            : attached.IsEmpty ? $"changed {Subject(differences)} of {change.Address.Role}"
            : $"attached {List(attached)} to {change.Address.Role}";
        return new(Severity.Error, RuleId.DTS530, $"someone else {did} just before this run let {names} in")
        {
            Account = change.Account,
            Role = change.Address.Role,
            Facts =
            [
                new("meaning", Meaning(change, given)),
                tripped.Undone
                    ? new("undone", Undone(change, names, tripped))
                    : new("not undone:", RoleStateText.Describe(change, tripped)) { IsWrong = true },
                new(
                    "left alone",
                    attached.IsEmpty
                        ? $"{RunDiagnostics.Subject(differences)}; this run did not change that"
                        : $"{List(attached)}; this run did not attach it"
                ),
            ],
            Help = attached.IsEmpty
                ? $"ActionTrail names who did; agree with them on {RunDiagnostics.Subject(differences)}, then run again"
                : "ActionTrail names who attached it; detach it in the RAM console, then run again",
        };
    }

    private static string Subject(ImmutableArray<Difference> differences) =>
        RunDiagnostics.Subject(differences).Replace("its ", "the ", StringComparison.Ordinal);

    /// <summary>What is worse than planned by it; where that is nothing, all that it gave.</summary>
    private static string Meaning(Change change, WidenedAccess given)
    {
        var surplus = given.Pairs.Except(Access.Of(change.Before)).Except(Access.Of(change.After));
        var pairs = surplus.IsEmpty ? given.Pairs : surplus;
        var policies = pairs.Select(pair => pair.Policy).ToImmutableSortedSet();
        var parties = PartiesOf(change, pairs.Select(pair => pair.Principal));
        var who = string.Join(" and ", parties.Select(party => Long(party, change)).Distinct());
        var what = policies.Any(policy => policy.Name is Everything) ? "do everything" : $"use {List(policies)}";
        return $"{who} could {what} in {change.Account}";
    }

    private static string Undone(Change change, string names, RollbackResult tripped) =>
        $"what this run gave is taken back (read back, equal); {names} {Were(names)} in for at most {tripped.AtMost}"
        + $", and a session begun in that time lasts up to "
        + Format.Session(
            tripped.Now?.MaxSessionDuration ?? change.Before?.MaxSessionDuration ?? RolePlanner.DefaultSession
        );

    private static string Were(string names) => names.Contains(" and ", StringComparison.Ordinal) ? "were" : "was";

    private static IEnumerable<Trustee> Parties(Change change, WidenedAccess given) =>
        PartiesOf(change, given.Pairs.Select(pair => pair.Principal));

    private static IEnumerable<Trustee> PartiesOf(Change change, IEnumerable<Principal> principals) =>
        principals.Distinct().Select(principal => Trustee.From(principal, change.Address.AccountId));

    private static string Parties(Trustee party, Change change) =>
        party switch
        {
            { Kind: TrusteeKind.DtsTasks or TrusteeKind.Identities, AccountId: { } id } => RoleStateText.Account(
                change,
                id
            ),
            { AccountId: { } id } => $"{party.Subject} of {RoleStateText.Account(change, id)}",
            { Subject: ['{', ..] } => "whoever a statement of the trust policy names",
            _ => party.Subject,
        };

    private static string Long(Trustee party, Change change) =>
        party is { Kind: TrusteeKind.DtsTasks or TrusteeKind.Identities, AccountId: { Length: > 4 } id }
            ? $"DTS tasks and identities of {RoleStateText.Account(change, id)} (…{id[^4..]})"
            : Parties(party, change);

    private static string List(IEnumerable<Policy> policies) =>
        string.Join(" and ", policies.Select(policy => policy.Name));
}
