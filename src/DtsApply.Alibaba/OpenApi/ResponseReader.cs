using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using DtsApply.Live;
using DtsApply.Messages;

namespace DtsApply.Alibaba.OpenApi;

/// <summary>
/// Reads answers. A gateway may answer with HTML, XML or nothing at all: whatever is not the service's own JSON is no
/// answer.
/// </summary>
internal static class ResponseReader
{
    // The service's codes and request IDs are short; what is not is some other text in their place.
    private const int LongestCode = 128;

    /// <summary>Reads one answer.</summary>
    public static Attempt Read(HttpResponseMessage response, ReadOnlySpan<byte> body, DateTimeOffset now)
    {
        var root = Parse(body);
        if (response.IsSuccessStatusCode)
        {
            return
                root is { } answer
                && Text(answer, "RequestId") is { Length: > 0 and <= LongestCode }
                && Text(answer, "Code") is null
                ? new(answer, null, Delivery.Answered)
                : Attempt.Unclear with
                {
                    Instead = Said(response, body, root),
                };
        }

        if (root is not { } error || Text(error, "Code") is not { Length: > 0 and <= LongestCode } code)
        {
            return Attempt.Unclear with
            {
                RetryAfter = After(response.Headers, now),
                Instead = Said(response, body, root),
            };
        }

        var status = (int)response.StatusCode;
        return ServiceCodes.Fits(code, status)
            ? Refused(response, error, code, now)
            : Attempt.Unclear with
            {
                Instead = UnexpectedAnswerMessages.CodeWithWrongStatus(code, status),
            };
    }

    private static Attempt Refused(HttpResponseMessage response, JsonElement error, string code, DateTimeOffset now)
    {
        var (message, status) = (Text(error, "Message") ?? "", (int)response.StatusCode);
        var requestId = Text(error, "RequestId") is { Length: <= LongestCode } id ? id : null;
        var said = new ServiceError(code, message, requestId, status) { Denial = Denied(error) };
        var read = new Attempt(null, said, Delivery.Answered)
        {
            RetryAfter = After(response.Headers, now),
            Skew = response.Headers.Date is { } date ? (date - now).Duration() : TimeSpan.Zero,
        };

        // SignatureNonceUsed is unclear too: our nonces are never used twice, so something between us and the service
        // doubled the request, and its twin may have been carried out.
        return !read.IsTransient
            ? read
            : read with
            {
                Reach = read.IsThrottled ? Delivery.NotCarriedOut : Delivery.Unclear,
            };
    }

    // Only its kind and status are told: whatever a gateway writes is no one's business on a terminal.
    private static string Said(HttpResponseMessage response, ReadOnlySpan<byte> body, JsonElement? root)
    {
        var status = (int)response.StatusCode;
        return status is >= 300 and < 400 ? UnexpectedAnswerMessages.Redirect(status)
            : body.IsEmpty ? UnexpectedAnswerMessages.Nothing(status)
            : root is null ? UnexpectedAnswerMessages.ForeignPage(status)
            : UnexpectedAnswerMessages.NotWholeWithStatus(status);
    }

    // Only words that are known are taken over: they are put into sentences.
    private static Denial? Denied(JsonElement error) =>
        error.TryGetProperty("AccessDeniedDetail", out var detail)
        && detail.ValueKind is JsonValueKind.Object
        && Text(detail, "NoPermissionType") is ("ImplicitDeny" or "ExplicitDeny") and var type
            ? new(type, Text(detail, "PolicyType") ?? "")
            : null;

    /// <summary>A text of an answer; null where it is missing, no text, or not even Unicode.</summary>
    public static string? Text(JsonElement parent, string name)
    {
        try
        {
            return parent.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String
                ? value.GetString()
                : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static JsonElement? Parse(ReadOnlySpan<byte> body)
    {
        try
        {
            var reader = new Utf8JsonReader(body);
            var element = JsonElement.ParseValue(ref reader);
            return element.ValueKind is JsonValueKind.Object && !reader.Read() ? element : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // Retry-After in seconds or as a date (RFC 9110); x-acs-retry-after in milliseconds, as the official SDKs read it.
    private static TimeSpan? After(HttpResponseHeaders headers, DateTimeOffset now)
    {
        var after = headers.RetryAfter?.Delta ?? (headers.RetryAfter?.Date - now) ?? Milliseconds(headers);
        return after > TimeSpan.Zero ? after : null;
    }

    private static TimeSpan? Milliseconds(HttpResponseHeaders headers) =>
        headers.TryGetValues("x-acs-retry-after", out var values)
        && int.TryParse(values.First(), CultureInfo.InvariantCulture, out var milliseconds)
            ? TimeSpan.FromMilliseconds(milliseconds)
            : null;
}
