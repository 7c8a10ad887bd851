using System.Text.Json.Nodes;
using DtsApply.Sandbox.Gateway;
using DtsApply.Sandbox.State;

namespace DtsApply.Sandbox.Ram;

/// <summary>TagResources, UntagResources, ListTagResources, for roles and policies.</summary>
internal static class TagActions
{
    private const int MostNames = 50;

    public static Reply Tag(SandboxCall call)
    {
        var resources = Resources(call, required: true);
        call.RefuseIf(() => call.Tags() is null or [], () => Refusal.Missing("Tag"));
        var changes = resources.ConvertAll(resource => resource.WithTags(TagChecks.Added(call, resource.Tags)));
        return call.Refusal is { } refusal ? refusal : Reply.Done.And([.. changes]);
    }

    public static Reply Untag(SandboxCall call)
    {
        var resources = Resources(call, required: true);
        var keys = call.List("TagKeys") ?? call.List("TagKey");
        var all = keys is null && bool.TryParse(call.Parameters.Find("All"), out var said) && said;
        call.RefuseIf(() => keys is null && !all, () => Refusal.Missing("TagKeys"));
        call.RefuseIf(() => keys?.Count > TagChecks.Most, () => Refusal.Invalid("TagKeys"));
        return call.Refusal is { } refusal
            ? refusal
            : Reply.Done.And([
                .. resources.Select(resource =>
                    resource.WithTags(all ? StoredRole.NoTags : resource.Tags.RemoveRange(keys!))
                ),
            ]);
    }

    public static Reply List(SandboxCall call)
    {
        var resources = Resources(call, required: false);
        var filter = call.Tags();
        var size = call.Number("PageSize", 1, 100) ?? 100;
        var after = call.Cursor("NextToken");
        if (call.Refusal is { } refusal)
        {
            return refusal;
        }

        var all = resources
            .Where(resource => TagFilter.Fits(resource.Tags, filter))
            .OrderBy(resource => resource.Name, StringComparer.OrdinalIgnoreCase)
            .SelectMany(resource =>
                resource.Tags.Select(tag => (Cursor: $"{resource.Name}\n{tag.Key}", resource.Name, tag))
            );
        var page = all.SkipWhile(entry => after is not null && !IsAfter(entry.Cursor, after)).Take(size + 1).ToList();
        return Reply.With(
            new JsonObject
            {
                ["NextToken"] = page.Count > size ? Paging.Encode(page[size - 1].Cursor) : "",
                ["TagResources"] = new JsonArray([
                    .. page.Take(size)
                        .Select(entry => Json(call.Parameters.Find("ResourceType")!, entry.Name, entry.tag)),
                ]),
            }
        );
    }

    private static bool IsAfter(string cursor, string after)
    {
        var (a, b) = (cursor.Split('\n'), after.Split('\n'));
        var names = string.Compare(a[0], b[0], StringComparison.OrdinalIgnoreCase);
        return names > 0 || (names is 0 && string.CompareOrdinal(a[^1], b[^1]) > 0);
    }

    private static JsonObject Json(string type, string name, KeyValuePair<string, string> tag) =>
        new()
        {
            ["ResourceType"] = type,
            ["ResourceName"] = name,
            ["TagKey"] = tag.Key,
            ["TagValue"] = tag.Value,
        };

    /// <summary>The resources that a call names; all of their type where it need not name any.</summary>
    private static List<Taggable> Resources(SandboxCall call, bool required)
    {
        var type = call.Text("ResourceType");
        var names = call.List("ResourceNames") ?? call.List("ResourceName");
        call.RefuseIf(() => type is not ("role" or "policy"), () => Refusal.Invalid("ResourceType"));
        call.RefuseIf(() => names?.Count > MostNames, () => Refusal.Invalid("ResourceNames"));
        call.RefuseIf(() => required && names is null or [], () => Refusal.Missing("ResourceNames"));
        if (call.Refusal is not null)
        {
            return [];
        }

        if (names is null)
        {
            return Taggable.All(call.Account, type);
        }

        var found = new List<Taggable>();
        foreach (var name in names.Distinct(StringComparer.OrdinalIgnoreCase))
        {
            if (Taggable.Find(call.Account, type, name) is { } resource)
            {
                found.Add(resource);
            }
            else if (required)
            {
                call.Refuse(Refusal.NotExist(type is "role" ? "Role" : "Policy", name));
            }
        }

        return found;
    }
}
