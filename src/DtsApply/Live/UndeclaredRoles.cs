using System.Collections.Immutable;
using System.Globalization;
using DtsApply.Applying;
using DtsApply.Model;
using DtsApply.Planning;

namespace DtsApply.Live;

/// <summary>
/// Roles of the set that no manifest declares (contract, "--prune"; DTS522). A listing only says where to look:
/// whatever is to be removed is read first, and its own tags decide.
/// </summary>
/// <param name="Changes">Their removal, or that they are kept and why; none without --prune.</param>
/// <param name="Names">Without --prune, the names that a listing shows.</param>
/// <param name="IsUnlisted">Whether a listing was wanted and did not come.</param>
internal sealed record UndeclaredRoles(
    ImmutableArray<Change> Changes,
    ImmutableArray<string> Names,
    bool IsUnlisted = false
)
{
    private const int MostNames = 3;
    private static readonly UndeclaredRoles None = new([], []);

    /// <summary>Looks for them in one account.</summary>
    public static async Task<UndeclaredRoles> FindAsync(
        PlanRequest request,
        Account account,
        ImmutableArray<WantedRole> wanted,
        ICloud cloud,
        CancellationToken cancellationToken
    )
    {
        var declared = wanted.Select(role => role.Role.Address.Role).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var known = request
            .Undeclared.Where(role => role.AccountId == account.Id.Value)
            .Select(role => role.Role)
            .ToList();
        if (known.Count > 0)
        {
            return new(await ChangesAsync(known.Where(name => !declared.Contains(name))), []);
        }

        if (!request.Searched.Contains(account))
        {
            return None;
        }

        var set = request.Consent.Set;
        if (request.Consent.Prune)
        {
            var listed = await cloud.ListRolesAsync(account, set, cancellationToken);
            return new(
                await ChangesAsync(
                    listed
                        .Where(role => (!role.ShowsTags || role.Set == set) && !declared.Contains(role.Name))
                        .Select(role => role.Name)
                ),
                []
            );
        }

        var shown = await BestEffort.AskAsync<IReadOnlyList<ListedRole>>(
            async limit => await cloud.ListRolesAsync(account, set, limit),
            cancellationToken
        );
        var names = (shown ?? [])
            .Where(role => role.Set == set && !declared.Contains(role.Name))
            .Select(role => role.Name);
        return new(
            [],
            [.. names.Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal)],
            IsUnlisted: shown is null
        );

        async Task<ImmutableArray<Change>> ChangesAsync(IEnumerable<string> names)
        {
            // Pages of a listing overlap where roles come and go meanwhile.
            var live = await Task.WhenAll(
                names
                    .Distinct(StringComparer.OrdinalIgnoreCase)
                    .Select(name => cloud.ReadRoleAsync(account, name, cancellationToken))
            );
            return
            [
                .. live.OfType<Role>()
                    .Select(role => RemovalPlanner.Prune(account.Name.Value!, role, request.Consent))
                    .OfType<Change>(),
            ];
        }
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
