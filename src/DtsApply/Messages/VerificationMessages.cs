using DtsApply.Text;

namespace DtsApply.Messages;

/// <summary>The last line about roles that were read back.</summary>
internal static class VerificationMessages
{
    public const string NothingWasChecked = "nothing was checked, no account of a role names credentials";

    public static string NeedsNoRole(string where) => $"nothing to check, these accounts need no role{where}";

    /// <summary>Behind the word ok.</summary>
    /// <param name="roles">How many roles there are.</param>
    /// <param name="accounts">In how many accounts.</param>
    /// <param name="proved">How many of them were proved.</param>
    /// <param name="where">At which service, as scope lines add it.</param>
    public static string AreAsDeclared(int roles, int accounts, int proved, string where) =>
        $", {Format.Count(roles, "role")} in {Format.Count(accounts, "account")} {(roles is 1 ? "is" : "are")} as "
        + $"declared{where}"
        + FormattableString.Invariant($", {proved} of {roles} proved");

    /// <summary>Where some were not looked for.</summary>
    /// <param name="checkedRoles">How many were, and are as declared.</param>
    /// <param name="roles">How many there should be.</param>
    /// <param name="proved">How many of them were proved.</param>
    /// <param name="where">At which service, as scope lines add it.</param>
    public static string SomeAreAsDeclared(int checkedRoles, int roles, int proved, string where) =>
        FormattableString.Invariant(
            $"{checkedRoles} of {Format.Count(roles, "role")} {(checkedRoles is 1 ? "is" : "are")}"
        )
        + $" as declared{where}"
        + FormattableString.Invariant($", {proved} of {checkedRoles} proved");

    public static string AreNotAsDeclared(int wrong, int roles, int proved, string where) =>
        AreNotAsDeclared(wrong, roles) + where + FormattableString.Invariant($", {proved} proved");

    public static string AreNotAsDeclared(int wrong, int roles) =>
        FormattableString.Invariant(
            $"{wrong} of {Format.Count(roles, "role")} {(wrong is 1 ? "is" : "are")} not as declared"
        );

    /// <summary>Where nothing else tells what was proved.</summary>
    public static string AreProved(int proved, int roles) =>
        FormattableString.Invariant(
            $"that trusted accounts can assume it was proved of {proved} of {Format.Count(roles, "role")}"
        );

    /// <summary>What stands before access beyond the manifests.</summary>
    /// <param name="isAll">Whether every role was looked for.</param>
    /// <param name="where">At which service, as scope lines add it.</param>
    public static string AllIsThereBut(bool isAll, string where) =>
        $"all that {(isAll ? "is declared" : "was checked")} is there{where}, but ";

    /// <summary>Access that nobody declared.</summary>
    /// <param name="policies">Further policies of declared roles.</param>
    /// <param name="roles">Roles of the set that no manifest declares.</param>
    public static string ExcessStands(int policies, int roles)
    {
        string[] parts =
        [
            .. policies > 0 ? (string[])[Format.Count(policies, "policy", "policies")] : [],
            .. roles > 0 ? (string[])[Format.Count(roles, "role")] : [],
        ];
        return $"access beyond the manifests stands: {string.Join(", ", parts)}";
    }

    /// <summary>That nobody could look for roles that no manifest declares.</summary>
    public static string NotListed(int accounts) =>
        accounts > 0 ? $"; further roles of {Format.Count(accounts, "account")} not listed" : "";

    public static string NotChecked(int roles) =>
        roles > 0 ? FormattableString.Invariant($"; {Format.Count(roles, "role")} not checked") : "";
}
