using DtsApply.Model;
using static System.FormattableString;

namespace DtsApply.Messages;

/// <summary>More removals at once than look meant (DTS513).</summary>
internal static class RemovalLimitMessages
{
    /// <param name="roles">How many roles the set has.</param>
    /// <param name="set">The set.</param>
    /// <param name="removals">How many removals there are in all.</param>
    public static Problem AllRolesWouldGo(int roles, string set, int removals) =>
        Refused(
            roles is 1
                ? $"the only role of set {set} would be deleted"
                : Invariant($"all {roles} roles of set {set} would be deleted"),
            removals
        );

    /// <param name="deleted">How many roles would be deleted.</param>
    /// <param name="roles">How many the set has.</param>
    /// <param name="set">The set.</param>
    public static Problem RolesWouldGo(int deleted, int roles, string set) =>
        TooMany($"{OfTheSet(deleted, roles, set)} would be deleted", deleted);

    /// <param name="taken">How many accounts would no longer be trusted.</param>
    /// <param name="narrowed">By how many roles.</param>
    /// <param name="roles">How many roles the set has.</param>
    /// <param name="set">The set.</param>
    public static Problem AccountsWouldGo(int taken, int narrowed, int roles, string set) =>
        TooMany($"{Accounts(taken, narrowed)} taken out of {OfTheSet(narrowed, roles, set)}", taken);

    /// <param name="deleted">How many roles would be deleted.</param>
    /// <param name="taken">How many accounts would no longer be trusted.</param>
    /// <param name="narrowed">By how many roles that stay.</param>
    /// <param name="roles">How many roles the set has.</param>
    /// <param name="set">The set.</param>
    public static Problem RolesAndAccountsWouldGo(int deleted, int taken, int narrowed, int roles, string set) =>
        TooMany(
            $"{OfTheSet(deleted, roles, set)} would be deleted, and {Accounts(taken, narrowed)} taken out of "
                + (narrowed is 1 ? "another" : Invariant($"{narrowed} others")),
            deleted + taken
        );

    public static string IfMeant(int removals) => Invariant($"if it is meant: --allow-removals {removals}");

    private static Problem TooMany(string what, int removals) =>
        Refused($"{what}, more than a quarter at once", removals);

    private static Problem Refused(string message, int removals) =>
        new(RuleId.DTS513, message, $"check --filename and --set; {IfMeant(removals)}");

    private static string OfTheSet(int some, int all, string set) =>
        all is 1 ? $"the only role of set {set}" : Invariant($"{some} of {all} roles of set {set}");

    private static string Accounts(int taken, int roles) =>
        taken is 1 ? "1 account would be"
        : roles is 1 ? Invariant($"{taken} accounts would be")
        : "accounts would be";
}
