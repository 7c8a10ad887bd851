using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace DtsApply.Sandbox;

/// <summary>
/// The OpenID Connect provider that every account of the sandbox has, and its tokens: JSON Web Tokens, signed with
/// ES256 by a key that follows from a fixed seed. As all keys of the sandbox it opens nothing else.
/// </summary>
public static class SandboxOidc
{
    /// <summary>The provider's name in every account.</summary>
    public const string ProviderName = "sandbox";

    /// <summary>Who issues its tokens; the domain is one that never exists.</summary>
    public const string Issuer = "https://sandbox.dts-apply.invalid";

    /// <summary>For whom its tokens are, the only audience that the provider knows.</summary>
    public const string Audience = "sts.aliyuncs.com";

    /// <summary>Whom a token is of when nothing else is said, in the form of the tokens of GitHub Actions.</summary>
    public const string Subject = "repo:example/infra:ref:refs/heads/main";

    private static readonly string Header = Base64Url.EncodeToString(
        """{"alg":"ES256","typ":"JWT","kid":"dts-apply-sandbox"}"""u8
    );

    // A scalar of P-256, to which its point follows.
    private static readonly byte[] Secret = SHA256.HashData("dts-apply sandbox, OpenID Connect provider"u8);

    /// <summary>The provider's ARN in an account.</summary>
    /// <param name="accountId">The account's 16 digits.</param>
    public static string ProviderArn(string accountId) => $"acs:ram::{accountId}:oidc-provider/{ProviderName}";

    /// <summary>A token.</summary>
    /// <param name="subject">Whom it is of, the claim <c>sub</c>.</param>
    /// <param name="audience">For whom it is, the claim <c>aud</c>; STS takes <see cref="Audience"/> only.</param>
    /// <param name="now">When it is issued.</param>
    /// <param name="life">How long it is valid; a negative one makes a token that has expired.</param>
    public static string Token(string subject, string audience, DateTimeOffset now, TimeSpan life)
    {
        using var claims = new MemoryStream();
        using (var json = new Utf8JsonWriter(claims))
        {
            json.WriteStartObject();
            json.WriteString("iss", Issuer);
            json.WriteString("sub", subject);
            json.WriteString("aud", audience);
            json.WriteNumber("iat", now.ToUnixTimeSeconds());
            json.WriteNumber("exp", (now + life).ToUnixTimeSeconds());
            json.WriteEndObject();
        }

        return Signed($"{Header}.{Base64Url.EncodeToString(claims.ToArray())}");
    }

    /// <summary>Whether a text begins as the tokens of the sandbox do.</summary>
    /// <param name="text">The text.</param>
    public static bool BeginsAToken(string text) => text.StartsWith($"{Header}.", StringComparison.Ordinal);

    /// <summary>A token of the provider's, from its first two parts.</summary>
    internal static string Signed(string content)
    {
        using var key = Key();
        var signature = key.SignData(Encoding.ASCII.GetBytes(content), HashAlgorithmName.SHA256);
        return $"{content}.{Base64Url.EncodeToString(signature)}";
    }

    /// <summary>Whether the provider signed the first two parts of a token.</summary>
    internal static bool IsSigned(string content, ReadOnlySpan<byte> signature)
    {
        using var key = Key();
        return key.VerifyData(Encoding.ASCII.GetBytes(content), signature, HashAlgorithmName.SHA256);
    }

    private static ECDsa Key() => ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, D = Secret });
}
