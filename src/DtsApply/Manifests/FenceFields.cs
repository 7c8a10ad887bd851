using System.Collections.Immutable;
using DtsApply.Manifests.Yaml;
using DtsApply.Model;
using Newtonsoft.Json.Linq;

namespace DtsApply.Manifests;

/// <summary>The fields of a document that is a fence by its schema.</summary>
/// <param name="tree">The document.</param>
/// <param name="root">Its keys.</param>
internal sealed class FenceFields(Tree tree, JObject root)
{
    private readonly JObject _spec = (JObject)root["spec"]!;

    /// <summary>The fence.</summary>
    /// <param name="digest">SHA-256 of its file.</param>
    public Fence Read(string digest) =>
        new((string)root["metadata"]!["name"]!, tree.Text.File, digest)
        {
            Owners = Texts("owners"),
            Trusted = Texts("trusted"),
            Pairs = _spec["pairs"] is JArray pairs ? new([.. pairs.Select(Pair)], ListPlaces.Find(tree, pairs)) : null,
            RoleNames = Patterns("roleNames"),
            Sets = Patterns("sets"),
            Policies = Texts("policies"),
            Credentials = Texts("credentials"),
            MaxSessionDuration = Number("maxSessionDuration"),
            MaxRemovals = Number("maxRemovals"),
            Forbids = Bans(),
            RequireProtect = Texts("requireProtect"),
            RequireUntil = Texts("requireUntil"),
            RequireVerified = _spec["requireVerified"] is JValue { Value: true } value ? tree.Source(value) : null,
        };

    private FenceList? Texts(string key) => _spec[key] is JArray list ? Texts(list) : null;

    private FenceList Texts(JArray list) => new(Values(list), ListPlaces.Find(tree, list));

    private FencePatterns? Patterns(string key) =>
        _spec[key] is JArray list ? new(Values(list), ListPlaces.Find(tree, list)) : null;

    private FencePair Pair(JToken pair) => new((string)pair["owner"]!, Texts((JArray)pair["trusted"]!));

    private FenceLimit? Number(string key) =>
        _spec[key] is JValue { Value: long number } value ? new((int)number, tree.Source(value)) : null;

    private FenceBans Bans() =>
        new(
            (_spec["forbid"] as JArray ?? [])
                .DistinctBy(what => (string)what!)
                .ToImmutableSortedDictionary(
                    what => Enum.Parse<Forbidden>((string)what!, ignoreCase: true),
                    tree.Source
                )
        );

    private static ImmutableArray<string> Values(JArray list) => [.. list.Select(value => (string)value!)];
}
