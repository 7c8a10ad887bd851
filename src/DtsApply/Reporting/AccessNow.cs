using DtsApply.Applying;
using DtsApply.Model;
using DtsApply.Planning;

namespace DtsApply.Reporting;

/// <summary>Who can use a role right now, after a run that did not go through.</summary>
internal static class AccessNow
{
    /// <summary>The lines of one role, losses first; what was wanted and is not there yet, and what cannot be told, is said too.</summary>
    public static IEnumerable<Text> Lines(RoleResult role, PlanView view)
    {
        var change = role.Change;
        if (!role.NowKnown)
        {
            return [Text.Aside("? unknown:") + $" {Trusted(role, view)}, {Role(change, view)}"];
        }

        var now = change with { Actions = [] };
        var access = Access.Between(change.Before, role.Now);
        var missing = change.Access.Gained.Except(access.Gained);
        return
        [
            .. view.Access.Lines(now, access.Lost).Select(line => Text.Lose("- lost:") + $" {line}"),
            .. view.Access.Lines(now, access.Gained).Select(line => Text.Gain("+ gained:") + $" {line}"),
            .. missing.IsEmpty ? [] : (Text[])[$"= not yet: {Trusted(role, view)}, {Role(change, view)} {Lacks(role.Now)}"],
        ];
    }

    private static string Trusted(RoleResult role, PlanView view) =>
        string.Join(", ", (role.Change.Wanted?.Trusted ?? []).Select(account => view.Names.Brief(account.Id))) is { Length: > 0 } names ? names : "whom the role trusts";

    private static string Role(Change change, PlanView view) => $"{Foreign.Safe(change.Address.Role)} in {view.Names.Brief(change.Address.AccountId)}";

    private static string Lacks(Role? now) => now is null ? "does not exist" : now.Policies.IsEmpty ? "has no policy" : "is not as planned";
}
