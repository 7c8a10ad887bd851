using System.Security.Cryptography;
using System.Text;

namespace DtsApply.Signing;

/// <summary>
/// The signature ACS3-HMAC-SHA256 ("V3 request body and signature mechanism" of the OpenAPI help pages): one canonical
/// form for whoever signs and whoever verifies.
/// </summary>
public static class Acs3
{
    /// <summary>The name with which the Authorization header begins.</summary>
    public const string Algorithm = "ACS3-HMAC-SHA256";

    // The algorithm, a newline, and the hash in hex.
    private const int TextLength = 17 + (2 * SHA256.HashSizeInBytes);

    private static ReadOnlySpan<byte> Prefix => "ACS3-HMAC-SHA256\n"u8;

    /// <summary>The hash of an empty body, in lower-case hex.</summary>
    public const string EmptyPayload = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    /// <summary>
    /// Decodes a query, sorts it by name (ordinal) and encodes it again, so that clients which leave <c>(</c> or
    /// <c>*</c> bare sign alike. A parameter without a value keeps its <c>=</c>.
    /// </summary>
    /// <param name="rawQuery">As it travels, with or without the question mark.</param>
    public static string CanonicalQuery(string rawQuery) => Signing.CanonicalQuery.Canonicalize(rawQuery);

    /// <summary>The signature of one request to the path <c>/</c>, 64 lower-case hex digits.</summary>
    /// <param name="secret">The AccessKey secret.</param>
    /// <param name="method">The HTTP method in capitals.</param>
    /// <param name="canonicalQuery">See <see cref="CanonicalQuery(string)"/>.</param>
    /// <param name="signedHeaders">Lower-case names and values, in the order of SignedHeaders; values are trimmed
    /// here.</param>
    /// <param name="payloadHash">The body's SHA-256 in lower-case hex.</param>
    public static string Signature(
        ReadOnlySpan<byte> secret,
        string method,
        string canonicalQuery,
        IEnumerable<(string Name, string Value)> signedHeaders,
        string payloadHash
    )
    {
        var request = new ByteBuffer(stackalloc byte[2048]);
        try
        {
            AddRequest(ref request, method, canonicalQuery, signedHeaders, payloadHash);
            Span<byte> text = stackalloc byte[TextLength];
            Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
            AddText(request.Written, text);
            HMACSHA256.HashData(secret, text, hash);
            return Convert.ToHexStringLower(hash);
        }
        finally
        {
            request.Dispose();
        }
    }

    /// <summary>What is signed, as the service repeats it in an error: the string to sign, and the canonical request
    /// whose hash is in it.</summary>
    /// <param name="method">The HTTP method in capitals.</param>
    /// <param name="canonicalQuery">See <see cref="CanonicalQuery(string)"/>.</param>
    /// <param name="signedHeaders">Lower-case names and values, in the order of SignedHeaders; values are trimmed
    /// here.</param>
    /// <param name="payloadHash">The body's SHA-256 in lower-case hex.</param>
    public static (string StringToSign, string CanonicalRequest) SignedTexts(
        string method,
        string canonicalQuery,
        IEnumerable<(string Name, string Value)> signedHeaders,
        string payloadHash
    )
    {
        var request = new ByteBuffer(stackalloc byte[2048]);
        try
        {
            AddRequest(ref request, method, canonicalQuery, signedHeaders, payloadHash);
            Span<byte> text = stackalloc byte[TextLength];
            AddText(request.Written, text);
            return (Encoding.UTF8.GetString(text), Encoding.UTF8.GetString(request.Written));
        }
        finally
        {
            request.Dispose();
        }
    }

    private static void AddRequest(
        ref ByteBuffer request,
        string method,
        string canonicalQuery,
        IEnumerable<(string Name, string Value)> signedHeaders,
        string payloadHash
    )
    {
        using var names = new ByteBuffer(stackalloc byte[256]);
        request.Add(method);
        request.Add("\n/\n");
        request.Add(canonicalQuery);
        request.Add("\n");
        foreach (var (name, value) in signedHeaders)
        {
            request.Add(name);
            request.Add(":");
            request.Add(value.AsSpan().Trim());
            request.Add("\n");
            names.Add(names.Written.IsEmpty ? "" : ";");
            names.Add(name);
        }

        request.Add("\n");
        request.Add(names.Written);
        request.Add("\n");
        request.Add(payloadHash);
    }

    private static void AddText(ReadOnlySpan<byte> canonicalRequest, Span<byte> text)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        Prefix.CopyTo(text);
        SHA256.HashData(canonicalRequest, hash);
        Convert.TryToHexStringLower(hash, text[Prefix.Length..], out _);
    }
}
