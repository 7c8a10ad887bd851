using System.Collections.Immutable;
using System.Text.Json;
using DtsApply.Text;

namespace DtsApply.Model;

/// <summary>Reads whom a statement of a trust policy names.</summary>
internal static class TrustPrincipals
{
    /// <summary>The principals; null where they are not understood, with what is there in words.</summary>
    /// <param name="statement">The statement.</param>
    /// <param name="stands">Whether another key stands in the place of <c>Principal</c>, such as
    /// <c>NotPrincipal</c>.</param>
    /// <param name="ownerId">The role's own account.</param>
    public static (ImmutableArray<Principal>? Named, string? More) Of(
        JsonElement statement,
        bool stands,
        string ownerId
    )
    {
        if (!statement.TryGetProperty("Principal", out var principal))
        {
            return (null, stands ? null : "no Principal");
        }

        if (principal.ValueKind is not JsonValueKind.Object)
        {
            return (
                null,
                principal.ValueKind is JsonValueKind.String
                    ? $"the principal {Excerpt.Short(principal.GetString()!)}"
                    : "a Principal that is no group of kinds"
            );
        }

        var kinds = principal.EnumerateObject().ToList();
        if (kinds.Where(kind => KindOf(kind.Name) is null).Select(kind => kind.Name).ToList() is { Count: > 0 } unknown)
        {
            return (null, $"principals of kind {Excerpt.All(unknown)}");
        }

        if (kinds.Exists(kind => TrustStatement.TextsOf(kind.Value) is null))
        {
            return (null, "a principal that is no text");
        }

        var named = kinds
            .SelectMany(kind => Principals(KindOf(kind.Name)!.Value, kind.Value, ownerId))
            .ToImmutableArray();
        return named.IsEmpty ? (null, "an empty list of principals") : (named, null);
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

    // RAM stores "<own account>@dts.aliyuncs.com" as "dts.aliyuncs.com" (guide, Step 3); the two mean the same.
    private static string ForOwner(string service, string ownerId) =>
        service.StartsWith(ownerId + "@", StringComparison.Ordinal) ? service[(ownerId.Length + 1)..] : service;
}
