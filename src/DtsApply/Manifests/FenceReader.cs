namespace DtsApply.Manifests;

/// <summary>
/// From paths to fences: files, YAML, schema, typed records, as manifests are read. Nothing throws. What is not one
/// whole fence is a problem of its own rule (DTS618), whatever is wrong with it.
/// </summary>
public static class FenceReader
{
    /// <summary>Reads the fences of a run.</summary>
    /// <param name="paths">What names them.</param>
    /// <param name="cancellation">Stops between two documents.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static FenceSet Read(FencePaths paths, CancellationToken cancellation)
    {
        var readings = paths.All.Select(path => new FenceFileReader(path)).ToList();
        readings.ForEach(reading => reading.Read(cancellation));
        return FenceSet.Assemble(readings);
    }
}
