namespace DtsApply.Manifests.Files;

/// <summary>What the files of one run have in common.</summary>
/// <param name="StandardInput">What <c>-</c> reads.</param>
/// <param name="Count">Counts the documents.</param>
/// <param name="Cancellation">Stops between two documents.</param>
internal sealed record ReadContext(Stream StandardInput, DocumentCount Count, CancellationToken Cancellation)
{
    /// <summary>Counts the bytes.</summary>
    public ByteCount Bytes { get; } = new();

    /// <summary>Counts the problems.</summary>
    public ProblemCount Problems { get; } = new();

    /// <summary>Whether there is more in the files than one run reads.</summary>
    public bool IsOver => Count.IsOver || Bytes.IsOver;
}

/// <summary>How many documents a run has; files are read side by side.</summary>
internal sealed class DocumentCount
{
    private int _count;

    public bool IsOver => Volatile.Read(ref _count) > Limits.Documents;

    /// <summary>One more; false over the limit.</summary>
    public bool Add() => Interlocked.Increment(ref _count) <= Limits.Documents;
}

/// <summary>How many bytes the files of a run have.</summary>
internal sealed class ByteCount
{
    private long _count;

    public long Total => Volatile.Read(ref _count);

    public bool IsOver => Total > Limits.RunBytes;

    public void Add(long bytes) => Interlocked.Add(ref _count, bytes);
}

/// <summary>How many problems the files of a run have.</summary>
internal sealed class ProblemCount
{
    private int _count;

    public bool IsOver => Volatile.Read(ref _count) >= Limits.Problems;

    public void Add(int problems) => Interlocked.Add(ref _count, problems);
}
