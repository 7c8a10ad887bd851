using System.Collections.Immutable;
using System.Text.Json;

namespace DtsApply.Model;

/// <summary>Whom a text names that is not understood: all that stands where a principal may stand.</summary>
internal static class NamedPrincipals
{
    /// <summary>Finds them, as they are written, sorted and without repetitions.</summary>
    /// <param name="value">A statement, or a whole document.</param>
    public static ImmutableArray<string> Find(JsonElement value) =>
        [.. In(value, isNamed: false).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    private static IEnumerable<string> In(JsonElement value, bool isNamed) =>
        value.ValueKind switch
        {
            JsonValueKind.Object => value
                .EnumerateObject()
                .SelectMany(member => In(member.Value, isNamed || IsPrincipal(member.Name))),
            JsonValueKind.Array => value.EnumerateArray().SelectMany(item => In(item, isNamed)),
            JsonValueKind.String when isNamed => [value.GetString()!],
            _ => [],
        };

    // NotPrincipal and a key in another case, too: in doubt people should see them.
    private static bool IsPrincipal(string key) => key.EndsWith("Principal", StringComparison.OrdinalIgnoreCase);
}
