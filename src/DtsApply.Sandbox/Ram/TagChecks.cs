using System.Collections.Immutable;
using System.Text.Json.Nodes;
using DtsApply.Sandbox.Gateway;

namespace DtsApply.Sandbox.Ram;

/// <summary>The rules of tags: at most 20 on a resource, keys of 1 to 128 characters, values of up to 256.</summary>
internal static class TagChecks
{
    public const int Most = 20;

    /// <summary>The tags of a resource with those that the call adds; a key that is there gets the new value.</summary>
    public static ImmutableSortedDictionary<string, string> Added(
        SandboxCall call,
        ImmutableSortedDictionary<string, string> before
    )
    {
        var tags = call.Tags() ?? [];
        call.RefuseIf(() => !tags.TrueForAll(tag => IsKey(tag.Key)), () => Refusal.Invalid("TagKey"));
        call.RefuseIf(
            () => tags.Exists(tag => tag.Value?.Length > 256 || HoldsUrl(tag.Value ?? "")),
            () => Refusal.Invalid("TagValue")
        );
        var after = before.SetItems(tags.Select(tag => KeyValuePair.Create(tag.Key, tag.Value ?? "")));

        // RAM's own code for too many tags is not known; this is the one that other services of Alibaba Cloud answer.
        call.RefuseIf(
            () => after.Count > Most,
            () =>
                new(
                    403,
                    "QuotaExceed.TagsPerResource",
                    $"The maximum number of tags for each resource is exceeded: {Most}."
                )
        );
        return after;
    }

    /// <summary>Tags as lists of roles and policies show them.</summary>
    public static JsonObject Json(ImmutableSortedDictionary<string, string> tags) =>
        new()
        {
            ["Tag"] = new JsonArray([
                .. tags.Select(tag => new JsonObject { ["TagKey"] = tag.Key, ["TagValue"] = tag.Value }),
            ]),
        };

    private static bool IsKey(string key) =>
        key.Length is >= 1 and <= 128
        && !key.StartsWith("acs:", StringComparison.OrdinalIgnoreCase)
        && !key.StartsWith("aliyun", StringComparison.OrdinalIgnoreCase)
        && !HoldsUrl(key);

    private static bool HoldsUrl(string text) =>
        text.Contains("http://", StringComparison.OrdinalIgnoreCase)
        || text.Contains("https://", StringComparison.OrdinalIgnoreCase);
}
