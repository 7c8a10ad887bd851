using DtsApply.Manifests.Yaml;
using DtsApply.Model;
using Newtonsoft.Json.Linq;

namespace DtsApply.Manifests.Schema;

/// <summary>What stands in a list of accounts: a name as a key, and an ID after it.</summary>
internal static class ListEntry
{
    private const string Accounts = "accounts";

    /// <summary>Whether a value stands where the ID of an entry does.</summary>
    public static bool IsId(JToken token) => token.Parent is JProperty key && Is(key);

    /// <summary>Whether an entry has an account ID: whatever its name is like, it keeps no secret.</summary>
    public static bool IsRight(JProperty key) =>
        Is(key) && key.Value is JValue { Value: string id } && AccountId.IsValid(id);

    /// <summary>The only account ID in a group that stands in the place of one; null where there are none or more.
    /// </summary>
    public static string? IdIn(JToken token) =>
        token is JObject group
        && group.PropertyValues().Select(TokenFacts.Text).Where(AccountId.IsValid).ToList() is [var only]
            ? only
            : null;

    private static bool Is(JProperty key) => key.Parent?.Parent is JProperty { Name: Accounts };
}
