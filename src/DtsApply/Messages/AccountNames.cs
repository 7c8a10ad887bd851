using System.Collections.Immutable;
using DtsApply.Model;

namespace DtsApply.Messages;

/// <summary>How the ID of an account stands behind its name.</summary>
public enum IdForm
{
    /// <summary>Its last digits: <c>lake (…0002)</c>, where the whole ID stands elsewhere on the screen.</summary>
    Tail,

    /// <summary>Whole, in a sentence: <c>lake (1903774258810002)</c>.</summary>
    Whole,

    /// <summary>Whole, in a cell: <c>lake 1903774258810002</c>.</summary>
    Bare,
}

/// <summary>
/// How sentences name accounts: by their name in the manifests and the last digits of their ID, never by a masked ID.
/// </summary>
public sealed class AccountNames
{
    private const int UsualDigits = 4;
    private readonly ImmutableSortedDictionary<string, string> _names;
    private readonly int _digits;
    private readonly IdForm _form;

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

    private AccountNames(AccountNames names, IdForm form) =>
        (_names, _digits, _form) = (names._names, names._digits, form);

    /// <summary>The same names, with IDs in another form.</summary>
    public AccountNames With(IdForm form) => new(this, form);

    /// <summary>The declared name; null when no manifest declares the account.</summary>
    public string? Find(string accountId) => _names.GetValueOrDefault(accountId);

    /// <summary><c>lake (…0002)</c>; the whole ID when no manifest declares the account.</summary>
    public string Brief(string accountId) =>
        Find(accountId) is { } name ? $"{name} {Digits(accountId)}"
        : _form is IdForm.Bare ? Undeclared(accountId)
        : accountId;

    /// <summary><c>account lake (…0002)</c>, or <c>account 1365520871940006 (in no manifest)</c>.</summary>
    public string Full(string accountId) =>
        ScopeMessages.Account(Find(accountId) is null ? Undeclared(accountId) : Brief(accountId));

    /// <summary><c>(…0002)</c>, or the whole ID.</summary>
    public string Digits(string accountId) =>
        _form switch
        {
            IdForm.Whole => $"({accountId})",
            IdForm.Bare => accountId,
            _ => $"(…{Tail(accountId, _digits)})",
        };

    private static string Undeclared(string accountId) => $"{accountId} (in no manifest)";

    private static string Tail(string id, int digits) => id.Length > digits ? id[^digits..] : id;
}
