namespace DtsApply.Sandbox.Gateway;

/// <summary>A call as a client signed it: one of the two wire forms. What it claims counts only after <see cref="IsSignedWith"/>.</summary>
internal abstract record SignedCall(string KeyId, string Action, string Version)
{
    /// <summary>When it was signed, as it was sent.</summary>
    public required string Stamp { get; init; }

    /// <summary>Never the same in two requests.</summary>
    public required string Nonce { get; init; }

    /// <summary>The token that belongs to a temporary key.</summary>
    public required string? Token { get; init; }

    /// <summary>Whether the signature is that of the owner of this secret.</summary>
    public abstract bool IsSignedWith(string secret);
}
