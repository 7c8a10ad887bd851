using System.Collections.Immutable;
using DtsApply.Applying;
using DtsApply.Model;
using DtsApply.Planning;

namespace DtsApply.Live;

/// <summary>
/// The one door to the cloud. Behind it: the signed OpenAPI client, for Alibaba Cloud and for the sandbox alike.
/// Every member throws <see cref="CloudException"/> for what the service or the credentials refuse, and for no answer.
/// </summary>
public interface ICloud
{
    /// <summary>
    /// Finds the credentials of an account without calling anything, and says where they are kept, such as <c>profile
    /// orders</c>.
    /// </summary>
    string FindCredentials(Account account);

    /// <summary>Asks STS whose credentials these are. A read: retried until it is answered or time is up.</summary>
    Task<Identity> WhoAmIAsync(Account account, CancellationToken cancellationToken);

    /// <summary>
    /// Reads one role with its policies and tags; null when there is none. At most three calls: the last two are spared
    /// where there is no role.
    /// </summary>
    Task<Role?> ReadRoleAsync(Account account, string role, CancellationToken cancellationToken);

    /// <summary>
    /// Lists the roles that carry the ownership tags of a set. A listing may lag behind: it is never proof, what it
    /// names is read before anything is done about it.
    /// </summary>
    Task<ImmutableArray<ListedRole>> ListRolesAsync(Account account, string set, CancellationToken cancellationToken);

    /// <summary>
    /// Carries out one write and returns the service's request ID. What was certainly not carried out, such as a
    /// throttled call, is tried again; where the answer was lost it throws <see cref="FailureKind.Lost"/> and leaves it
    /// to the caller to look. Once the run is to stop nothing is tried again; then the failure is
    /// <see cref="CloudException.IsGivenUp"/>.
    /// </summary>
    /// <param name="account">The account.</param>
    /// <param name="role">The role's name.</param>
    /// <param name="action">The write.</param>
    /// <param name="signals">Ends it.</param>
    /// <param name="beforeAgain">Called after every wait, before the write is sent again; what it throws ends it, and
    /// nothing is sent.</param>
    Task<string> CarryOutAsync(
        Account account,
        string role,
        RoleAction action,
        StopSignals signals,
        Func<Task>? beforeAgain = null
    );
}

/// <summary>A role as a listing shows it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Set">The set that its tags name; null where they name none, or the listing shows no tags.</param>
/// <param name="ShowsTags">Whether the listing shows tags at all.</param>
public sealed record ListedRole(string Name, string? Set, bool ShowsTags);
