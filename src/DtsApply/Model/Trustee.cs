namespace DtsApply.Model;

/// <summary>What a principal is to the reader of a plan.</summary>
public enum TrusteeKind
{
    /// <summary>DTS tasks that an account creates.</summary>
    DtsTasks,

    /// <summary>
    /// Identities of an account that its own policies allow to assume the role; the account's root identity cannot.
    /// </summary>
    Identities,

    /// <summary>A named RAM user.</summary>
    User,

    /// <summary>A named role.</summary>
    Role,

    /// <summary>Another service.</summary>
    Service,

    /// <summary>An identity provider.</summary>
    Provider,

    /// <summary>A principal of unknown form.</summary>
    Other,

    /// <summary>Whoever a statement lets in that says more than is understood; the subject is its text.</summary>
    Allowed,

    /// <summary>Whoever a statement keeps out; the subject is its text.</summary>
    Denied,
}

/// <summary>A principal as a reader sees it.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="AccountId">Whose; null where that cannot be told.</param>
/// <param name="Subject">The user's, role's, service's or provider's name, or the principal itself.</param>
public sealed record Trustee(TrusteeKind Kind, string? AccountId, string Subject)
{
    /// <summary>Reads a principal of a role that belongs to that account.</summary>
    public static Trustee From(Principal principal, string ownerId) =>
        principal.Kind switch
        {
            PrincipalKind.Service => Service(principal.Value, ownerId),
            PrincipalKind.Ram or PrincipalKind.Federated => Arn(principal.Value),
            PrincipalKind.Denied => new(TrusteeKind.Denied, null, principal.Value),
            _ => new(TrusteeKind.Allowed, null, principal.Value),
        };

    private static Trustee Service(string value, string ownerId)
    {
        var at = value.IndexOf('@', StringComparison.Ordinal);
        var (account, service) = at < 0 ? (ownerId, value) : (value[..at], value[(at + 1)..]);
        return !IsId(account) || service.Trim() != service || service.Contains('@', StringComparison.Ordinal)
            ? new(TrusteeKind.Other, null, value)
            : new(service is Principal.DtsService ? TrusteeKind.DtsTasks : TrusteeKind.Service, account, service);
    }

    // acs:ram::<account>:<resource>. What looks nearly so stands for someone whom only the service knows, or for
    // nobody.
    private static Trustee Arn(string value) =>
        value.Split(':', 5) switch
        {
            ["acs", "ram", "", var account, "root"] when IsId(account) => new(TrusteeKind.Identities, account, ""),
            ["acs", "ram", "", var account, var rest]
                when IsId(account)
                    && rest.Split('/', 2) is [var kind, { Length: > 0 } name]
                    && name.Trim() == name
                    && KindOf(kind) is { } known => new(known, account, SubjectOf(kind, name)),
            _ => new(TrusteeKind.Other, null, value),
        };

    private static bool IsId(string text) => text.Length > 0 && text.All(char.IsAsciiDigit);

    private static TrusteeKind? KindOf(string kind) =>
        kind switch
        {
            "user" => TrusteeKind.User,
            "role" => TrusteeKind.Role,
            "saml-provider" or "oidc-provider" => TrusteeKind.Provider,
            _ => null,
        };

    private static string SubjectOf(string kind, string name) =>
        kind switch
        {
            "saml-provider" => $"SAML provider {name}",
            "oidc-provider" => $"OIDC provider {name}",
            _ => name,
        };
}
