using System.Globalization;
using System.Text.Json;
using DtsApply.Alibaba.OpenApi;

namespace DtsApply.Alibaba.Credentials;

/// <summary>
/// Keys as services and programs hand them out: one JSON object, with names of their own. Whatever is wrong with an
/// answer is told without ever quoting it.
/// </summary>
internal static class GivenKey
{
    /// <summary>
    /// What the metadata service, a credentials URI and STS answer: <c>AccessKeyId</c>, <c>AccessKeySecret</c>,
    /// <c>SecurityToken</c>, <c>Expiration</c>.
    /// </summary>
    /// <returns>Null where that is no such answer, or <c>Code</c> is not <c>Success</c>.</returns>
    public static AccessKey? FromService(string? text) =>
        Parse(text) is { } answer && ResponseReader.Text(answer, "Code") is null or "Success"
            ? OfService(answer)
            : null;

    /// <summary>
    /// What a program of mode External prints, shaped as a profile of mode AK or StsToken.
    /// </summary>
    /// <returns>Null where that is none.</returns>
    public static AccessKey? FromProfile(string? text)
    {
        if (Parse(text) is not { } profile)
        {
            return null;
        }

        var mode = ResponseReader.Text(profile, "mode") ?? "";
        var key = Key(profile, "access_key_id", "access_key_secret", "sts_token", CliProfile.End(profile));
        return mode.ToUpperInvariant() switch
        {
            "AK" => key is null ? null : new(key.Id, key.SecretText),
            "STSTOKEN" => key is { Token: not null } ? key : null,
            _ => null,
        };
    }

    /// <summary>A key of an answer of STS.</summary>
    public static AccessKey? FromSession(JsonElement answer) =>
        answer.TryGetProperty("Credentials", out var key) && key.ValueKind is JsonValueKind.Object
            ? OfService(key)
            : null;

    private static AccessKey? OfService(JsonElement key) =>
        Key(key, "AccessKeyId", "AccessKeySecret", "SecurityToken", Time(ResponseReader.Text(key, "Expiration")));

    private static AccessKey? Key(JsonElement from, string id, string secret, string token, DateTimeOffset? end) =>
        Part(from, id) is { Length: > 0 } keyId
        && Part(from, secret) is { Length: > 0 } keySecret
        && Part(from, token) is var keyToken
            ? new(keyId, keySecret, keyToken is { Length: > 0 } ? keyToken : null) { Expires = end }
            : null;

    // A part that cannot travel in a header is no part of a key.
    private static string? Part(JsonElement from, string name) =>
        ResponseReader.Text(from, name)?.Trim() is { } part && KeyText.Travels(part) ? part : null;

    private static DateTimeOffset? Time(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time
            : null;

    private static JsonElement? Parse(string? text)
    {
        try
        {
            return text is null ? null
                : JsonElement.Parse(text) is { ValueKind: JsonValueKind.Object } answer ? answer
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
