using DtsApply.Alibaba.Credentials;
using DtsApply.Live;
using DtsApply.Messages;

namespace DtsApply.Alibaba.OpenApi;

/// <summary>
/// What an attempt that did not succeed means. The service's code decides, never its text, which differs between
/// generations.
/// </summary>
internal static class ErrorClassifier
{
    private static readonly TimeSpan UsualSkew = TimeSpan.FromMinutes(1);

    /// <summary>The kind of failure, a sentence, and what to do where that is known here.</summary>
    public static (FailureKind Kind, string Message, string? Help) Classify(Call call, Attempt attempt, AccessKey keys)
    {
        var product = call.Product;
        return attempt switch
        {
            { IsTransient: true, Reach: Delivery.Unclear } when call.Writes => (
                FailureKind.Lost,
                ServiceCallMessages.NotAnswered(product, call.Action),
                null
            ),
            { IsTransient: true } => (
                FailureKind.NoAnswer,
                ServiceCallMessages.NotAnswered(product, call.Action),
                null
            ),
            { Error: { } error } when Credentials(error.Code, attempt.Skew, keys.Label) is { } problem => (
                FailureKind.Credentials,
                problem.Message,
                problem.Help
            ),
            { Error: { } error } when IsDenial(error.Code) => (
                FailureKind.Denied,
                ServiceCallMessages.IsNotPermitted(call.Action),
                null
            ),
            { Error: { } error } => (
                FailureKind.Refused,
                ServiceCallMessages.Refused(product, call.Action, ErrorRedactor.Hide(error, keys).Code),
                null
            ),
            _ => (FailureKind.Refused, ServiceCallMessages.Refused(product, call.Action), null),
        };
    }

    private static bool IsDenial(string code) => code.Split('.')[0] is "NoPermission" or "Forbidden" or "AccessDenied";

    private static Problem? Credentials(string code, TimeSpan skew, string keys) =>
        code switch
        {
            "InvalidAccessKeyId.Inactive" => KeyRefusalMessages.KeyIsDisabled(keys),
            ServiceCodes.TokenExpired => KeyRefusalMessages.TokenIsExpired(keys),
            _ when code.StartsWith("InvalidAccessKeyId", StringComparison.Ordinal) => KeyRefusalMessages.KeyIsUnknown(
                keys
            ),
            _ when code.StartsWith("InvalidSecurityToken", StringComparison.Ordinal) =>
                KeyRefusalMessages.TokenDoesNotFit(keys),
            "MissingAccessKeyId" => KeyRefusalMessages.KeyIsMissing(keys),
            "MissingSecurityToken" => KeyRefusalMessages.TokenIsMissing(keys),
            _ when code.StartsWith("InvalidTimeStamp", StringComparison.Ordinal) => skew > UsualSkew
                ? KeyRefusalMessages.ClocksDifferBy(keys, skew)
                : KeyRefusalMessages.ClocksDiffer(keys),
            "SignatureDoesNotMatch" or "IncompleteSignature" => skew > UsualSkew
                ? KeyRefusalMessages.ClocksDifferBy(keys, skew)
                : KeyRefusalMessages.SecretDoesNotFit(keys),
            _ => null,
        };
}
