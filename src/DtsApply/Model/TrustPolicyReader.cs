using System.Collections.Immutable;
using System.Text.Json;

namespace DtsApply.Model;

/// <summary>
/// Reads trust policy documents (grammar: RAM, "Elements of a trust policy"). Whatever is not plainly understood
/// becomes a clause.
/// </summary>
internal static class TrustPolicyReader
{
    public static TrustPolicy Read(string document, string ownerId)
    {
        try
        {
            using var json = JsonDocument.Parse(document);
            return Whole(json.RootElement) is { } reason
                ? Opaque(document, reason, NamedPrincipals.Find(json.RootElement))
                : Statements(json.RootElement, document, ownerId);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or ArgumentException)
        {
            // The latter two are what escapes for half a surrogate pair, escaped or not.
            return Opaque(document, new(OpaqueReasonKind.NotJson), []);
        }
    }

    /// <summary>
    /// Why the document as a whole is not understood; null where its statements can be looked at one by one.
    /// </summary>
    private static OpaqueReason? Whole(JsonElement root)
    {
        if (root.ValueKind is not JsonValueKind.Object)
        {
            return new(OpaqueReasonKind.NotAPolicy);
        }

        // Which of two values would hold is not documented, so neither is believed.
        if (TwiceIn(root) is { } twice)
        {
            return new(OpaqueReasonKind.KeyTwice, twice);
        }

        var names = root.EnumerateObject().Select(member => member.Name);
        if (names.FirstOrDefault(name => name is not ("Statement" or "Version")) is { } other)
        {
            return new(OpaqueReasonKind.Key, other);
        }

        return Version(root) ?? StatementList(root);
    }

    private static OpaqueReason? Version(JsonElement root) =>
        !root.TryGetProperty("Version", out var version) ? new(OpaqueReasonKind.NoVersion)
        : version.ValueKind is not JsonValueKind.String ? new(OpaqueReasonKind.VersionIsNoText)
        : version.GetString() is not "1" and var text ? new(OpaqueReasonKind.Version, text!)
        : null;

    private static OpaqueReason? StatementList(JsonElement root) =>
        !root.TryGetProperty("Statement", out var all) ? new(OpaqueReasonKind.NoStatement)
        : all.ValueKind is JsonValueKind.Object ? new(OpaqueReasonKind.StatementStandsAlone)
        : all.ValueKind is not JsonValueKind.Array ? new(OpaqueReasonKind.StatementIsNoList)
        : all.EnumerateArray().All(statement => statement.ValueKind is JsonValueKind.Object) ? null
        : new(OpaqueReasonKind.StatementIsNoGroup);

    /// <summary>A key that stands twice in one group, at any depth.</summary>
    private static string? TwiceIn(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.Object => TwiceAmong(value)
                ?? value
                    .EnumerateObject()
                    .Select(member => TwiceIn(member.Value))
                    .FirstOrDefault(key => key is not null),
            JsonValueKind.Array => value.EnumerateArray().Select(TwiceIn).FirstOrDefault(key => key is not null),
            _ => null,
        };

    private static string? TwiceAmong(JsonElement group)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return group.EnumerateObject().Select(member => member.Name).FirstOrDefault(name => !seen.Add(name));
    }

    private static TrustPolicy Opaque(string document, OpaqueReason reason, ImmutableArray<string> names)
    {
        Principal whoever = new(PrincipalKind.Statement, document);
        return new([], [new(0, [reason], Denies: false, [whoever], document) { Names = names }], document);
    }

    private static TrustPolicy Statements(JsonElement root, string document, string ownerId)
    {
        var principals = new List<Principal>();
        var clauses = new List<OpaqueStatement>();
        foreach (var (index, statement) in root.GetProperty("Statement").EnumerateArray().Index())
        {
            var read = TrustStatement.Read(statement, ownerId);
            if (read.IsPlain)
            {
                principals.AddRange(read.Named!);
            }
            else
            {
                var clause = read.AsClause(index + 1, CanonicalTrust.Write(statement));
                clauses.Add(clause with { Names = NamedPrincipals.Find(statement) });
            }
        }

        return new([.. principals], [.. clauses], document);
    }
}
