using DtsApply.Alibaba.OpenApi;
using DtsApply.Live;

namespace DtsApply.Alibaba.Credentials;

/// <summary>A role that is to be assumed (STS, AssumeRole and AssumeRoleWithOIDC).</summary>
/// <param name="Arn">Such as <c>acs:ram::1646821763560001:role/deployer</c>.</param>
/// <param name="Session">The session's name in the service's logs.</param>
internal sealed record RoleRequest(string Arn, string Session)
{
    /// <summary>Sent along where the role's trust policy asks for one.</summary>
    public string? ExternalId { get; init; }

    /// <summary>What the session may do at most, as a policy document.</summary>
    public string? Policy { get; init; }

    /// <summary>How long the session lasts, 900 to 43200; null is the service's default, an hour.</summary>
    public int? Seconds { get; init; }

    /// <summary>The host of STS, when there is no other endpoint.</summary>
    public required string Host { get; init; }
}

/// <summary>The part of STS that makes sessions; called for one account.</summary>
internal interface ISessions
{
    /// <summary>A session of a role, asked for with a key.</summary>
    /// <param name="role">The role.</param>
    /// <param name="key">Whose call it is.</param>
    /// <param name="caller">The identity of the key, where it was asked for; named where the call is denied.</param>
    /// <param name="cancellationToken">Ends it.</param>
    Task<AccessKey> AssumeAsync(RoleRequest role, AccessKey key, Caller? caller, CancellationToken cancellationToken);

    /// <summary>A session of a role, asked for with the token of an OpenID Connect provider.</summary>
    /// <param name="role">The role.</param>
    /// <param name="provider">The provider's ARN in RAM.</param>
    /// <param name="token">The token, which is a secret.</param>
    /// <param name="cancellationToken">Ends it.</param>
    Task<AccessKey> AssumeWithTokenAsync(
        RoleRequest role,
        string provider,
        string token,
        CancellationToken cancellationToken
    );
}

/// <summary>Gets keys to assume roles with, and whose they are.</summary>
/// <param name="refused">The key whose session the service calls ended; null where none was tried.</param>
/// <param name="cancellationToken">Ends it.</param>
/// <returns>The refused key itself where there is no other.</returns>
internal delegate Task<(AccessKey Key, Caller? Caller)> AssumingKey(
    AccessKey? refused,
    CancellationToken cancellationToken
);

/// <summary>
/// A role that is assumed with other keys. Where these are a session that ended before it was due, they are renewed
/// once, and the role is asked for once more.
/// </summary>
/// <param name="label">How screens name it.</param>
/// <param name="role">The role.</param>
/// <param name="from">Gets the other keys.</param>
/// <param name="sessions">Makes sessions.</param>
internal sealed class AssumedRole(string label, RoleRequest role, AssumingKey from, ISessions sessions) : IKeySource
{
    public string Label => label;

    public bool CanRenew => true;

    public async Task<AccessKey> FetchAsync(CancellationToken cancellationToken)
    {
        var (key, caller) = await from(null, cancellationToken);
        try
        {
            return await AssumeAsync(key, caller, cancellationToken);
        }
        catch (CloudException exception) when (exception.Error?.Code is ServiceCodes.TokenExpired)
        {
            var refused = key;
            (key, caller) = await from(refused, cancellationToken);
            if (key == refused)
            {
                throw;
            }
        }

        return await AssumeAsync(key, caller, cancellationToken);
    }

    private async Task<AccessKey> AssumeAsync(AccessKey key, Caller? caller, CancellationToken cancellationToken) =>
        (await sessions.AssumeAsync(role, key, caller, cancellationToken)).Named(label);
}

/// <summary>A role that is assumed with the token that a CI or a cluster wrote to a file.</summary>
/// <param name="label">How screens name it.</param>
/// <param name="role">The role.</param>
/// <param name="provider">The provider's ARN in RAM.</param>
/// <param name="token">Reads the token, anew each time: whoever wrote it renews it.</param>
/// <param name="sessions">Makes sessions.</param>
internal sealed class OidcRole(string label, RoleRequest role, string provider, Func<string> token, ISessions sessions)
    : IKeySource
{
    public string Label => label;

    public bool CanRenew => true;

    public async Task<AccessKey> FetchAsync(CancellationToken cancellationToken) =>
        (await sessions.AssumeWithTokenAsync(role, provider, token(), cancellationToken)).Named(label);
}
