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
/// <param name="IsUnlisted">Whether a listing was wanted and did not come.</param>
internal sealed record UndeclaredRoles(ImmutableArray<string> Names, bool IsUnlisted)
{
    /// <summary>Those of one account.</summary>
    public static UndeclaredRoles Shown(LiveAccount account, IEnumerable<WantedRole> wanted)
    {
        var names = (account.Listing?.Names ?? []).Except(
            wanted.Select(role => role.Role.Address.Role),
            StringComparer.OrdinalIgnoreCase
        );
        return new([.. names.Order(StringComparer.Ordinal)], IsUnlisted: account.Listing is { IsAnswered: false });
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

        if (!Names.IsEmpty)
        {
            yield return UndeclaredRoleMessages.AreNoLongerDeclared(set, Names).InAccount(account.Name.Value!);
        }
    }
}
