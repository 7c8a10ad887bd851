using System.Collections.Immutable;
using DtsApply.Messages;
using DtsApply.Model;

namespace DtsApply.Live;

/// <summary>What is to be read of live accounts, whatever it will be used for.</summary>
/// <param name="Accounts">The accounts, sorted by name.</param>
/// <param name="Set">The set whose roles are listed.</param>
/// <param name="Names">How sentences name the declared accounts.</param>
/// <param name="Parallelism">How many accounts at once.</param>
public sealed record ReadRequest(
    ImmutableArray<AccountToRead> Accounts,
    string Set,
    AccountNames Names,
    int Parallelism
)
{
    /// <summary>
    /// Whether listings must come: where one does not, that is told as what keeps an account from being judged.
    /// </summary>
    public bool IsStrict { get; init; }
}

/// <summary>What is to be read of one account, once its identity is proved.</summary>
/// <param name="Account">The account.</param>
/// <param name="Roles">The roles, by name, each once.</param>
/// <param name="Listing">Whether the roles of the set, or of the account, are listed, too.</param>
public sealed record AccountToRead(Account Account, ImmutableArray<string> Roles, Listing Listing)
{
    /// <summary>
    /// Of the roles that are read because they are listed, those with such a trust policy; of all others nothing else
    /// is asked. Null where all are read.
    /// </summary>
    public Predicate<TrustPolicy>? OnlyWhere { get; init; }
}

/// <summary>Which roles are listed in an account, besides those that are read by name.</summary>
public enum Listing
{
    /// <summary>They are not.</summary>
    None,

    /// <summary>Their names are good to know: where nothing is answered, the account counts as read.</summary>
    Names,

    /// <summary>They are needed: each is read, since a listing is never proof.</summary>
    Roles,

    /// <summary>All roles of the account are needed, whoever made them, but those that belong to services.</summary>
    All,
}
