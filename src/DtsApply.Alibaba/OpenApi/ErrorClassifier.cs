using System.Globalization;
using DtsApply.Alibaba.Credentials;
using DtsApply.Live;

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
                $"{product} did not answer {call.Action}",
                null
            ),
            { IsTransient: true } => (FailureKind.NoAnswer, $"{product} did not answer {call.Action}", null),
            { Error: { } error } when Credentials(error.Code, attempt.Skew) is var (what, help) => (
                FailureKind.Credentials,
                $"the service refuses {keys.Label}: {what}",
                help
            ),
            { Error: { } error } when IsDenial(error.Code) => (
                FailureKind.Denied,
                $"{call.Action} is not permitted",
                null
            ),
            { Error: { } error } => (
                FailureKind.Refused,
                $"{product} refused {call.Action}: {ErrorRedactor.Hide(error, keys).Code}",
                null
            ),
            _ => (FailureKind.Refused, $"{product} refused {call.Action}", null),
        };
    }

    private static bool IsDenial(string code) => code.Split('.')[0] is "NoPermission" or "Forbidden" or "AccessDenied";

    private static (string What, string Help)? Credentials(string code, TimeSpan skew) =>
        code switch
        {
            "InvalidAccessKeyId.Inactive" => (
                "the key is disabled",
                "enable it in the RAM console, or use another key"
            ),
            "InvalidSecurityToken.Expired" => ("the security token is expired", "renew it"),
            _ when code.StartsWith("InvalidAccessKeyId", StringComparison.Ordinal) => (
                "the key is unknown",
                "it may be deleted or mistyped; use a key that exists"
            ),
            _ when code.StartsWith("InvalidSecurityToken", StringComparison.Ordinal) => (
                "the security token does not fit the key",
                "renew it"
            ),
            "MissingAccessKeyId" => ("the key is missing", "use a key that exists"),
            "MissingSecurityToken" => ("the key is temporary and needs its security token", "give the token too"),
            _ when code.StartsWith("InvalidTimeStamp", StringComparison.Ordinal) => (
                Clock(skew),
                "set the clock of this machine"
            ),
            "SignatureDoesNotMatch" or "IncompleteSignature" => skew > UsualSkew
                ? (Clock(skew), "set the clock of this machine")
                : ("the secret does not fit the key", "check the secret, or make a new key"),
            _ => null,
        };

    private static string Clock(TimeSpan skew) =>
        skew > UsualSkew
            ? string.Create(CultureInfo.InvariantCulture, $"clock differs by {Math.Round(skew.TotalMinutes)} min")
            : "the clocks differ";
}
