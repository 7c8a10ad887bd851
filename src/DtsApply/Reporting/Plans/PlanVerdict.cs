using System.Globalization;
using DtsApply.Model;
using DtsApply.Planning;
using DtsApply.Reporting.Screen;
using DtsApply.Text;

namespace DtsApply.Reporting.Plans;

/// <summary>
/// The one line that a log reader looks for: it begins with the command's name and carries every exit code that is not
/// 0.
/// </summary>
public static class PlanVerdict
{
    /// <summary>The verdict of a plan.</summary>
    /// <param name="command">plan, apply or destroy.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="unwritten">Whether to say that nothing was written, for commands that write.</param>
    public static StyledText Write(string command, Plan plan, bool unwritten)
    {
        var wrong = plan.Code is not ExitCode.Done;
        var head = wrong ? StyledText.Lose($"{command}:") : StyledText.Name($"{command}:");
        var code = wrong ? string.Create(CultureInfo.InvariantCulture, $" (exit {plan.Code})") : "";
        if (unwritten && plan.Code is ExitCode.Unavailable)
        {
            return head + $" service unavailable, nothing was written{code}";
        }

        var nothing = unwritten && !plan.IsUncalled ? Nothing(wrong) : "";
        return head + $" {Body(command, plan)}{nothing}{code}";
    }

    private static string Nothing(bool wrong) => wrong ? ", nothing was written" : "; nothing was written";

    private static string Body(string command, Plan plan) =>
        plan.Stopped.Any() ? Incomplete(plan)
        : plan.Refused.Any()
            ? $"{(plan.Pending.Any() ? $"{Triple(plan)}; " : "")}{Format.Count(plan.Refused.Count(), "refused", "refused")}{(plan.Pending.Any() ? "" : ", nothing else to do")}"
        : plan.Refusal is not null ? $"{Triple(plan)}; refused"
        : plan.Pending.Any() ? Triple(plan) + Tail(plan, unchanged: true)
        : command is "destroy" ? $"nothing to do, these roles do not exist{AccountText.Where(plan.Target)}"
        : $"nothing to do, {AsDeclared([.. plan.Changes.Where(change => !change.IsKept)])}{AccountText.Where(plan.Target)}{Tail(plan, unchanged: false)}";

    private static string AsDeclared(IReadOnlyList<Change> changes) =>
        changes.Count is 0
            ? "these accounts need no role"
            : $"{Format.Count(changes.Count, "role")} in {Accounts(changes)} "
                + $"{(changes.Count is 1 ? "is" : "are")} as declared";

    private static string Triple(Plan plan)
    {
        var adopted = plan.Pending.Count(change => change.Adopts);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{plan.Count(ChangeKind.Create)} to create, {plan.Count(ChangeKind.Update)} to "
                + $"update{(adopted > 0 ? $" ({adopted} adopted)" : "")}, {plan.Count(ChangeKind.Delete)} to "
                + $"delete in {Accounts(plan.Pending)}"
        );
    }

    private static string Tail(Plan plan, bool unchanged)
    {
        var same = plan.Changes.Count(change =>
            change.Kind is ChangeKind.Unchanged && !change.IsKept && change.Refusal is null
        );
        var warnings = plan.Warnings;
        return (unchanged && same > 0 ? string.Create(CultureInfo.InvariantCulture, $"; {same} unchanged") : "")
            + (warnings > 0 ? $"; {Format.Count(warnings, "warning")}" : "");
    }

    private static string Incomplete(Plan plan)
    {
        var stopped = plan.Stopped.ToList();
        var called = Format.Count(plan.Accounts.Count(account => account.Called), "account");
        string Of(int code) =>
            string.Create(
                CultureInfo.InvariantCulture,
                $"{stopped.Count(account => account.Code == code)} of {called}"
            );
        return plan.Code switch
        {
            ExitCode.Guard
                when stopped.Exists(account => account.Findings.Any(finding => finding.Rule is RuleId.DTS531)) =>
                "incomplete, an answer was about another account",
            ExitCode.Guard when stopped.Exists(account => account.Identity is { } && !account.Verified) =>
                $"incomplete, the guard stopped {Of(ExitCode.Guard)}",
            ExitCode.Guard => $"incomplete, permission denied in {Of(ExitCode.Guard)}",
            ExitCode.Credentials
                when stopped.Exists(account => account.Findings.Any(finding => finding.Rule is RuleId.DTS521)) =>
                $"incomplete, credentials refused for {Of(ExitCode.Credentials)}",
            ExitCode.Credentials => $"no credentials for {Of(ExitCode.Credentials)}, nothing was called",
            ExitCode.Unavailable when IsOutOfReach(plan) =>
                $"no answer for {(stopped.Count is 1 ? called : $"any of {called}")}, nothing was read",
            ExitCode.Unavailable => $"incomplete, no answer for {Of(ExitCode.Unavailable)}",
            _ => $"incomplete, {Of(plan.Code)} could not be read",
        };
    }

    // Whoever could not be reached at all is not "incomplete".
    private static bool IsOutOfReach(Plan plan) =>
        plan.Shared.Any()
        && plan.Accounts.Where(account => account.Called)
            .All(account => account is { Identity: null, Code: ExitCode.Unavailable });

    private static string Accounts(IEnumerable<Change> changes) =>
        Format.Count(changes.Select(change => change.Account).Distinct().Count(), "account");
}
