using System.Collections.Immutable;
using DtsApply.Model;
using DtsApply.Planning;

namespace DtsApply.Applying;

/// <summary>
/// Roles of the set that no manifest declares (contract, "--prune"; DTS522). A listing only says where to look: whatever is to be removed is read
/// first, and its own tags decide.
/// </summary>
/// <param name="Changes">Their removal, or that they are kept and why; none without --prune.</param>
/// <param name="Names">Without --prune, the names that a listing shows.</param>
internal sealed record Undeclared(ImmutableArray<Change> Changes, ImmutableArray<string> Names)
{
    private static readonly Undeclared None = new([], []);

    /// <summary>Looks for them in one account.</summary>
    public static async Task<Undeclared> FindAsync(PlanRequest request, Account account, ImmutableArray<WantedRole> wanted, ICloud cloud, CancellationToken cancellationToken)
    {
        var declared = wanted.Select(role => role.Role.Address.Role).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var known = request.Undeclared.Where(role => role.AccountId == account.Id.Value).Select(role => role.Role).ToList();
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
            return new(await ChangesAsync(listed.Where(role => (!role.ShowsTags || role.Set == set) && !declared.Contains(role.Name)).Select(role => role.Name)), []);
        }

        var shown = await Helpful.AskAsync<IReadOnlyList<ListedRole>>(async limit => await cloud.ListRolesAsync(account, set, limit), cancellationToken);
        return new([], [.. (shown ?? []).Where(role => role.Set == set && !declared.Contains(role.Name)).Select(role => role.Name).Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal)]);

        async Task<ImmutableArray<Change>> ChangesAsync(IEnumerable<string> names)
        {
            // Pages of a listing overlap where roles come and go meanwhile.
            var live = await Task.WhenAll(names.Distinct(StringComparer.OrdinalIgnoreCase).Select(name => cloud.ReadRoleAsync(account, name, cancellationToken)));
            return [.. live.OfType<Role>().Select(role => Removals.Prune(account.Name.Value!, role, request.Consent)).OfType<Change>()];
        }
    }

    /// <summary>That there are some, and that they stay.</summary>
    public static Diagnostic Note(Account account, ImmutableArray<string> names, string set) => new(Severity.Warning, "DTS522", names is [var one]
        ? $"1 role of set {set} is no longer declared: {one}; it stays, unless you ask with --prune"
        : FormattableString.Invariant($"{names.Length} roles of set {set} are no longer declared: {string.Join(", ", names)}; they stay, unless you ask with --prune"))
    {
        Account = account.Name.Value,
    };
}
