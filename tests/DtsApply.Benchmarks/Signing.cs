using System.Globalization;
using System.Text;
using DtsApply.Sandbox;
using DtsApply.Signing;

namespace DtsApply.Benchmarks;

/// <summary>
/// Signs requests beforehand, so that the measured time is the sandbox's alone. Every request is sent once: a nonce is
/// good for one.
/// </summary>
internal sealed class Signing(string host, SandboxKey key)
{
    private readonly byte[] _secret = Encoding.UTF8.GetBytes(key.Secret);
    private long _nonce;

    /// <summary>The signed headers of one request, in their order, and the Authorization header.</summary>
    public IReadOnlyList<(string Name, string Value)> Headers(string action, string query)
    {
        (string Name, string Value)[] signed =
        [
            ("host", host),
            ("x-acs-action", action),
            ("x-acs-content-sha256", Acs3.EmptyPayload),
            ("x-acs-date", DateTimeOffset.UtcNow.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)),
            ("x-acs-signature-nonce", $"{_nonce++:x32}"),
            ("x-acs-version", "2015-05-01"),
        ];
        var signature = Acs3.Signature(_secret, "POST", Acs3.CanonicalQuery(query), signed, Acs3.EmptyPayload);
        return
        [
            .. signed,
            (
                "authorization",
                $"{Acs3.Algorithm} "
                    + $"Credential={key.Id},SignedHeaders={string.Join(';', signed.Select(h => h.Name))},Signature={signature}"
            ),
        ];
    }

    /// <summary>One request as it travels.</summary>
    public byte[] Bytes(string action, string query) =>
        Encoding.ASCII.GetBytes(
            $"POST /?{query} HTTP/1.1\r\n"
                + string.Concat(Headers(action, query).Select(h => $"{h.Name}: {h.Value}\r\n"))
                + "content-length: 0\r\n\r\n"
        );

    /// <summary>One request as the sandbox takes it, without a wire.</summary>
    public SandboxRequest Request(string action, string query)
    {
        var headers = Headers(action, query).ToDictionary(h => h.Name, h => h.Value);
        return new("POST", "/", query, headers.GetValueOrDefault, default);
    }
}
