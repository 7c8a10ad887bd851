using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;

namespace DtsApply.Alibaba.OpenApi;

/// <summary>Reads answers. A gateway may answer with HTML, XML or nothing at all: whatever is not the service's own JSON is no answer.</summary>
internal static class Answers
{
    // Turned away by the gateway before the product saw the call.
    private static readonly string[] NotCarriedOut = ["SignatureNonceUsed"];

    /// <summary>Reads one answer.</summary>
    public static Attempt Read(HttpResponseMessage response, ReadOnlySpan<byte> body, DateTimeOffset now)
    {
        var root = Parse(body);
        if (response.IsSuccessStatusCode)
        {
            return root is { } answer && answer.TryGetProperty("RequestId", out _) ? new(answer, null, Reach.Answered) : new(null, null, Reach.Unclear);
        }

        if (root is not { } error || Text(error, "Code") is not { Length: > 0 } code)
        {
            return new(null, null, Reach.Unclear) { RetryAfter = After(response.Headers) };
        }

        var read = new Attempt(null, new(code, Text(error, "Message") ?? "", Text(error, "RequestId"), (int)response.StatusCode), Reach.Answered)
        {
            RetryAfter = After(response.Headers),
            Skew = response.Headers.Date is { } date ? (date - now).Duration() : TimeSpan.Zero,
        };
        return !read.IsTransient ? read : read with { Reach = read.IsThrottled || NotCarriedOut.Contains(code) ? Reach.NotCarriedOut : Reach.Unclear };
    }

    private static JsonElement? Parse(ReadOnlySpan<byte> body)
    {
        try
        {
            var reader = new Utf8JsonReader(body);
            return JsonElement.TryParseValue(ref reader, out var element) && element is { ValueKind: JsonValueKind.Object } ? element : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? Text(JsonElement parent, string name) => parent.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;

    private static TimeSpan? After(HttpResponseHeaders headers) =>
        headers.RetryAfter?.Delta
        ?? (headers.TryGetValues("x-acs-retry-after", out var values) && double.TryParse(values.First(), CultureInfo.InvariantCulture, out var milliseconds) && milliseconds is > 0 and < 600_000
            ? TimeSpan.FromMilliseconds(milliseconds) : null);
}
