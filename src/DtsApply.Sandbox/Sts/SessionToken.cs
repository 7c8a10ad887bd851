using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using DtsApply.Sandbox.Gateway;

namespace DtsApply.Sandbox.Sts;

/// <summary>
/// What a security token says: whose session it is, and until when. The token carries it, sealed, so that nothing need
/// be remembered of a session: its key works after a restart and in another process, and there may be any number of
/// them.
/// </summary>
/// <param name="KeyId">The temporary AccessKey ID to which the token belongs.</param>
/// <param name="Account">The account of the assumed role.</param>
/// <param name="RoleId">The role; a role made anew under the same name is another one, and ends the sessions of the old
/// one.</param>
/// <param name="Session">The session's name.</param>
/// <param name="Expires">When it ends, in seconds since 1970.</param>
internal sealed record SessionToken(string KeyId, string Account, string RoleId, string Session, long Expires)
{
    /// <summary>What the session may do at most, as a policy document; null is all that the role may do.</summary>
    public string? Policy { get; init; }

    /// <summary>How temporary AccessKey IDs begin.</summary>
    public const string KeyPrefix = "STS.NT";

    // The seal keeps clients honest, not strangers out: whoever has the program can make one.
    private static readonly byte[] Seal = "dts-apply sandbox, session tokens"u8.ToArray();

    /// <summary>The token as text, as RAM's begin with CAIS.</summary>
    public string Encode()
    {
        var content = JsonSerializer.SerializeToUtf8Bytes(this, SessionJson.Default.SessionToken);
        return $"CAIS{Base64Token.Encode([.. HMACSHA256.HashData(Seal, content), .. content])}";
    }

    /// <summary>Reads a token; null for one that the sandbox did not make.</summary>
    public static SessionToken? Decode(string token)
    {
        if (
            !token.StartsWith("CAIS", StringComparison.Ordinal)
            || Base64Token.Decode(token.AsSpan(4)) is not { Length: > HMACSHA256.HashSizeInBytes } bytes
        )
        {
            return null;
        }

        var content = bytes.AsSpan(HMACSHA256.HashSizeInBytes);
        return CryptographicOperations.FixedTimeEquals(
            HMACSHA256.HashData(Seal, content),
            bytes.AsSpan(0, HMACSHA256.HashSizeInBytes)
        )
            ? JsonSerializer.Deserialize(content, SessionJson.Default.SessionToken)
            : null;
    }

    /// <summary>Whether an AccessKey ID is that of a session.</summary>
    public static bool IsKey(string keyId) => keyId.StartsWith("STS.", StringComparison.Ordinal);

    /// <summary>Without the key's ID or anything that opens something.</summary>
    public override string ToString() => $"{Account} {RoleId}:{Session} until {Expires}";
}

/// <summary>How tokens are written, without reflection.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(SessionToken))]
internal sealed partial class SessionJson : JsonSerializerContext;
