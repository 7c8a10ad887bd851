using DtsApply.Text;

namespace DtsApply.Model;

/// <summary>The kinds of principals that a trust policy names.</summary>
public enum PrincipalKind
{
    /// <summary>A service, such as <c>1903774258810002@dts.aliyuncs.com</c>.</summary>
    Service,

    /// <summary>An account, a RAM user or a role, such as <c>acs:ram::1903774258810002:root</c>.</summary>
    Ram,

    /// <summary>An identity provider.</summary>
    Federated,

    /// <summary>
    /// Whoever a statement lets in that says more than is understood; the value is the statement's canonical text.
    /// </summary>
    Statement,

    /// <summary>Whoever a Deny of the trust policy keeps out; the value is the statement's canonical text.</summary>
    Denied,
}

/// <summary>Someone who may assume a role.</summary>
/// <param name="Kind">What kind of principal.</param>
/// <param name="Value">As RAM writes it.</param>
public sealed record Principal(PrincipalKind Kind, string Value) : IComparable<Principal>
{
    /// <summary>The service DTS; alone it means DTS acting for the role's own account.</summary>
    public const string DtsService = "dts.aliyuncs.com";

    /// <summary><see cref="Value"/> as it is shown: a statement's text is there without secrets.</summary>
    public string Shown => Kind is PrincipalKind.Statement or PrincipalKind.Denied ? RedactedJson.Hide(Value) : Value;

    /// <summary>DTS tasks that an account creates.</summary>
    public static Principal DtsOf(string accountId) => new(PrincipalKind.Service, $"{accountId}@{DtsService}");

    /// <summary>The identities of an account that its own policies allow to assume the role.</summary>
    public static Principal RootOf(string accountId) => new(PrincipalKind.Ram, $"acs:ram::{accountId}:root");

    /// <summary>Orders by kind, then by value, ordinal.</summary>
    public int CompareTo(Principal? other) =>
        other is null ? 1
        : Kind.CompareTo(other.Kind) is var kind and not 0 ? kind
        : string.CompareOrdinal(Value, other.Value);
}
