using DtsApply.Sandbox.State;

namespace DtsApply.Sandbox.Gateway;

/// <summary>
/// Whose key signed a call: the account itself, a RAM user, or the session of an assumed role; or the bearer of a token
/// that nobody signed for. Exactly one of the four records below.
/// </summary>
internal abstract record SandboxCaller(string AccountId);

internal sealed record RootCaller(string AccountId) : SandboxCaller(AccountId);

internal sealed record UserCaller(string AccountId, StoredUser User) : SandboxCaller(AccountId);

internal sealed record RoleCaller(string AccountId, string RoleId, string RoleName, string Session)
    : SandboxCaller(AccountId)
{
    /// <summary>What the session may do at most, as a policy document; null is all that the role may do.</summary>
    public string? Policy { get; init; }
}

/// <summary>Someone without a key, who asks for a role of the account.</summary>
internal sealed record TokenBearer(string AccountId) : SandboxCaller(AccountId);
