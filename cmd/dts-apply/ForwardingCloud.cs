using System.Collections.Immutable;
using DtsApply.Applying;
using DtsApply.Live;
using DtsApply.Model;
using DtsApply.Planning;

namespace DtsApply.Cmd;

/// <summary>A door before another one: what it adds stands at the writes, all else passes through.</summary>
internal abstract class ForwardingCloud(ICloud cloud) : ICloud
{
    public string FindCredentials(Account account) => cloud.FindCredentials(account);

    public Task<Identity> WhoAmIAsync(Account account, CancellationToken cancellationToken) =>
        cloud.WhoAmIAsync(account, cancellationToken);

    public Task<Role?> ReadRoleAsync(Account account, string role, CancellationToken cancellationToken) =>
        cloud.ReadRoleAsync(account, role, cancellationToken);

    public Task<Role?> ReadRoleWhereAsync(
        Account account,
        string role,
        Predicate<TrustPolicy> onlyWhere,
        CancellationToken cancellationToken
    ) => cloud.ReadRoleWhereAsync(account, role, onlyWhere, cancellationToken);

    public Task<ImmutableArray<ListedRole>> ListRolesAsync(
        Account account,
        string? set,
        CancellationToken cancellationToken
    ) => cloud.ListRolesAsync(account, set, cancellationToken);

    public Task TryAssumeAsync(Account by, Account owner, string role, CancellationToken cancellationToken) =>
        cloud.TryAssumeAsync(by, owner, role, cancellationToken);

    public async Task<string> CarryOutAsync(
        Account account,
        string role,
        RoleAction action,
        StopSignals signals,
        Func<Task>? beforeAgain = null
    ) => await AroundAsync(() => cloud.CarryOutAsync(account, role, action, signals, beforeAgain));

    /// <summary>Does something around a write.</summary>
    protected abstract Task<string> AroundAsync(Func<Task<string>> write);
}
