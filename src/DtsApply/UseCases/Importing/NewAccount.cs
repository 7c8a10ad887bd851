using System.Collections.Immutable;
using DtsApply.Messages;
using DtsApply.Model;
using DtsApply.Text;

namespace DtsApply.UseCases.Importing;

/// <summary>An account that no manifest declares: roles of others trust it.</summary>
/// <param name="Name">The name that it gets.</param>
/// <param name="Id">Its ID.</param>
/// <param name="Owners">The account of each role that trusts it, in any order; at least one.</param>
internal sealed record NewAccount(string Name, string Id, ImmutableArray<Account> Owners)
{
    /// <summary>
    /// Its type, which nothing tells: a guess by which most of the tasks can synchronize, since DTS does so within one
    /// type only (guide, "Usage notes"). The order of accounts, and their names, have no part in it.
    /// </summary>
    public AccountType Type => Types().First().Key;

    /// <summary>Why that type; null where it is the usual one, and goes without saying.</summary>
    public string? WhyType =>
        Types().ToList() switch
        {
            [{ Key: AccountType.Public }] => null,
            [_] => ImportMessages.TypeIsTaken(
                Owners.Select(owner => owner.Name.Value!).Order(NaturalOrder.Instance).First()
            ),
            var types => ImportMessages.TypeIsOfMost(types),
        };

    private IEnumerable<KeyValuePair<AccountType, int>> Types() =>
        Owners.CountBy(owner => owner.Type.Value).OrderByDescending(type => type.Value).ThenBy(type => type.Key);
}
