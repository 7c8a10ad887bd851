using System.Collections.Immutable;
using DtsApply.Model;

namespace DtsApply.Rules;

/// <summary>Everything that the manifests of a run declare, with what the rules look up in it.</summary>
/// <param name="Accounts">In the order in which they were read.</param>
/// <param name="Tasks">In the order in which they were read.</param>
internal sealed record RuleContext(ImmutableArray<Account> Accounts, ImmutableArray<CrossAccountTask> Tasks)
{
    private readonly bool _allNamed = Accounts.All(account => account.Name.IsGiven);

    private readonly Dictionary<string, Account> _byName = Accounts
        .Where(account => account.Name.IsGiven)
        .GroupBy(account => account.Name.Value!)
        .ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);

    /// <summary>The lists of which some accounts are entries.</summary>
    public ImmutableArray<AccountList> Lists { get; init; } = [];

    /// <summary>The day on which the manifests are read, in UTC; null where nothing is said about days.</summary>
    public DateOnly? Today { get; init; }

    /// <summary>
    /// Names in documents whose kind could not be read, empty where the name could not be read either.
    /// </summary>
    public ImmutableHashSet<string> Doubtful { get; init; } = [];

    /// <summary>
    /// Whether it is sure that no account has that name: none of the documents that are in error can be the one. A
    /// mistake that is reported already does not set off another one wherever the account is named.
    /// </summary>
    public bool IsMissing(string name) =>
        !_byName.ContainsKey(name) && !Doubtful.Contains(name) && !Doubtful.Contains("") && _allNamed;

    /// <summary>The account of that name; null when none is declared.</summary>
    public Account? Account(string name) => _byName.GetValueOrDefault(name);

    /// <summary>
    /// The account that a field names; null when the field could not be read or no account has that name.
    /// </summary>
    public Account? Account(Field<string> name) => name.IsGiven ? Account(name.Value!) : null;

    /// <summary>The names of all accounts, for guesses.</summary>
    public IEnumerable<string> AccountNames => _byName.Keys;

    /// <summary>The grants of all tasks, in the order in which they were read, by the role that they need.</summary>
    public ILookup<(string Owner, string Role), RoleRequirement> GrantsByRole { get; } =
        Tasks.SelectMany(AccountTable.Grants).ToLookup(grant => (grant.Owner, grant.RoleName));
}
