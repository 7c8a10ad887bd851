using System.Collections.Immutable;
using DtsApply.Live;
using DtsApply.Messages;
using DtsApply.Model;

namespace DtsApply.Planning;

/// <summary>
/// Roles of the set that a listing shows and no manifest declares, where nobody asked to remove them (contract,
/// "--prune"; DTS522).
/// </summary>
/// <param name="Names">Their names, sorted.</param>
/// <param name="Ended">Those of them that are declared, and not wanted any more since their tasks have ended.</param>
/// <param name="IsUnlisted">Whether a listing was wanted and did not come.</param>
internal sealed record UndeclaredRoles(ImmutableArray<string> Names, ImmutableArray<string> Ended, bool IsUnlisted)
{
    /// <summary>Those of one account.</summary>
    public static UndeclaredRoles Shown(LiveAccount account, PlanGoal goal)
    {
        var id = account.Account.Id.Value;
        var wanted = goal.Roles.Select(role => role.Role.Address).Where(role => role.AccountId == id);
        var names = (account.Listing?.Names ?? [])
            .Except(wanted.Select(role => role.Role), StringComparer.OrdinalIgnoreCase)
            .Order(StringComparer.Ordinal)
            .ToImmutableArray();
        var ended = goal.Ended.Where(role => role.AccountId == id).Select(role => role.Role).ToHashSet();
        return new(names, [.. names.Where(ended.Contains)], IsUnlisted: account.Listing is { IsAnswered: false });
    }

    /// <summary>
    /// What there is to tell about them without --prune, in an account of that set: that some are there and stay, or
    /// that nobody could look.
    /// </summary>
    public IEnumerable<Diagnostic> Notes(Account account, string set)
    {
        if (IsUnlisted)
        {
            yield return UndeclaredRoleMessages.CouldNotBeLookedUp(set).InAccount(account.Name.Value!);
        }

        if (Names.Length > Ended.Length)
        {
            var names = Names.Except(Ended).ToList();
            yield return UndeclaredRoleMessages.AreNoLongerDeclared(set, names).InAccount(account.Name.Value!);
        }

        if (!Ended.IsEmpty)
        {
            yield return UndeclaredRoleMessages.HaveEnded(set, Ended).InAccount(account.Name.Value!);
        }
    }
}
