using System.Collections.Immutable;
using DtsApply.Model;

namespace DtsApply.Rules;

/// <summary>Everything that the manifests of a run declare, with what the rules look up in it.</summary>
/// <param name="Accounts">In the order in which they were read.</param>
/// <param name="Tasks">In the order in which they were read.</param>
internal sealed record Declared(ImmutableArray<Account> Accounts, ImmutableArray<CrossAccountTask> Tasks)
{
    private readonly Dictionary<string, Account> _byName = Accounts.Where(account => account.Name.IsGiven)
        .GroupBy(account => account.Name.Value!).ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);

    /// <summary>The account of that name; null when none is declared.</summary>
    public Account? Account(string name) => _byName.GetValueOrDefault(name);

    /// <summary>The account that a field names; null when the field could not be read or no account has that name.</summary>
    public Account? Account(Field<string> name) => name.IsGiven ? Account(name.Value!) : null;

    /// <summary>The names of all accounts, for guesses.</summary>
    public IEnumerable<string> AccountNames => _byName.Keys;

    /// <summary>The grants of all tasks, in the order in which they were read, by the role that they need.</summary>
    public ILookup<(string Owner, string Role), Grant> GrantsByRole { get; } =
        Tasks.SelectMany(AccountTable.Grants).ToLookup(grant => (grant.Owner, grant.RoleName));
}
