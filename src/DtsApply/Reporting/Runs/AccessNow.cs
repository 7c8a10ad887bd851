using System.Collections.Immutable;
using DtsApply.Applying;
using DtsApply.Messages;
using DtsApply.Model;
using DtsApply.Planning;
using DtsApply.Reporting.Plans;
using DtsApply.Reporting.Screen;

namespace DtsApply.Reporting.Runs;

/// <summary>Who can use a role right now, after a run that did not go through.</summary>
internal static class AccessNow
{
    /// <summary>
    /// The lines of a run: what is lost, gained, not there yet, and what cannot be told. Roles that were not begun are
    /// as they were.
    /// </summary>
    public static IEnumerable<StyledText> Lines(RunResult run, PlanView view)
    {
        var begun = run
            .Roles.Where(role => role.Outcomes.Any(outcome => outcome.Status is not Status.Skipped))
            .ToList();
        var (behind, clear) = (begun.Where(role => role.IsBehind), begun.Where(role => !role.IsBehind).ToList());
        var known = clear
            .Where(role => role.NowKnown)
            .Select(role => (Role: role, Access: Access.Between(role.Change.Before, role.Now)))
            .ToList();
        IEnumerable<string> Short(RoleResult role, ImmutableSortedSet<AccessRight> pairs) =>
            view.Access.Lines(role.Change with { Actions = [] }, pairs);
        return
        [
            .. known
                .SelectMany(now => Short(now.Role, now.Access.Lost))
                .Select(line => StyledText.Lose(AccessNowMessages.Lost) + $" {line}"),
            .. known
                .SelectMany(now => Short(now.Role, now.Access.Gained))
                .Select(line => StyledText.Gain(AccessNowMessages.Gained) + $" {line}"),
            .. known
                .Where(now => !now.Role.Change.Access.Gained.Except(now.Access.Gained).IsEmpty)
                .Select(now =>
                    (StyledText)
                        AccessNowMessages.NotYet(Trusted(now.Role, view), Lacks(now.Role, Role(now.Role.Change, view)))
                ),
            .. behind
                .Select(role => (Role: role, Access: Access.Between(role.Now, role.Left)))
                .SelectMany(either =>
                    Short(either.Role, either.Access.Lost).Concat(Short(either.Role, either.Access.Gained))
                )
                .Select(line => StyledText.Aside(AccessNowMessages.IsUnknown) + $" {line}"),
            .. clear
                .Where(role => !role.NowKnown)
                .Select(role =>
                    StyledText.Aside(AccessNowMessages.IsUnknown) + $" {Trusted(role, view)}, {Role(role.Change, view)}"
                ),
        ];
    }

    private static string Trusted(RoleResult role, PlanView view) =>
        string.Join(", ", (role.Change.Wanted?.Trusted ?? []).Select(account => view.Names.Brief(account.Id)))
            is { Length: > 0 } names
            ? names
            : AccessNowMessages.WhomTheRoleTrusts;

    private static string Role(Change change, PlanView view) =>
        AccessNowMessages.Role(change.Address.Role, view.Names.Brief(change.Address.AccountId));

    private static string Lacks(RoleResult role, string name) =>
        role.Now is not { } now ? AccessNowMessages.DoesNotExist(name)
        : role.IsForeign && role.Left?.Trust.MayAssume.IsSubsetOf(now.Trust.MayAssume) is false
            ? AccessNowMessages.TakenOutOfTheTrust(name)
        : now.Policies.IsEmpty ? AccessNowMessages.HasNoPolicy(name)
        : AccessNowMessages.IsNotAsPlanned(name);
}
