using System.Collections.Immutable;
using DtsApply.Model;

namespace DtsApply.Messages;

/// <summary>
/// How sentences name accounts: by their name in the manifests and the last digits of their ID, never by a masked ID.
/// </summary>
public sealed class AccountNames
{
    private const int UsualDigits = 4;
    private readonly ImmutableSortedDictionary<string, string> _names;
    private readonly int _digits;

    /// <summary>Takes the names of the declared accounts.</summary>
    public AccountNames(IEnumerable<Account> accounts)
    {
        _names = accounts
            .Where(account => account.Id.IsGiven && account.Name.IsGiven)
            .GroupBy(account => account.Id.Value!)
            .ToImmutableSortedDictionary(
                group => group.Key,
                group => group.First().Name.Value!,
                StringComparer.Ordinal
            );
        // As many digits as tell the IDs of one run apart.
        _digits = Enumerable
            .Range(UsualDigits, AccountId.Length - UsualDigits + 1)
            .First(digits =>
                digits is AccountId.Length
                || _names.Keys.Select(id => Tail(id, digits)).Distinct().Count() == _names.Count
            );
    }

    /// <summary>The declared name; null when no manifest declares the account.</summary>
    public string? Find(string accountId) => _names.GetValueOrDefault(accountId);

    /// <summary><c>lake (…0002)</c>; the whole ID when no manifest declares the account.</summary>
    public string Brief(string accountId) => Find(accountId) is { } name ? $"{name} {Digits(accountId)}" : accountId;

    /// <summary><c>account lake (…0002)</c>, or <c>account 1365520871940006 (in no manifest)</c>.</summary>
    public string Full(string accountId) =>
        ScopeMessages.Account(Find(accountId) is null ? $"{accountId} (in no manifest)" : Brief(accountId));

    /// <summary><c>(…0002)</c>.</summary>
    public string Digits(string accountId) => $"(…{Tail(accountId, _digits)})";

    private static string Tail(string id, int digits) => id.Length > digits ? id[^digits..] : id;
}
