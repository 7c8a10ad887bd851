using DtsApply.Sandbox.State;

namespace DtsApply.Sandbox.Gateway;

/// <summary>What an AccessKey ID leads to.</summary>
/// <param name="Refusal">Why the key is not accepted; with a secret, it is said only to whoever signed with it.</param>
/// <param name="Secret">What the signature is checked with; null where there is no such key.</param>
/// <param name="Caller">Who calls, where the key is accepted.</param>
internal readonly record struct FoundKey(Refusal? Refusal, string? Secret, Caller? Caller);

/// <summary>Finds keys: the account's own, those of its RAM users, and temporary ones.</summary>
internal static class Keyring
{
    public static FoundKey Find(SandboxState state, IReadOnlySet<string> accounts, SignedCall call)
    {
        if (SandboxKeys.RootOwner(call.KeyId) is { } owner && accounts.Contains(owner))
        {
            return Permanent(call, SandboxKeys.Of(owner).Secret, new RootCaller(owner));
        }

        // A made-up account must not even be looked up, or strangers could fill the memory with empty accounts.
        var isKnown = SandboxKeys.UserOwner(call.KeyId) is not { } first || accounts.Contains(first);
        return !isKnown || state.Key(call.KeyId) is not var (account, user, key) || !accounts.Contains(account.Id) ? new(GatewayRefusals.KeyNotFound, null, null)
            : key.Status is StoredKey.Active ? Permanent(call, key.Secret, new UserCaller(account.Id, user))
            : new(GatewayRefusals.KeyInactive, null, null);
    }

    private static FoundKey Permanent(SignedCall call, string secret, Caller caller) =>
        call.Token is null ? new(null, secret, caller) : new(GatewayRefusals.TokenMismatch, secret, null);
}
