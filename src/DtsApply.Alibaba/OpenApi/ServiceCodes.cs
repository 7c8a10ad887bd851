namespace DtsApply.Alibaba.OpenApi;

/// <summary>
/// Error codes of the service that something is concluded from (ram-2015-05-01, error codes; gateway, "Common error
/// codes").
/// </summary>
internal static class ServiceCodes
{
    /// <summary>There is no such role.</summary>
    public const string NoRole = "EntityNotExist.Role";

    /// <summary>The session of temporary keys has ended; the call certainly did nothing.</summary>
    public const string TokenExpired = "InvalidSecurityToken.Expired";

    private const int NotFound = 404;

    // They are public, so showing one reveals nothing, even where a part of a key spells like a part of it.
    private static readonly HashSet<string> Public = new(StringComparer.Ordinal)
    {
        NoRole,
        "EntityNotExist.Role.Policy",
        "EntityNotExist.Policy",
        "EntityAlreadyExists.Role",
        "EntityAlreadyExists.Role.Policy",
        "DeleteConflict.Role.Policy",
        "LimitExceeded.Role",
        "LimitExceeded.Role.Policy",
        "MalformedPolicyDocument",
        "InvalidParameter.AssumeRolePolicyDocument.Length",
        "InvalidParameter.NewAssumeRolePolicyDocument.Length",
        "NoPermission",
        "Inactive",
        "InternalError",
        "ServiceUnavailable",
        "SignatureDoesNotMatch",
        "IncompleteSignature",
        "SignatureNonceUsed",
        "InvalidAccessKeyId.NotFound",
        "InvalidAccessKeyId.Inactive",
        TokenExpired,
        "InvalidSecurityToken.Malformed",
        "InvalidTimeStamp.Expired",
        "MissingAccessKeyId",
        "MissingSecurityToken",
        "Throttling",
        "Throttling.User",
        "Throttling.Api",
    };

    /// <summary>Whether a code is one of the service's published ones.</summary>
    public static bool IsPublic(string code) => Public.Contains(code);

    /// <summary>
    /// Whether a code comes with its status: "not found" in an answer that says otherwise tells nothing of the role.
    /// </summary>
    public static bool Fits(string code, int status) => code is not NoRole || status is NotFound;
}
