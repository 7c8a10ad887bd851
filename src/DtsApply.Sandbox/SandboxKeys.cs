using System.Security.Cryptography;
using System.Text;

namespace DtsApply.Sandbox;

/// <summary>
/// The keys that the sandbox issues. They follow from the account ID, so that they are the same at every start and
/// nobody has to keep them; they open nothing but a sandbox.
/// </summary>
public static class SandboxKeys
{
    /// <summary>The RAM user that every account has from the start.</summary>
    public const string UserName = "dts-apply";

    private const string Prefix = "LTAI";
    private const string RootSuffix = "Root";
    private const string UserSuffix = "User";
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    /// <summary>The account's own key, which cannot assume roles.</summary>
    /// <param name="accountId">The account's 16 digits.</param>
    public static SandboxKey ForAccount(string accountId) => Named(Prefix + accountId + RootSuffix);

    /// <summary>The key of the RAM user <see cref="UserName"/>, which can.</summary>
    /// <param name="accountId">The account's 16 digits.</param>
    public static SandboxKey OfUser(string accountId) => Named(Prefix + accountId + UserSuffix);

    /// <summary>The account whose own key this is; null for every other key.</summary>
    internal static string? RootOwner(string keyId) => Owner(keyId, RootSuffix);

    /// <summary>The account whose first user's key this is; null for every other key.</summary>
    internal static string? UserOwner(string keyId) => Owner(keyId, UserSuffix);

    /// <summary>The key that goes with an ID which the sandbox made up.</summary>
    internal static SandboxKey Named(string keyId) => new(keyId, Text($"secret of {keyId}", 30));

    /// <summary>Letters and digits that follow from a seed.</summary>
    internal static string Text(string seed, int length)
    {
        Span<byte> bytes = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes($"dts-apply sandbox, {seed}"), bytes);
        var text = new StringBuilder(length);
        foreach (var value in bytes[..length])
        {
            text.Append(Letters[value % Letters.Length]);
        }

        return text.ToString();
    }

    /// <summary>A decimal ID of 18 digits that follows from a seed, as RAM numbers roles and users.</summary>
    internal static string Number(string seed, char first)
    {
        Span<byte> bytes = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes($"dts-apply sandbox, {seed}"), bytes);
        return $"{first}{BitConverter.ToUInt64(bytes) % 100_000_000_000_000_000UL:D17}";
    }

    private static string? Owner(string keyId, string suffix) =>
        keyId.StartsWith(Prefix, StringComparison.Ordinal)
        && keyId.EndsWith(suffix, StringComparison.Ordinal)
        && keyId.Length > Prefix.Length + suffix.Length
            ? keyId[Prefix.Length..^suffix.Length]
            : null;
}

/// <summary>One AccessKey pair.</summary>
/// <param name="Id">The AccessKey ID.</param>
/// <param name="Secret">The AccessKey secret.</param>
public sealed record SandboxKey(string Id, string Secret)
{
    /// <summary>The ID alone.</summary>
    public override string ToString() => Id;
}
