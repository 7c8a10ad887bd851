using DtsApply.Model;

namespace DtsApply.Live;

/// <summary>What came of trying whether a trusted account can assume a role.</summary>
public enum ProofResult
{
    /// <summary>An identity of the account assumed it.</summary>
    Proved,

    /// <summary>The account names no credentials.</summary>
    NoCredentials,

    /// <summary>The credentials are the account's own key, which cannot assume roles (STS, AssumeRole).</summary>
    AccountItself,

    /// <summary>The account could not be called; why is told where it is.</summary>
    NotReached,

    /// <summary>It was not tried: the trust policy, as it was read, does not surely let the account in.</summary>
    NotTried,

    /// <summary>A policy on the side of the trusted account denies it, or none allows it.</summary>
    NotPermitted,

    /// <summary>The role's trust policy denies it (DTS518).</summary>
    Refused,

    /// <summary>It was refused, and the service does not say by whose policy.</summary>
    Unexplained,

    /// <summary>STS does not know the role, which RAM shows: it was made a moment ago.</summary>
    NotSeen,
}

/// <summary>Whether a trusted account can assume a role: the RAM half of the trust.</summary>
/// <param name="Account">The trusted account, as declared.</param>
/// <param name="Result">What came of it.</param>
/// <param name="Identity">Who tried; null where nobody did.</param>
public sealed record TrustProof(Account Account, ProofResult Result, Identity? Identity = null)
{
    /// <summary>What kept the account from being asked at all; null where nothing did.</summary>
    public Failure? Failure { get; init; }

    /// <summary>The service's code for a refusal that it does not explain.</summary>
    public string? Code { get; init; }
}
