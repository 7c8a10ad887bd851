using System.Text.Json.Nodes;
using DtsApply.Sandbox.Ram;

namespace DtsApply.Sandbox.Policies;

/// <summary>
/// Conditions of statements (RAM help, "Policy elements"): the tests of texts, in all their spellings. A key may have
/// several values in a call, as the audience of a token: one that fits is enough, and Not asks that none does.
/// </summary>
internal static class Conditions
{
    /// <summary>No key is understood.</summary>
    public static IReadOnlyList<string>? NoKey(string key) => null;

    /// <summary>Whether a statement's conditions are met; null where none fails and one is not understood.</summary>
    /// <param name="statement">The statement.</param>
    /// <param name="given">The values of a key in the call, none where it has none; null for a key that is not
    /// understood.</param>
    public static bool? Hold(JsonNode statement, Func<string, IReadOnlyList<string>?> given)
    {
        if (statement["Condition"] is not { } condition)
        {
            return true;
        }

        if (condition is not JsonObject tests)
        {
            return null;
        }

        var met = tests.SelectMany(test => Met(test.Key, test.Value, given)).ToList();
        return met.Contains(false) ? false
            : met.Contains(null) ? null
            : true;
    }

    private static IEnumerable<bool?> Met(string test, JsonNode? keys, Func<string, IReadOnlyList<string>?> given) =>
        keys is JsonObject all
            ? all.Select(key =>
                TrustDocument.Texts(key.Value) is { } values && given(key.Key) is { } found
                    ? Meets(test, values, found)
                    : null
            )
            : [null];

    private static bool? Meets(string test, List<string> values, IReadOnlyList<string> given)
    {
        return test switch
        {
            "StringEquals" => given.Any(values.Contains),
            "StringNotEquals" => !given.Any(values.Contains),
            "StringEqualsIgnoreCase" => given.Any(IsInAnyCase),
            "StringNotEqualsIgnoreCase" => !given.Any(IsInAnyCase),
            "StringLike" => given.Any(IsLike),
            "StringNotLike" => !given.Any(IsLike),
            _ => null,
        };

        bool IsInAnyCase(string text) => values.Contains(text, StringComparer.OrdinalIgnoreCase);

        bool IsLike(string text) => values.Exists(pattern => Wildcard.Fits(pattern, text, ignoreCase: false));
    }
}
