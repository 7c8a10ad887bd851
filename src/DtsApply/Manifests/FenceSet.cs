using System.Collections.Immutable;
using DtsApply.Manifests.Files;
using DtsApply.Model;

namespace DtsApply.Manifests;

/// <summary>The fences of a run as they were read.</summary>
/// <param name="Fences">The fences, in the order in which they were named.</param>
/// <param name="Problems">What is wrong with any of them; then none of them lets anything pass.</param>
public sealed record FenceSet(ImmutableArray<Fence> Fences, ImmutableArray<Diagnostic> Problems)
{
    /// <summary>That of a run without fences.</summary>
    public static FenceSet None { get; } = new([], []);

    /// <summary>Whether no fence was named; nothing is held against anything then.</summary>
    public bool IsNone => Fences.IsEmpty && Problems.IsEmpty;

    private ImmutableArray<ManifestText> Texts { get; init; } = [];

    /// <summary>Which fences they are, by name and digest.</summary>
    public ImmutableArray<FenceMark> Marks =>
        [
            .. Fences
                .Select(fence => fence.Mark)
                .OrderBy(mark => mark.Name, StringComparer.Ordinal)
                .ThenBy(mark => mark.Digest, StringComparer.Ordinal),
        ];

    /// <summary>The lines of a fence for its frames; null for a file that is none of them.</summary>
    /// <param name="file">The file, as it was named.</param>
    public IReadOnlyList<string>? Lines(string file) =>
        Texts.FirstOrDefault(text => text.File == file) is { } text ? RedactedLines.Create(text) : null;

    internal static FenceSet Assemble(IReadOnlyCollection<FenceFileReader> readings) =>
        new(
            [.. readings.Select(reading => reading.Fence).OfType<Fence>().DistinctBy(fence => fence.Digest)],
            [.. readings.SelectMany(reading => reading.Problems)]
        )
        {
            Texts = [.. readings.Select(reading => reading.Text).OfType<ManifestText>()],
        };
}
