using System.Globalization;

namespace DtsApply.Sandbox.Gateway;

/// <summary>
/// A call as a client signed it: one of the two wire forms. What it claims counts only after
/// <see cref="IsSignedWith"/>.
/// </summary>
internal abstract record SignedCall(string KeyId, string Action, string Version)
{
    /// <summary>When it was signed, as it was sent.</summary>
    public required string Stamp { get; init; }

    /// <summary>Never the same in two requests.</summary>
    public required string Nonce { get; init; }

    /// <summary>The token that belongs to a temporary key.</summary>
    public required string? Token { get; init; }

    /// <summary>How the moment of signing may be written.</summary>
    protected abstract string[] StampForms { get; }

    /// <summary>The moment of signing.</summary>
    public bool TryReadStamp(out DateTimeOffset moment) =>
        DateTimeOffset.TryParseExact(
            Stamp,
            StampForms,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out moment
        );

    /// <summary>Whether the signature is that of the owner of this secret.</summary>
    public abstract bool IsSignedWith(string secret);

    /// <summary>What the service took for the signed text, as a refused signature repeats it: from the request alone,
    /// nothing of the secret is in it.</summary>
    public abstract string Echo();
}
