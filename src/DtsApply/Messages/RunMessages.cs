using System.Globalization;
using DtsApply.Model;
using DtsApply.Text;

namespace DtsApply.Messages;

/// <summary>What became of a run.</summary>
internal static class RunMessages
{
    public const string NextRunLooksFirst = "nothing to do by hand, the next run looks first";
    public const string PermissionDenied = "permission denied, nothing was written";
    public const string FailedUnwritten = "failed, nothing was written";
    public const string NewRoleIsRemoved = "the new role was removed again";
    public const string TrustOfBeforeIsBack = "the trust policy of before is back";
    public const string GivenIsTakenBack = "what this run gave is taken back";

    public static Problem JournalCannotBeWritten(string why) =>
        new(
            RuleId.None,
            $"the journal of this run cannot be written: {why}",
            "put that right, then run again; nothing was sent after it"
        );

    public static string Request(string id) => $"request {id}";

    public static string ActionsInAccounts(int actions, int accounts) =>
        $"{Format.Count(actions, "action")} in {Format.Count(accounts, "account")}";

    /// <summary>What follows the word done.</summary>
    /// <param name="made">What became of the roles, as <see cref="Made"/> says it.</param>
    /// <param name="ended">How many tasks have ended whose access it took away.</param>
    /// <param name="actions">How many actions were done.</param>
    /// <param name="accounts">In how many accounts.</param>
    /// <param name="elapsed">How long it took.</param>
    /// <param name="isReadBack">Whether it was read back, and was as planned.</param>
    public static string WentThrough(
        string made,
        int ended,
        int actions,
        int accounts,
        TimeSpan elapsed,
        bool isReadBack
    ) =>
        $", {made}{(ended > 0 ? $", {PlanMessages.HaveEnded(ended)}" : "")}; {ActionsInAccounts(actions, accounts)}, "
        + Format.Duration(elapsed)
        + (isReadBack ? "; read back as planned" : "");

    public static string Made(int created, int updated, int deleted)
    {
        (int Roles, string Word)[] kinds = [(created, "created"), (updated, "updated"), (deleted, "deleted")];
        var made = kinds
            .Where(kind => kind.Roles > 0)
            .Select(
                (kind, index) =>
                    index is 0
                        ? $"{Format.Count(kind.Roles, "role")} {kind.Word}"
                        : string.Create(CultureInfo.InvariantCulture, $"{kind.Roles} {kind.Word}")
            );
        return Quoting.List([.. made], "and");
    }

    /// <summary>How many ended so, such as <c>3 skipped</c>.</summary>
    public static string Ended(int actions, Status status) =>
        string.Create(CultureInfo.InvariantCulture, $"{actions} {RunWords.Ended(status)}");

    public static string VerificationFailed(string result) => $"verification failed, {result}";

    public static string StoppedBySomeoneElse(int roles, string counts) =>
        $"stopped, someone else changed {Format.Count(roles, "role")}; {counts}";

    public static string PartlyApplied(string counts) => $"partly applied, {counts}";

    public static string IsNotKnown(string counts) => $"not known what was written, {counts}";

    public static string WasEnded(int code, string counts) => $"{ExitMessages.Ended(code)}, {counts}";
}
