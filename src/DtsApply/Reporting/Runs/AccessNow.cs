using DtsApply.Applying;
using DtsApply.Model;
using DtsApply.Planning;
using DtsApply.Reporting.Plans;
using DtsApply.Reporting.Screen;

namespace DtsApply.Reporting.Runs;

/// <summary>Who can use a role right now, after a run that did not go through.</summary>
internal static class AccessNow
{
    /// <summary>The lines of a run: what is lost, gained, not there yet, and what cannot be told. Roles that were not begun are as they were.</summary>
    public static IEnumerable<Text> Lines(RunResult run, PlanView view)
    {
        var begun = run.Roles.Where(role => role.Outcomes.Any(outcome => outcome.Status is not Status.Skipped)).ToList();
        var known = begun.Where(role => role.NowKnown).Select(role => (Role: role, Access: Access.Between(role.Change.Before, role.Now))).ToList();
        return
        [
            .. known.SelectMany(now => view.Access.Lines(now.Role.Change with { Actions = [] }, now.Access.Lost)).Select(line => Text.Lose("- lost:") + $" {line}"),
            .. known.SelectMany(now => view.Access.Lines(now.Role.Change with { Actions = [] }, now.Access.Gained)).Select(line => Text.Gain("+ gained:") + $" {line}"),
            .. known.Where(now => !now.Role.Change.Access.Gained.Except(now.Access.Gained).IsEmpty)
                .Select(now => (Text)$"= not yet: {Trusted(now.Role, view)}, {Role(now.Role.Change, view)} {Lacks(now.Role.Now)}"),
            .. begun.Where(role => !role.NowKnown).Select(role => Text.Aside("? unknown:") + $" {Trusted(role, view)}, {Role(role.Change, view)}"),
        ];
    }

    private static string Trusted(RoleResult role, PlanView view) =>
        string.Join(", ", (role.Change.Wanted?.Trusted ?? []).Select(account => view.Names.Brief(account.Id))) is { Length: > 0 } names ? names : "whom the role trusts";

    private static string Role(Change change, PlanView view) => $"{Foreign.Safe(change.Address.Role)} in {view.Names.Brief(change.Address.AccountId)}";

    private static string Lacks(Role? now) => now is null ? "does not exist" : now.Policies.IsEmpty ? "has no policy" : "is not as planned";
}
