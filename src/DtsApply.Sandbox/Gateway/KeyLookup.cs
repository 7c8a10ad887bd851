using DtsApply.Sandbox.State;
using DtsApply.Sandbox.Sts;

namespace DtsApply.Sandbox.Gateway;

/// <summary>What an AccessKey ID leads to.</summary>
/// <param name="Refusal">Why the key is not accepted; with a secret, it is said only to whoever signed with it.</param>
/// <param name="Secret">What the signature is checked with; null where there is no such key.</param>
/// <param name="Caller">Who calls, where the key is accepted.</param>
internal readonly record struct FoundKey(Refusal? Refusal, string? Secret, SandboxCaller? Caller);

/// <summary>Finds keys: the account's own, those of its RAM users, and temporary ones.</summary>
internal static class KeyLookup
{
    public static FoundKey Find(SandboxState state, IReadOnlySet<string> accounts, SignedCall call, DateTimeOffset now)
    {
        if (SessionToken.IsKey(call.KeyId))
        {
            return Temporary(state, accounts, call, now);
        }

        if (SandboxKeys.RootOwner(call.KeyId) is { } owner && accounts.Contains(owner))
        {
            return Permanent(call, SandboxKeys.ForAccount(owner).Secret, new RootCaller(owner));
        }

        // A made-up account must not even be looked up, or strangers could fill the memory with empty accounts.
        var isKnown = SandboxKeys.UserOwner(call.KeyId) is not { } first || accounts.Contains(first);
        return !isKnown || state.Key(call.KeyId) is not var (account, user, key) || !accounts.Contains(account.Id)
                ? new(GatewayRefusals.KeyNotFound, null, null)
            : key.Status is StoredKey.Active ? Permanent(call, key.Secret, new UserCaller(account.Id, user))
            : new(GatewayRefusals.KeyInactive, null, null);
    }

    private static FoundKey Permanent(SignedCall call, string secret, SandboxCaller caller) =>
        call.Token is null
            ? new(null, secret, caller)
            : new(
                SessionToken.Decode(call.Token) is null
                    ? GatewayRefusals.TokenMalformed
                    : GatewayRefusals.TokenMismatch,
                secret,
                null
            );

    private static FoundKey Temporary(
        SandboxState state,
        IReadOnlySet<string> accounts,
        SignedCall call,
        DateTimeOffset now
    )
    {
        var secret = SandboxKeys.Named(call.KeyId).Secret;
        return call.Token is null ? new(GatewayRefusals.TokenMissing, null, null)
            : SessionToken.Decode(call.Token) is not { } token ? new(GatewayRefusals.TokenMalformed, secret, null)
            : token.KeyId != call.KeyId ? new(GatewayRefusals.TokenMismatch, secret, null)
            : now.ToUnixTimeSeconds() >= token.Expires ? new(GatewayRefusals.TokenExpired, secret, null)
            : RoleOf(state, accounts, token) is not { } role ? new(GatewayRefusals.KeyNotFound, null, null)
            : new(
                null,
                secret,
                new RoleCaller(token.Account, role.Id, role.Name, token.Session) { Policy = token.Policy }
            );
    }

    /// <summary>The role of a session. Deleting the role ends its sessions at once (RAM, DeleteRole).</summary>
    private static StoredRole? RoleOf(SandboxState state, IReadOnlySet<string> accounts, SessionToken token) =>
        accounts.Contains(token.Account)
            ? state.Account(token.Account).Roles.Values.FirstOrDefault(role => role.Id == token.RoleId)
            : null;
}
