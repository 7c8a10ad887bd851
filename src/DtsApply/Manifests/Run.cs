using DtsApply.Manifests.Files;

namespace DtsApply.Manifests;

/// <summary>What the files of one run have in common.</summary>
/// <param name="StandardInput">What <c>-</c> reads.</param>
/// <param name="Count">Counts the documents.</param>
/// <param name="Cancellation">Stops between two documents.</param>
internal sealed record Run(Stream StandardInput, DocumentCount Count, CancellationToken Cancellation);

/// <summary>How many documents a run has; files are read side by side.</summary>
internal sealed class DocumentCount
{
    private int _count;

    public bool IsOver => Volatile.Read(ref _count) > Limits.Documents;

    /// <summary>One more; false over the limit.</summary>
    public bool Add() => Interlocked.Increment(ref _count) <= Limits.Documents;
}
