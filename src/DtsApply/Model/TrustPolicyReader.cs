using System.Collections.Immutable;
using System.Text.Json;

namespace DtsApply.Model;

/// <summary>Reads trust policy documents (grammar: RAM, "Elements of a trust policy"). Whatever is not plainly understood becomes a clause.</summary>
internal static class TrustPolicyReader
{
    private const string AssumeRole = "sts:AssumeRole";
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    public static TrustPolicy Read(string document, string ownerId)
    {
        try
        {
            using var json = JsonDocument.Parse(document, Strict);
            return Whole(json.RootElement) is { } reason ? Opaque(document, reason) : Statements(json.RootElement, document, ownerId);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or ArgumentException)
        {
            // The latter two are what escapes for half a surrogate pair, escaped or not.
            return Opaque(document, "a text that is not JSON");
        }
    }

    private static string? Whole(JsonElement root) =>
        root.ValueKind is not JsonValueKind.Object ? "a text that is no policy"
        : root.EnumerateObject().FirstOrDefault(p => p.Name is not ("Statement" or "Version")) is { Value.ValueKind: not JsonValueKind.Undefined } other ? $"the key {other.Name}"
        : root.TryGetProperty("Version", out var version) && !IsText(version, "1") ? "another version"
        : root.TryGetProperty("Statement", out var all) && all.ValueKind is JsonValueKind.Array && all.EnumerateArray().All(s => s.ValueKind is JsonValueKind.Object) ? null
        : "no list of statements";

    private static TrustPolicy Opaque(string document, string reason)
    {
        var principal = new Principal(PrincipalKind.Statement, document);
        return new([], [new(0, reason, Denies: false, [principal], document)], document);
    }

    private static TrustPolicy Statements(JsonElement root, string document, string ownerId)
    {
        var principals = ImmutableSortedSet.CreateBuilder<Principal>();
        var clauses = ImmutableArray.CreateBuilder<Clause>();
        foreach (var (index, statement) in root.GetProperty("Statement").EnumerateArray().Index())
        {
            if (More(statement) is not { } reason)
            {
                principals.UnionWith(Named(statement, ownerId)!);
                continue;
            }

            clauses.Add(ClauseOf(index + 1, reason, statement, ownerId));
        }

        return new(principals.ToImmutable(), clauses.ToImmutable(), document);
    }

    /// <summary>What a statement says beyond Allow, sts:AssumeRole and principals; null for a plain one.</summary>
    private static string? More(JsonElement statement) =>
        !statement.TryGetProperty("Effect", out var effect) || IsText(effect, "Deny") ? "a Deny"
        : !IsText(effect, "Allow") ? "another effect"
        : statement.TryGetProperty("Condition", out _) ? "a condition"
        : statement.EnumerateObject().FirstOrDefault(p => p.Name is not ("Action" or "Effect" or "Principal")) is { Value.ValueKind: not JsonValueKind.Undefined } other ? $"the key {other.Name}"
        : Texts(statement, "Action") is not [AssumeRole] ? "another action"
        : Named(statement, "") is null ? "another kind of principal"
        : null;

    private static Clause ClauseOf(int number, string reason, JsonElement statement, string ownerId)
    {
        var text = CanonicalTrust.Of(statement);
        var denies = reason is "a Deny";
        // Another action beside sts:AssumeRole does not change who may assume the role; everything else may.
        var named = reason is "another action" ? Named(statement, ownerId) : null;
        var assumes = Texts(statement, "Action") is not { } actions || actions.Any(a => a is AssumeRole || a.Contains('*', StringComparison.Ordinal));
        ImmutableSortedSet<Principal> letsIn = denies || !assumes ? [] : named ?? [new(PrincipalKind.Statement, text)];
        return new(number, reason, denies, letsIn, text);
    }

    /// <summary>The principals of a statement; null where one is of a kind that is not known.</summary>
    private static ImmutableSortedSet<Principal>? Named(JsonElement statement, string ownerId)
    {
        if (!statement.TryGetProperty("Principal", out var principal) || principal.ValueKind is not JsonValueKind.Object)
        {
            return null;
        }

        var named = ImmutableSortedSet.CreateBuilder<Principal>();
        foreach (var property in principal.EnumerateObject())
        {
            if (Kind(property.Name) is not { } kind || Texts(principal, property.Name) is not { } values)
            {
                return null;
            }

            named.UnionWith(values.Select(value => new Principal(kind, kind is PrincipalKind.Service ? ForOwner(value, ownerId) : value)));
        }

        return named.ToImmutable();
    }

    private static PrincipalKind? Kind(string name) => name switch
    {
        "RAM" => PrincipalKind.Ram,
        "Service" => PrincipalKind.Service,
        "Federated" => PrincipalKind.Federated,
        _ => null,
    };

    // RAM stores "<own account>@dts.aliyuncs.com" as "dts.aliyuncs.com" (guide, Step 3); the two mean the same.
    private static string ForOwner(string service, string ownerId) =>
        service.StartsWith(ownerId + "@", StringComparison.Ordinal) ? service[(ownerId.Length + 1)..] : service;

    private static ImmutableArray<string>? Texts(JsonElement parent, string name) =>
        !parent.TryGetProperty(name, out var value) ? null
        : value.ValueKind is JsonValueKind.String ? [value.GetString()!]
        : value.ValueKind is JsonValueKind.Array && value.EnumerateArray().All(item => item.ValueKind is JsonValueKind.String)
            ? [.. value.EnumerateArray().Select(item => item.GetString()!).Distinct()]
        : null;

    private static bool IsText(JsonElement value, string text) => value.ValueKind is JsonValueKind.String && value.GetString() == text;
}
