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
    /// <param name="account">The account as it was found.</param>
    /// <param name="wanted">The roles that should exist in it.</param>
    /// <param name="ended">The names of its roles that are declared and have ended.</param>
    public static UndeclaredRoles Shown(LiveAccount account, IEnumerable<WantedRole> wanted, IEnumerable<string> ended)
    {
        var names = (account.Listing?.Names ?? [])
            .Except(wanted.Select(role => role.Role.Address.Role), StringComparer.OrdinalIgnoreCase)
            .Order(StringComparer.Ordinal)
            .ToImmutableArray();
        var isAnswered = account.Listing is not { IsAnswered: false };
        return new(names, [.. names.Intersect(ended, StringComparer.OrdinalIgnoreCase)], IsUnlisted: !isAnswered);
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
