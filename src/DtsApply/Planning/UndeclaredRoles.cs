using System.Collections.Immutable;
using System.Globalization;
using DtsApply.Live;
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
    private const int MostNames = 3;

    /// <summary>Those of one account.</summary>
    public static UndeclaredRoles Shown(LiveAccount account, ImmutableArray<WantedRole> wanted)
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
            yield return new(
                Severity.Info,
                RuleId.DTS522,
                $"whether roles of set {set} are no longer declared could not be looked up: ListRoles got no "
                    + $"answer, or is not permitted"
            )
            {
                Account = account.Name.Value,
            };
        }

        if (!Names.IsEmpty)
        {
            var names =
                string.Join(", ", Names.Take(MostNames))
                + (
                    Names.Length > MostNames ? FormattableString.Invariant($" and {Names.Length - MostNames} more") : ""
                );
            yield return new(
                Severity.Warning,
                RuleId.DTS522,
                Names.Length is 1
                    ? $"1 role of set {set} is no longer declared: {names}; it stays, unless you ask with --prune"
                    : string.Create(
                        CultureInfo.InvariantCulture,
                        $"{Names.Length} roles of set {set} are no longer declared: {names}; they stay, unless "
                            + $"you ask with --prune"
                    )
            )
            {
                Account = account.Name.Value,
            };
        }
    }
}
