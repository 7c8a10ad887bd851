using System.Collections.Immutable;
using System.Text.Json;

namespace DtsApply.Model;

/// <summary>Reads whom a statement of a trust policy names.</summary>
internal static class TrustPrincipals
{
    /// <summary>The principals; null where they are not understood, with what is there instead.</summary>
    /// <param name="statement">The statement.</param>
    /// <param name="stands">Whether another key stands in the place of <c>Principal</c>, such as
    /// <c>NotPrincipal</c>.</param>
    /// <param name="ownerId">The role's own account.</param>
    public static (ImmutableArray<Principal>? Named, OpaqueReason? More) Read(
        JsonElement statement,
        bool stands,
        string ownerId
    )
    {
        if (!statement.TryGetProperty("Principal", out var principal))
        {
            return (null, stands ? null : new(OpaqueReasonKind.NoPrincipal));
        }

        if (Unread(principal) is { } reason)
        {
            return (null, reason);
        }

        var named = principal
            .EnumerateObject()
            .SelectMany(kind => Principals(KindOf(kind.Name)!.Value, kind.Value, ownerId))
            .ToImmutableArray();
        return named.IsEmpty ? (null, new(OpaqueReasonKind.EmptyPrincipals)) : (named, null);
    }

    private static OpaqueReason? Unread(JsonElement principal)
    {
        if (principal.ValueKind is not JsonValueKind.Object)
        {
            return principal.ValueKind is JsonValueKind.String
                ? new(OpaqueReasonKind.Principal, principal.GetString()!)
                : new(OpaqueReasonKind.PrincipalIsNoGroup);
        }

        var kinds = principal.EnumerateObject().ToList();
        var unknown = kinds.Where(kind => KindOf(kind.Name) is null).Select(kind => kind.Name).ToImmutableArray();
        return !unknown.IsEmpty ? new(OpaqueReasonKind.PrincipalKinds, unknown)
            : kinds.Exists(kind => TrustStatement.TextsOf(kind.Value) is null) ? new(OpaqueReasonKind.PrincipalIsNoText)
            : null;
    }

    private static IEnumerable<Principal> Principals(PrincipalKind kind, JsonElement values, string ownerId) =>
        TrustStatement
            .TextsOf(values)!
            .Value.Select(value => new Principal(
                kind,
                kind is PrincipalKind.Service ? ForOwner(value, ownerId) : value
            ));

    private static PrincipalKind? KindOf(string name) =>
        name switch
        {
            "RAM" => PrincipalKind.Ram,
            "Service" => PrincipalKind.Service,
            "Federated" => PrincipalKind.Federated,
            _ => null,
        };

    // RAM stores "<own account>@dts.aliyuncs.com" as "dts.aliyuncs.com" (guide, Step 3); the two mean the same. What has
    // a further account in it is no such thing, and nobody knows whom it lets in.
    private static string ForOwner(string service, string ownerId) =>
        service.Split('@') is [var account, { Length: > 0 } name] && account == ownerId ? name : service;
}
