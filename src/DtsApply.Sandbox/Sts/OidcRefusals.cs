using DtsApply.Sandbox.Gateway;

namespace DtsApply.Sandbox.Sts;

/// <summary>What AssumeRoleWithOIDC refuses (STS, "Error codes"; ACK help, "RRSA", for the issuer).</summary>
internal static class OidcRefusals
{
    public static Refusal ProviderIsUnknown { get; } = NoPermission("No such OIDC Provider registered.");

    public static Refusal IsNotTrusted { get; } = NoPermission("There is no permission");

    public static Refusal TokenIsEmpty { get; } = Invalid("The OIDCToken can not empty.");

    public static Refusal TokenIsNotInThreeParts { get; } =
        Invalid("The number of Jwt field should be divided into 3 parts with '.' .");

    public static Refusal TokenIsNotDecoded { get; } =
        Invalid("Cannot decode base64 encoded response(format invalided).");

    public static Refusal AlgorithmIsUnknown { get; } =
        Invalid("The algorithm that be specified in Jwt header is unknown.");

    public static Refusal ContentIsUnknown { get; } = Invalid("The Jwt content is invalid that cannot be recognized.");

    public static Refusal SignatureIsWrong { get; } =
        OfToken("InvalidSignature", "OIDC token validate failed: invalid signature.");

    public static Refusal IssuerDiffers { get; } =
        OfToken("IssuerNotMatch", "The issuer in the OIDC Token doesn't match the OIDC Provider registered.");

    public static Refusal AudienceDiffers { get; } = OfToken("AudienceNotMatch", "Invalid audience.");

    public static Refusal TokenIsExpired { get; } = OfToken("Expired", "This JsonWebToken is expired.");

    private static Refusal Invalid(string message) => OfToken("Invalid", message);

    private static Refusal OfToken(string code, string message) =>
        new(401, $"AuthenticationFail.OIDCToken.{code}", message);

    private static Refusal NoPermission(string message) => new(401, "AuthenticationFail.NoPermission", message);
}
