namespace DtsApply.Sandbox.Gateway;

/// <summary>What the gateway refuses before a service sees the call (OpenAPI help, "Common error codes").</summary>
internal static class GatewayRefusals
{
    public static Refusal KeyNotFound { get; } =
        new(404, "InvalidAccessKeyId.NotFound", "Specified access key is not found.");

    public static Refusal KeyInactive { get; } =
        new(400, "InvalidAccessKeyId.Inactive", "Specified access key is disabled.");

    public static Refusal HostNotAllowed { get; } =
        new(403, "Forbidden.Host", "The sandbox answers to loopback names only.");

    public static Refusal IncompleteSignature { get; } =
        new(400, "IncompleteSignature", "The request signature does not conform to Alibaba Cloud standards.");

    public static Refusal SignatureMethod { get; } =
        new(400, "InvalidSignatureMethod", "Specified signature method is not supported.");

    public static Refusal NonceUsed { get; } =
        new(400, "SignatureNonceUsed", "Specified signature nonce was used already.");

    public static Refusal StampExpired { get; } =
        new(400, "InvalidTimeStamp.Expired", "Specified time stamp or date value is expired.");

    public static Refusal StampFormat { get; } =
        new(400, "InvalidTimeStamp.Format", "Specified time stamp or date value is not well formatted.");

    public static Refusal TokenExpired { get; } =
        new(400, "InvalidSecurityToken.Expired", "Specified SecurityToken is expired.");

    public static Refusal TokenMalformed { get; } =
        new(400, "InvalidSecurityToken.Malformed", "Specified SecurityToken is malformed.");

    public static Refusal TokenMismatch { get; } =
        new(400, "InvalidSecurityToken.MismatchWithAccessKey", "Specified SecurityToken mismatch with the AccessKey.");

    public static Refusal TokenMissing { get; } =
        new(400, "MissingSecurityToken", "SecurityToken is mandatory for this action.");

    public static Refusal ApiNotFound { get; } =
        new(404, "InvalidApi.NotFound", "Specified api is not found, please check your url and method.");

    public static Refusal HttpMethod { get; } = new(400, "UnsupportedHTTPMethod", "This http method is not supported.");

    /// <summary>Repeats what was taken for the signed text, as the services do; official clients read it.</summary>
    public static Refusal SignatureDoesNotMatch(SignedCall call) =>
        new(400, "SignatureDoesNotMatch", $"Specified signature is not matched with our calculation.{call.Echo()}");

    public static Refusal Malformed(int status) =>
        new(status, "InvalidRequest", "The request is malformed or too large.");

    public static Refusal Internal { get; } =
        new(500, "InternalError", "The request processing has failed due to some unknown error.");
}
