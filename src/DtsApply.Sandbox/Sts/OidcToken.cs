using System.Buffers;
using System.Text.Json;
using DtsApply.Sandbox.Gateway;

namespace DtsApply.Sandbox.Sts;

/// <summary>
/// What a token of the sandbox's provider says. It is a secret: nothing of it is ever repeated in an error.
/// </summary>
/// <param name="Subject">Whom it is of.</param>
/// <param name="Audiences">For whom it is.</param>
/// <param name="Issued">When it was issued.</param>
/// <param name="Expires">When it ends.</param>
internal sealed record OidcToken(
    string Subject,
    IReadOnlyList<string> Audiences,
    DateTimeOffset Issued,
    DateTimeOffset Expires
)
{
    private const int Longest = 20_000;

    /// <summary>How far the clock of an issuer may be ahead.</summary>
    private static readonly TimeSpan Ahead = TimeSpan.FromMinutes(1);

    private static readonly SearchValues<char> Letters = SearchValues.Create(SessionChecks.Alphanumeric + "-_");
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 8 };

    /// <summary>
    /// Reads a token and checks it: its form, its algorithm, who issued and signed it, for whom it is, and its time.
    /// </summary>
    /// <param name="text">The token as it was sent.</param>
    /// <param name="now">The moment.</param>
    /// <param name="token">What it says, where all is right.</param>
    public static Refusal? Read(string text, DateTimeOffset now, out OidcToken? token)
    {
        token = null;
        if (text.Length is 0)
        {
            return OidcRefusals.TokenIsEmpty;
        }

        if (text.Length > Longest || text.Split('.') is not [var head, var body, var signature])
        {
            return OidcRefusals.TokenIsNotInThreeParts;
        }

        if (Bytes(head) is not { } header || Bytes(body) is not { } claims || Bytes(signature) is not { } signed)
        {
            return OidcRefusals.TokenIsNotDecoded;
        }

        try
        {
            using var about = JsonDocument.Parse(header, Strict);
            using var said = JsonDocument.Parse(claims, Strict);
            return Text(about.RootElement, "alg") is not "ES256" || about.RootElement.TryGetProperty("crit", out _)
                    ? OidcRefusals.AlgorithmIsUnknown
                : Text(said.RootElement, "iss") is not SandboxOidc.Issuer ? OidcRefusals.IssuerDiffers
                : !SandboxOidc.IsSigned($"{head}.{body}", signed) ? OidcRefusals.SignatureIsWrong
                : Check(said.RootElement, now, out token);
        }
        catch (Exception unreadable) when (unreadable is JsonException or InvalidOperationException)
        {
            // InvalidOperationException: no object, or half of a surrogate pair.
            return OidcRefusals.ContentIsUnknown;
        }
    }

    public override string ToString() => "a token";

    private static Refusal? Check(JsonElement claims, DateTimeOffset now, out OidcToken? token)
    {
        token = null;
        if (
            Text(claims, "sub") is not { Length: > 0 } subject
            || Moment(claims, "iat") is not { } issued
            || Moment(claims, "exp") is not { } expires
            || issued > now + Ahead
            || (claims.TryGetProperty("nbf", out _) && !(Moment(claims, "nbf") <= now + Ahead))
        )
        {
            return OidcRefusals.ContentIsUnknown;
        }

        var audiences = Audience(claims);
        token = new(subject, audiences, issued, expires);
        return !audiences.Contains(SandboxOidc.Audience) ? OidcRefusals.AudienceDiffers
            : expires <= now ? OidcRefusals.TokenIsExpired
            : null;
    }

    private static byte[]? Bytes(string part) =>
        part.Length is 0 || part.AsSpan().ContainsAnyExcept(Letters) ? null : Base64Token.Decode(part);

    private static string? Text(JsonElement claims, string name) =>
        claims.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String
            ? value.GetString()
            : null;

    /// <summary>A moment in seconds since 1970, of which fractions count for nothing.</summary>
    private static DateTimeOffset? Moment(JsonElement claims, string name) =>
        claims.TryGetProperty(name, out var value)
        && value.ValueKind is JsonValueKind.Number
        && value.TryGetDouble(out var seconds)
        && seconds is >= 0 and < 253402300800
            ? DateTimeOffset.FromUnixTimeSeconds((long)seconds)
            : null;

    /// <summary>One text, or a list of texts.</summary>
    private static List<string> Audience(JsonElement claims) =>
        !claims.TryGetProperty("aud", out var value) ? []
        : value.ValueKind is JsonValueKind.Array
            ?
            [
                .. value
                    .EnumerateArray()
                    .Where(one => one.ValueKind is JsonValueKind.String)
                    .Select(one => one.GetString()!),
            ]
        : Text(claims, "aud") is { } single ? [single]
        : [];
}
