using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using DtsApply.Signing;
using DtsApply.Text;

namespace DtsApply.Sandbox.Gateway;

/// <summary>
/// A call signed with HMAC-SHA1 in its parameters (OpenAPI help, "Request syntax and signature method V2", also called
/// RPC style). Query and form are signed together, without the signature itself. Headers are not signed, so nothing is
/// read from them.
/// </summary>
internal sealed record RpcCall(string KeyId, string Action, string Version) : SignedCall(KeyId, Action, Version)
{
    private const string SignatureName = "Signature";

    private static readonly string[] Needed =
    [
        "AccessKeyId",
        "Action",
        "Version",
        SignatureName,
        "SignatureMethod",
        "SignatureVersion",
        "Timestamp",
        "SignatureNonce",
    ];

    public required SandboxRequest Request { get; init; }

    public required string Signature { get; init; }

    public static Refusal? Read(SandboxRequest request, Parameters parameters, out SignedCall? call)
    {
        call = null;
        if (Refusal.FirstMissing(parameters, Needed) is { } missing)
        {
            return missing;
        }

        if (parameters.Find("SignatureMethod") is not "HMAC-SHA1" || parameters.Find("SignatureVersion") is not "1.0")
        {
            return GatewayRefusals.SignatureMethod;
        }

        call = new RpcCall(parameters.Find("AccessKeyId")!, parameters.Find("Action")!, parameters.Find("Version")!)
        {
            Request = request,
            Signature = parameters.Find(SignatureName)!,
            Stamp = parameters.Find("Timestamp")!,
            Nonce = parameters.Find("SignatureNonce")!,
            Token = parameters.Find("SecurityToken") is { Length: > 0 } token ? token : null,
        };
        return null;
    }

    /// <summary>
    /// How moments may be written. Two official Node clients write milliseconds, and nothing else.
    /// </summary>
    public static string[] Stamps { get; } = [UtcTime.WholeSeconds, "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'"];

    protected override string[] StampForms => Stamps;

    public override bool IsSignedWith(string secret) =>
        CryptographicOperations.FixedTimeEquals(
            Encoding.ASCII.GetBytes(Hash(secret + "&", Text())),
            Encoding.UTF8.GetBytes(Signature)
        );

    /// <summary>
    /// Clients read the text behind the colon, and tell a wrong secret by finding their own text in it.
    /// </summary>
    public override string Echo() => $" server string to sign is:{Text()}";

    private string Text()
    {
        var all = string.Join('&', Unsigned(Request.Query), Unsigned(Parameters.FormOf(Request)));
        return $"{Request.Method}&%2F&{PercentEncoding.Encode(Acs3.CanonicalQuery(all))}";
    }

    [SuppressMessage(
        "Security",
        "CA5350",
        Justification = "The wire form prescribes HMAC-SHA1, which is not broken as SHA1 is."
    )]
    private static string Hash(string key, string text) =>
        Convert.ToBase64String(HMACSHA1.HashData(Encoding.UTF8.GetBytes(key), Encoding.UTF8.GetBytes(text)));

    private static string Unsigned(string query) =>
        string.Join(
            '&',
            query
                .TrimStart('?')
                .Split('&')
                .Where(pair => !pair.StartsWith(SignatureName + "=", StringComparison.Ordinal))
        );
}
