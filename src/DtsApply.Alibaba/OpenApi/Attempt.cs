using System.Text.Json;
using DtsApply.Live;

namespace DtsApply.Alibaba.OpenApi;

/// <summary>How far a call got that was not answered.</summary>
internal enum Delivery
{
    /// <summary>It was answered.</summary>
    Answered,

    /// <summary>It certainly was not carried out: nothing was sent, or it was turned away before.</summary>
    NotCarriedOut,

    /// <summary>It may have been carried out.</summary>
    Unclear,
}

/// <summary>What came of sending a call once: a body, or an error of the service, or neither.</summary>
/// <param name="Body">The answer of a call that succeeded.</param>
/// <param name="Error">What the service said instead.</param>
/// <param name="Reach">How far it got.</param>
internal sealed record Attempt(JsonElement? Body, ServiceError? Error, Delivery Reach)
{
    /// <summary>No answer that can be understood: a call that may have been carried out.</summary>
    public static Attempt Unclear { get; } = new(null, null, Delivery.Unclear);

    /// <summary>How long the service asks to wait.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>
    /// What came in place of an answer, such as <c>a redirect, status 302</c>; null where nothing came.
    /// </summary>
    public string? Instead { get; init; }

    /// <summary>The address that cannot be reached at all, so that trying again is of no use; null otherwise.</summary>
    public string? Unreached { get; init; }

    /// <summary>By how much the service's clock differs from ours, where its answer tells.</summary>
    public TimeSpan Skew { get; init; }

    /// <summary>
    /// Whether the service turned it away because of too many calls. Throttling is HTTP 400 here, so the code decides.
    /// </summary>
    public bool IsThrottled => Error?.Code.Contains("Throttling", StringComparison.OrdinalIgnoreCase) is true;

    /// <summary>Whether sending it again may help.</summary>
    public bool IsTransient =>
        Body is null
        && (
            Error is null
            || IsThrottled
            || Error.Status >= 500
            || Error.Code is "ServiceUnavailable" or "InternalError" or "SignatureNonceUsed"
        );

    /// <summary>Whether it may be sent again without a look at what it did.</summary>
    public bool MayRepeat(bool writes) =>
        IsTransient && Unreached is null && (!writes || Reach is Delivery.NotCarriedOut);
}
