using System.Collections.Immutable;
using DtsApply.Model;
using DtsApply.Planning;

namespace DtsApply.Applying;

/// <summary>What can be wrong with a role while a change is carried out (DTS514 to DTS516).</summary>
public static class Problems
{
    /// <summary>The role is not as it was when the plan was made.</summary>
    public static Diagnostic Stale(Change change, ImmutableArray<Difference> moved) =>
        Error(change, "DTS514", "it is not as it was when the plan was made", "plan again") with { Facts = Facts(moved, "planned", "now    ") };

    /// <summary>The role reads back differently than it was written.</summary>
    public static Diagnostic ReadsBackDifferently(Change change, ImmutableArray<Difference> differences) =>
        Error(change, "DTS515", $"role {change.Address.Role} reads back differently than planned", "someone else may be changing this role; see who in ActionTrail, then run again") with
        {
            Facts = Facts(differences, "planned", "now    "),
        };

    /// <summary>The role that was written is not there.</summary>
    public static Diagnostic Vanished(Change change) =>
        Error(change, "DTS515", $"role {change.Address.Role} cannot be found after it was written", "someone else may be changing this role; see who in ActionTrail, then run again");

    /// <summary>The journal cannot be written, so nothing more is.</summary>
    public static Diagnostic NoJournal(Change change, string why) =>
        Error(change, "", $"the journal of this run cannot be written: {why}", "put that right, then run again; nothing was sent after it");

    /// <summary>RAM stored another trust than was sent.</summary>
    public static Diagnostic Rewritten(Change change, Role stored, TrustPolicy sent, bool undone)
    {
        var trusted = string.Join(", ", change.Wanted?.Trusted.Select(account => account.Id) ?? []);
        return Error(change, "DTS516", $"RAM stored another trust policy for {change.Address.Role} than was sent",
            $"compare {trusted} with the Account ID on the Security Settings page of the account that creates the DTS task") with
        {
            Facts =
            [
                .. Principals("sent", sent.MayAssume.Except(stored.Trust.MayAssume)),
                .. Principals("stored", stored.Trust.MayAssume.Except(sent.MayAssume)),
                new("meaning", "RAM does this when the ID that was sent is the ID of the account that owns the role"),
                undone ? new("undone", change.Before is null ? "the role was new and is deleted again; no one has gained access" : "the trust policy of before is back (read back, equal)")
                    : new("not undone", change.Before is null ? "the new role is still there, without a policy" : "the trust policy that RAM stored is still there"),
            ],
        };
    }

    private static IEnumerable<Fact> Principals(string label, IEnumerable<Principal> principals) =>
        principals.Select((principal, index) => new Fact(index is 0 ? label : "", $"{(principal.Kind is PrincipalKind.Service ? "service" : "ram    ")} {principal.Value}"));

    private static ImmutableArray<Fact> Facts(ImmutableArray<Difference> differences, string planned, string now) =>
        [.. differences.SelectMany(difference => (Fact[])[new(difference.Field, $"{planned}  {difference.Planned}"), new("", $"{now}  {difference.Now}")])];

    private static Diagnostic Error(Change change, string rule, string message, string help) =>
        new(Severity.Error, rule, message) { Account = change.Account, Role = change.Address.Role, Help = help };
}
