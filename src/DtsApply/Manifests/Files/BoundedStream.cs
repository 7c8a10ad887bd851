namespace DtsApply.Manifests.Files;

/// <summary>Reads streams that may never end.</summary>
internal static class BoundedStream
{
    /// <summary>The bytes up to a little over the limit of a file.</summary>
    public static byte[] Read(Stream stream)
    {
        using var all = new MemoryStream();
        var buffer = new byte[81920];
        for (var n = stream.Read(buffer); n > 0 && all.Length <= Limits.FileBytes; n = stream.Read(buffer))
        {
            all.Write(buffer, 0, n);
        }

        return all.ToArray();
    }
}
