using DtsApply.Messages;
using DtsApply.Model;
using DtsApply.Planning;
using DtsApply.Reporting.Screen;

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
    /// <param name="isStrict">Whether access beyond the manifests is a difference.</param>
    public static StyledText Write(string command, Plan plan, bool unwritten, bool isStrict = false)
    {
        var wrong = plan.Code is not ExitCode.Done;
        var excess = plan.Excess;
        if (!wrong && !plan.Pending.Any() && !excess.IsNone)
        {
            var differs = isStrict ? $" {ExitMessages.Code(ExitCode.Pending)}" : "";
            return StyledText.Change($"{command}:") + $" {OnlyExcess(plan, excess)}{differs}";
        }

        var head = wrong ? StyledText.Lose($"{command}:") : StyledText.Name($"{command}:");
        var code = wrong ? $" {ExitMessages.Code(plan.Code)}" : "";
        if (unwritten && plan.Code is ExitCode.Unavailable)
        {
            return head + $" {CommandMessages.ServiceUnavailable}{code}";
        }

        var nothing = unwritten && !plan.IsUncalled ? PlanMessages.NothingWritten(wrong) : "";
        return head + $" {Body(command, plan, excess)}{nothing}{code}";
    }

    private static string Body(string command, Plan plan, ExcessAccess excess) =>
        plan.Stopped.Any() ? Incomplete(plan)
        : plan.Refused.Any() ? Refused(plan)
        : plan.Refusal is not null ? PlanMessages.TripleRefused(Triple(plan))
        : plan.Pending.Any() ? Triple(plan) + Unchanged(plan) + Ended(plan) + Besides(excess) + Warnings(plan)
        : command is "undo" ? NothingToUndo(plan)
        : command is "destroy" ? PlanMessages.RolesDoNotExist(ServiceMessages.Where(plan.Target))
        : AsDeclared(plan) + Ended(plan) + Warnings(plan);

    private static string OnlyExcess(Plan plan, ExcessAccess excess) =>
        PlanMessages.NothingButExcess(Excess(excess)) + Ended(plan) + Warnings(plan);

    /// <summary>Access that no manifest explains, in words.</summary>
    internal static string Excess(ExcessAccess excess) =>
        PlanMessages.Excess(excess.Policies, excess.Principals, excess.Roles);

    // Roles that prune keeps are warned of beside those that it removes.
    private static string Besides(ExcessAccess excess) =>
        excess with { Kept = 0 } is { IsNone: false } standing ? $"; {Excess(standing)}" : "";

    private static string Ended(Plan plan) => PlanMessages.Ended(plan.EndedTasks);

    private static string Warnings(Plan plan) => PlanMessages.Warnings(plan.Warnings);

    private static string Refused(Plan plan)
    {
        var refused = plan.Refused.Count();
        return plan.Pending.Any()
            ? PlanMessages.TripleSomeRefused(Triple(plan), refused)
            : PlanMessages.OnlyRefused(refused);
    }

    /// <summary>The roles that are as declared where nothing is to be done.</summary>
    internal static List<Change> Declared(Plan plan) =>
        [.. plan.Changes.Where(change => !change.IsKept && change.Wanted?.HasEnded is not true)];

    private static string AsDeclared(Plan plan)
    {
        var declared = Declared(plan);
        return PlanMessages.AsDeclared(declared.Count, Accounts(declared), ServiceMessages.Where(plan.Target));
    }

    private static string NothingToUndo(Plan plan) =>
        UndoMessages.NothingToUndo(plan.Changes.Length, Accounts(plan.Changes), ServiceMessages.Where(plan.Target));

    private static string Triple(Plan plan) =>
        PlanMessages.Triple(
            plan.Count(ChangeKind.Create),
            plan.Count(ChangeKind.Update),
            plan.Pending.Count(change => change.Adopts),
            plan.Count(ChangeKind.Delete),
            Accounts(plan.Pending)
        );

    private static string Unchanged(Plan plan) => PlanMessages.Unchanged(CountUnchanged(plan));

    /// <summary>How many roles are as declared where others are not.</summary>
    internal static int CountUnchanged(Plan plan) =>
        plan.Changes.Count(change =>
            change is { Kind: ChangeKind.Unchanged, IsKept: false, Refusal: null, Wanted.HasEnded: not true }
        );

    /// <summary>Why accounts could not be read, of a plan in which some could not.</summary>
    internal static string Incomplete(Plan plan)
    {
        var stopped = plan.Stopped.ToList();
        var called = plan.Accounts.Count(account => account.Called);
        var some = PlanMessages.SomeOf(stopped.Count(account => account.Code == plan.Code), called);
        bool Has(RuleId rule) => stopped.Exists(account => account.Findings.Any(finding => finding.Rule == rule));
        return plan.Code switch
        {
            ExitCode.Guard when Has(RuleId.DTS531) => PlanMessages.AnswerWasAboutAnother,
            ExitCode.Guard when stopped.Exists(account => account.Identity is { } && !account.Verified) =>
                PlanMessages.GuardStopped(some),
            ExitCode.Guard => PlanMessages.PermissionDenied(some),
            ExitCode.Credentials when Has(RuleId.DTS521) => PlanMessages.CredentialsRefused(some),
            ExitCode.Credentials => PlanMessages.NoCredentials(some),
            ExitCode.Unavailable when IsOutOfReach(plan) => PlanMessages.NothingAnswered(stopped.Count, called),
            ExitCode.Unavailable => PlanMessages.NoAnswer(some),
            _ => PlanMessages.CouldNotBeRead(some),
        };
    }

    // Whoever could not be reached at all is not "incomplete".
    private static bool IsOutOfReach(Plan plan) =>
        plan.Shared.Any()
        && plan.Accounts.Where(account => account.Called)
            .All(account => account is { Identity: null, Code: ExitCode.Unavailable });

    internal static int Accounts(IEnumerable<Change> changes) =>
        changes.Select(change => change.Account).Distinct().Count();
}
