using DtsApply.Sandbox.State;

namespace DtsApply.Sandbox.Gateway;

/// <summary>
/// Whose key signed a call: the account itself, a RAM user, or the session of an assumed role. Exactly one of the three
/// records below.
/// </summary>
internal abstract record SandboxCaller(string AccountId);

internal sealed record RootCaller(string AccountId) : SandboxCaller(AccountId);

internal sealed record UserCaller(string AccountId, StoredUser User) : SandboxCaller(AccountId);

internal sealed record RoleCaller(string AccountId, string RoleId, string RoleName, string Session)
    : SandboxCaller(AccountId);
