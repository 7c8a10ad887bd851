using System.Collections.Frozen;

namespace DtsApply.Manifests.Schema;

/// <summary>
/// Words that people use for a listed value, too far from it for a guess by spelling, or nearer to another one.
/// </summary>
internal static class ValueSynonyms
{
    private static readonly FrozenDictionary<string, string[]> Values = new Dictionary<string, string[]>(
        StringComparer.OrdinalIgnoreCase
    )
    {
        ["bidirectional"] = ["TwoWay"],
        ["both"] = ["CrossAccountSourceAndDestination", "TwoWay"],
        ["CrossAccountBoth"] = ["CrossAccountSourceAndDestination"],
        ["destination"] = ["CrossAccountDestination"],
        ["gov"] = ["Government"],
        ["migrate"] = ["Migration"],
        ["source"] = ["CrossAccountSource"],
        ["sync"] = ["Synchronization"],
        ["synchronize"] = ["Synchronization"],
        ["unidirectional"] = ["OneWay"],
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>The one of the values that the word stands for; null where it stands for none.</summary>
    public static string? Meant(string word, IReadOnlyCollection<string> allowed) =>
        Values.TryGetValue(word, out var values) ? allowed.FirstOrDefault(values.Contains) : null;
}
