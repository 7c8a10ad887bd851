using System.Collections.Immutable;
using DtsApply.Model;

namespace DtsApply.Live;

/// <summary>
/// The part of the door to the cloud that reads. Every member throws <see cref="CloudException"/> for what the service
/// or the credentials refuse, and for no answer.
/// </summary>
public interface ICloudReader
{
    /// <summary>
    /// Finds the credentials of an account without calling anything, and says where they are kept, such as <c>profile
    /// orders</c>.
    /// </summary>
    string FindCredentials(Account account);

    /// <summary>Asks STS whose credentials these are. A read: retried until it is answered or time is up.</summary>
    Task<Identity> WhoAmIAsync(Account account, CancellationToken cancellationToken);

    /// <summary>
    /// Reads one role with its policies and tags, all three at once; null when there is none, which GetRole alone
    /// decides. Where the three disagree about that, they are asked once more, and then it is no answer.
    /// </summary>
    Task<Role?> ReadRoleAsync(Account account, string role, CancellationToken cancellationToken);

    /// <summary>
    /// Reads one role if its trust policy is one of those that are looked for: GetRole is asked first, and for its
    /// policies and tags only then. It takes two round trips where <see cref="ReadRoleAsync"/> takes one, but of many
    /// roles most cost a single call.
    /// </summary>
    /// <param name="account">The account.</param>
    /// <param name="role">The role's name.</param>
    /// <param name="onlyWhere">Whether a trust policy is one of those that are looked for.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The role; null where its trust policy is another, and when there is none.</returns>
    Task<Role?> ReadRoleWhereAsync(
        Account account,
        string role,
        Predicate<TrustPolicy> onlyWhere,
        CancellationToken cancellationToken
    );

    /// <summary>
    /// Lists the roles that carry the ownership tags of a set, or all roles of the account. A listing may lag behind:
    /// it is never proof, what it names is read before anything is done about it.
    /// </summary>
    /// <param name="account">The account.</param>
    /// <param name="set">The set; null for all roles, whoever made them.</param>
    /// <param name="cancellationToken">Ends it.</param>
    Task<ImmutableArray<ListedRole>> ListRolesAsync(Account account, string? set, CancellationToken cancellationToken);

    /// <summary>
    /// Tries to assume a role of another account, and lets go of the session at once: nothing can be done with it (see
    /// <see cref="TrialSession"/>), and nothing of it is kept.
    /// </summary>
    /// <param name="by">The account whose credentials are used.</param>
    /// <param name="owner">The account of the role.</param>
    /// <param name="role">The role's name.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="CloudException">It was refused, or not answered.</exception>
    Task TryAssumeAsync(Account by, Account owner, string role, CancellationToken cancellationToken);
}

/// <summary>A role as a listing shows it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Set">The set that its tags name; null where they name none, or the listing shows no tags.</param>
/// <param name="ShowsTags">Whether the listing shows tags at all.</param>
public sealed record ListedRole(string Name, string? Set, bool ShowsTags);
