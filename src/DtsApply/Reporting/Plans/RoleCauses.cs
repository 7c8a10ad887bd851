using DtsApply.Messages;
using DtsApply.Planning;
using DtsApply.Planning.Comparing;
using DtsApply.Text;

namespace DtsApply.Reporting.Plans;

/// <summary>Why a role is as it will be: the tasks that need it, or what else it follows from.</summary>
internal static class RoleCauses
{
    /// <summary>At most three, and how many more there are.</summary>
    public static IEnumerable<string> Sentences(Change change) =>
        change.Undoes is { } undoes
            ? [undoes.Before is null ? UndoMessages.MadeBy(undoes.RunId) : UndoMessages.AsBefore(undoes.RunId)]
        : change.Compared is { } compared ? Compared(change, compared)
        : change.Wanted is null ? [RoleMessages.IsNotDeclared]
        : Format.Three([.. Tasks(change, change.Wanted)]);

    private static IEnumerable<string> Compared(Change change, ComparedCauses causes) =>
        [
            .. change.Wanted is null ? [RoleMessages.IsNotDeclared]
            : change.Wanted.HasEnded ? Format.Three([.. Tasks(change, change.Wanted)])
            : Format.Three([.. causes.Now.Select(Now)]),
            .. Format.Three([.. causes.Was.Select(Was)]),
        ];

    private static string Now(ComparedCause cause) =>
        BaseMessages.BecauseOfTask(Task(cause), cause.Field ?? RoleMessages.Which(cause.Grant), cause.Place.ToString());

    private static string Was(ComparedCause cause) => BaseMessages.WasTask(Task(cause), cause.Place.ToString());

    private static string Task(ComparedCause cause) => cause.Grant.Task.Name.Value!;

    private static IEnumerable<string> Tasks(Change change, WantedRole wanted) =>
        change.Ended.Any()
            ? change
                .Ended.Select(grant => RoleMessages.EndedReason(grant.Requirement))
                .Concat(wanted.Grants.Select(RoleMessages.StayingReason))
            : wanted
                .Grants.Select(RoleMessages.Reason)
                .Select(
                    (reason, index) =>
                        change.Kind is ChangeKind.Delete && index is 0 ? RoleMessages.DestroyedWith(reason) : reason
                );
}
