namespace DtsApply.Applying;

/// <summary>Why a call did not do what it should.</summary>
public enum FailureKind
{
    /// <summary>There are no credentials, or the service does not accept them: unknown, disabled, expired, a clock that is off.</summary>
    Credentials,

    /// <summary>The identity may not do this.</summary>
    Denied,

    /// <summary>No answer, or none but throttling and faults, after all retries.</summary>
    NoAnswer,

    /// <summary>A write was sent and its answer was lost: it may have been carried out.</summary>
    Lost,

    /// <summary>The sandbox cannot keep its state, on a full disk for example: the call was not carried out.</summary>
    NotKept,

    /// <summary>The service refused for a reason of its own, see <see cref="ServiceError.Code"/>.</summary>
    Refused,
}

/// <summary>An error as the service words it. Clients decide by its code alone; texts differ between the service's generations.</summary>
/// <param name="Code">Such as <c>EntityNotExist.Role</c>.</param>
/// <param name="Message">The service's own text; shown only with -v.</param>
/// <param name="RequestId">For the service's support; null where the answer held none.</param>
/// <param name="Status">The HTTP status.</param>
public sealed record ServiceError(string Code, string Message, string? RequestId, int Status);

/// <summary>What the door throws. It carries the facts; the sentence for people is made where it is shown, and no secret is ever among the facts.</summary>
public sealed class CloudException : Exception
{
    /// <summary>Makes one.</summary>
    /// <param name="kind">Why the call failed.</param>
    /// <param name="message">What happened, one sentence.</param>
    /// <param name="inner">What lies behind it.</param>
    public CloudException(FailureKind kind, string message, Exception? inner = null)
        : base(message, inner) => Kind = kind;

    /// <summary>Why the call failed.</summary>
    public FailureKind Kind { get; }

    /// <summary>What the service said, where it said something.</summary>
    public ServiceError? Error { get; init; }

    /// <summary>What came in place of the service's answer, such as <c>a redirect, status 302</c>; null where nothing came.</summary>
    public string? Instead { get; init; }

    /// <summary>The service's name of the action that was called.</summary>
    public string? Action { get; init; }

    /// <summary>What to do about it, where that is known here, such as a profile with a similar name.</summary>
    public string? Help { get; init; }

    /// <summary>Whether it was turned away, and not sent again only because the run is to stop.</summary>
    public bool IsGivenUp { get; init; }

    /// <summary>How often it was tried.</summary>
    public int Tries { get; init; } = 1;

    /// <summary>How long it was tried.</summary>
    public TimeSpan Elapsed { get; init; }
}
