using System.Globalization;
using DtsApply.Text;

namespace DtsApply.Messages;

/// <summary>The verdict of a plan, in the words after the command's name.</summary>
internal static class PlanMessages
{
    public const string AnswerWasAboutAnother = "incomplete, an answer was about another account";

    /// <summary>What a command that writes adds.</summary>
    /// <param name="isWrong">Whether the verdict tells of something wrong.</param>
    public static string NothingWritten(bool isWrong) => (isWrong ? ", " : "; ") + CommandMessages.NothingWritten;

    /// <summary>What there is to do.</summary>
    /// <param name="create">How many roles are to be created.</param>
    /// <param name="update">How many are to be updated.</param>
    /// <param name="adopted">How many of those are adopted.</param>
    /// <param name="delete">How many are to be deleted.</param>
    /// <param name="accounts">In how many accounts.</param>
    public static string Triple(int create, int update, int adopted, int delete, int accounts) =>
        $"{Counts(create, update, adopted, delete)} in {Format.Count(accounts, "account")}";

    /// <summary>The same where the accounts are not counted.</summary>
    public static string Counts(int create, int update, int adopted, int delete) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{create} to create, {update} to update{(adopted > 0 ? $" ({adopted} adopted)" : "")}, {delete} to delete"
        );

    public static string TripleRefused(string triple) => $"{triple}; refused";

    public static string TripleSomeRefused(string triple, int refused) => $"{triple}; {CountRefused(refused)}";

    public static string OnlyRefused(int refused) => $"{CountRefused(refused)}, nothing else to do";

    public static string RolesDoNotExist(string where) => $"nothing to do, these roles do not exist{where}";

    /// <summary>That nothing is to do.</summary>
    /// <param name="roles">How many roles are declared.</param>
    /// <param name="accounts">In how many accounts.</param>
    /// <param name="where">At which service, as scope lines add it.</param>
    public static string AsDeclared(int roles, int accounts, string where) =>
        $"nothing to do, {AreAsDeclared(roles, accounts)}{where}";

    /// <summary>That roles are as declared, or that none is needed.</summary>
    public static string AreAsDeclared(int roles, int accounts) =>
        roles is 0
            ? "these accounts need no role"
            : $"{Format.Count(roles, "role")} in {Format.Count(accounts, "account")} {(roles is 1 ? "is" : "are")} as declared";

    public static string Unchanged(int roles) =>
        roles > 0 ? string.Create(CultureInfo.InvariantCulture, $"; {roles} unchanged") : "";

    public static string Ended(int tasks) => tasks > 0 ? $"; {HaveEnded(tasks)}" : "";

    /// <summary><c>1 task has ended</c>, <c>2 tasks have ended</c>.</summary>
    public static string HaveEnded(int tasks) => $"{Format.Count(tasks, "task")} {(tasks is 1 ? "has" : "have")} ended";

    /// <summary>That all is done but what nobody asked to be done.</summary>
    public static string NothingButExcess(string excess) => $"nothing to write, but {excess}";

    /// <summary>Access that no manifest explains, such as
    /// <c>access beyond the manifests stands: 1 policy, 2 roles</c>.</summary>
    public static string Excess(int policies, int principals, int roles)
    {
        (int Number, string One, string Many)[] kinds =
        [
            (policies, "policy", "policies"),
            (principals, "principal", "principals"),
            (roles, "role", "roles"),
        ];
        var counts = kinds
            .Where(kind => kind.Number > 0)
            .Select(kind => Format.Count(kind.Number, kind.One, kind.Many));
        return $"access beyond the manifests stands: {string.Join(", ", counts)}";
    }

    public static string Warnings(int warnings) => warnings > 0 ? $"; {Format.Count(warnings, "warning")}" : "";

    /// <summary>How many accounts of those that were called: <c>1 of 3 accounts</c>.</summary>
    public static string SomeOf(int accounts, int called) =>
        string.Create(CultureInfo.InvariantCulture, $"{accounts} of {Format.Count(called, "account")}");

    public static string GuardStopped(string some) => $"incomplete, the guard stopped {some}";

    public static string PermissionDenied(string some) => $"incomplete, permission denied in {some}";

    public static string CredentialsRefused(string some) => $"incomplete, credentials refused for {some}";

    public static string NoCredentials(string some) => $"no credentials for {some}, nothing was called";

    public static string NoAnswer(string some) => $"incomplete, no answer for {some}";

    public static string CouldNotBeRead(string some) => $"incomplete, {some} could not be read";

    public static string NothingAnswered(int stopped, int called)
    {
        var accounts = Format.Count(called, "account");
        return $"no answer for {(stopped is 1 ? accounts : $"any of {accounts}")}, nothing was read";
    }

    private static string CountRefused(int refused) => Format.Count(refused, "refused", "refused");
}
