using System.Security.Cryptography;
using System.Text;
using DtsApply.Signing;
using DtsApply.Text;

namespace DtsApply.Sandbox.Gateway;

/// <summary>
/// A call signed with ACS3-HMAC-SHA256. The headers that count are those of the SignedHeaders list, whichever they are;
/// but what is read from a header must be among them, or anybody could change it.
/// </summary>
internal sealed record Acs3Call(string KeyId, string Action, string Version) : SignedCall(KeyId, Action, Version)
{
    private const string Scheme = "ACS3-";

    public required SandboxRequest Request { get; init; }

    public required string[] SignedHeaders { get; init; }

    public required string Signature { get; init; }

    /// <summary>Whether a request is of this form.</summary>
    public static bool Is(SandboxRequest request) =>
        request.Header("authorization")?.StartsWith(Scheme, StringComparison.Ordinal) is true;

    public static Refusal? Read(SandboxRequest request, Parameters parameters, out SignedCall? call)
    {
        call = null;
        var authorization = request.Header("authorization")!;
        if (!authorization.StartsWith(Acs3.Algorithm + " ", StringComparison.Ordinal))
        {
            return GatewayRefusals.SignatureMethod;
        }

        var (key, names, signature) = Parts(authorization[Acs3.Algorithm.Length..]);
        if (key.Length is 0 || names.Length is 0 || signature.Length is 0)
        {
            return GatewayRefusals.IncompleteSignature;
        }

        var signed = names.Split(';');
        if (Relied.Any(name => !signed.Contains(name) && request.Header(name) is not null))
        {
            return GatewayRefusals.IncompleteSignature;
        }

        var read = new Acs3Call(
            key,
            request.Header("x-acs-action") ?? parameters.Find("Action") ?? "",
            request.Header("x-acs-version") ?? parameters.Find("Version") ?? ""
        )
        {
            Request = request,
            SignedHeaders = signed,
            Signature = signature,
            Stamp = request.Header("x-acs-date") ?? "",
            Nonce = request.Header("x-acs-signature-nonce") ?? "",
            Token = request.Header("x-acs-security-token") is { Length: > 0 } token ? token : null,
        };
        var missing = read.FirstMissing();
        call = missing is null ? read : null;
        return missing;
    }

    private Refusal? FirstMissing() =>
        Refusal.FirstMissing(("Action", Action), ("Version", Version), ("Timestamp", Stamp), ("SignatureNonce", Nonce));

    protected override string[] StampForms => [UtcTime.WholeSeconds];

    private string Payload =>
        Request.Body.IsEmpty ? Acs3.EmptyPayload : Convert.ToHexStringLower(SHA256.HashData(Request.Body.Span));

    public override bool IsSignedWith(string secret)
    {
        var payload = Payload;
        if (Request.Header("x-acs-content-sha256") is { } stated && stated.Trim() != payload)
        {
            return false;
        }

        var expected = Acs3.Signature(
            Encoding.UTF8.GetBytes(secret),
            Request.Method,
            Acs3.CanonicalQuery(Request.Query),
            Headers(),
            payload
        );
        return CryptographicOperations.FixedTimeEquals(
            Encoding.ASCII.GetBytes(expected),
            Encoding.UTF8.GetBytes(Signature)
        );
    }

    public override string Echo()
    {
        var (text, request) = Acs3.SignedTexts(Request.Method, Acs3.CanonicalQuery(Request.Query), Headers(), Payload);
        return $" server StringToSign is [{text}] server CanonicalRequest is [{request}]";
    }

    private IEnumerable<(string Name, string Value)> Headers() =>
        SignedHeaders.Select(name => (name, Request.Header(name) ?? ""));

    private static string[] Relied { get; } =
    ["x-acs-action", "x-acs-version", "x-acs-date", "x-acs-signature-nonce", "x-acs-security-token"];

    private static (string Key, string Names, string Signature) Parts(string list)
    {
        var parts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var part in list.Split(','))
        {
            if (part.Split('=', 2, StringSplitOptions.TrimEntries) is [var name, var value])
            {
                parts[name] = value;
            }
        }

        return (
            parts.GetValueOrDefault("Credential", ""),
            parts.GetValueOrDefault("SignedHeaders", ""),
            parts.GetValueOrDefault("Signature", "")
        );
    }
}
