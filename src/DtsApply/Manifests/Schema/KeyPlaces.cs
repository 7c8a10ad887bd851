using NJsonSchema;

namespace DtsApply.Manifests.Schema;

/// <summary>
/// Where in a schema a key stands: a right key at the wrong level is an unknown key, and its place says more than a
/// list of others.
/// </summary>
internal static class KeyPlaces
{
    /// <summary>The groups that lead to the key, the nearest ones below a group; empty where there is none.</summary>
    public static IReadOnlyList<string[]> Below(JsonSchema group, string key)
    {
        List<(string[] Path, JsonSchema Schema)> level = [([], group.ActualSchema)];
        while (level.Count > 0)
        {
            level =
            [
                .. level.SelectMany(at =>
                    at.Schema.Properties.Select(member =>
                        ((string[])[.. at.Path, member.Key], member.Value.ActualSchema)
                    )
                ),
            ];
            var found = level.Where(at => at.Schema.Properties.ContainsKey(key)).Select(at => at.Path).ToList();
            if (found.Count > 0)
            {
                return found;
            }
        }

        return [];
    }
}
