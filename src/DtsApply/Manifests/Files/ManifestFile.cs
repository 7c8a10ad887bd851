using System.Runtime.ExceptionServices;

namespace DtsApply.Manifests.Files;

/// <summary>One file to read, and its bytes once they were read: screens quote them.</summary>
/// <param name="name">How diagnostics name it.</param>
/// <param name="path">Where it is; null for standard input.</param>
internal sealed class ManifestFile(string name, string? path)
{
    private byte[]? _bytes;

    public string Name => name;

    /// <summary>Whether there was not a single byte in it.</summary>
    public bool IsEmpty => _bytes is [];

    /// <summary>The text as it was read; null where it could not be, or is not UTF-8.</summary>
    public ManifestText? Text => _bytes is { } bytes && Utf8Text.FirstWrongByte(bytes) is null ? new(name, Utf8Text.Decode(bytes)) : null;

    /// <summary>Reads the bytes, or says why not.</summary>
    /// <param name="run">What <c>-</c> reads, and what stops waiting for it.</param>
    /// <param name="problem">Why it cannot be read.</param>
    public byte[]? Read(Run run, out Problem? problem)
    {
        problem = null;
        try
        {
            _bytes = path is null ? Waited(() => All(run.StandardInput), run) : ManifestPaths.IsOpenAlready(path) ? Waited(() => Open(path), run) : All(path);
            if (_bytes is { Length: <= Limits.FileBytes })
            {
                return _bytes;
            }

            _bytes = null;
            problem = new("DTS006", "the file has more than 16 MiB", "split it into files of at most 16 MiB");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            problem = new("DTS001", $"cannot read {name}: {FileProblems.Reason(failure, name)}", FileProblems.Help);
        }

        return null;
    }

    // A FIFO, a device and a socket have the length 0: they are never opened, because that can block for ever, and reading need not end. An empty file has
    // nothing to say either, and .NET tells the two apart by nothing else.
    private static byte[]? All(string path) => new FileInfo(path).Length switch
    {
        0 => [],
        > Limits.FileBytes => null,
        var length => All(path, (int)length),
    };

    /// <summary>So many bytes and a few more, in one call; a file that grew in the meantime is read as a stream.</summary>
    private static byte[] All(string path, int length)
    {
        using var handle = File.OpenHandle(path, share: FileShare.ReadWrite | FileShare.Delete);
        var bytes = new byte[length + 1];
        var read = RandomAccess.Read(handle, bytes, 0);
        if (read == length)
        {
            return bytes[..length];
        }

        using var stream = new FileStream(handle, FileAccess.Read, bufferSize: 0);
        return All(stream);
    }

    /// <summary>What may wait for others is left behind when the run is stopped.</summary>
    private static byte[] Waited(Func<byte[]> read, Run run)
    {
        byte[] bytes = [];
        var reading = Task.Run(() => { bytes = read(); }, run.Cancellation);
        try
        {
            reading.Wait(run.Cancellation);
        }
        catch (AggregateException failure) when (failure.InnerException is { } inner)
        {
            ExceptionDispatchInfo.Throw(inner);
        }

        return bytes;
    }

    private static byte[] Open(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        return All(stream);
    }

    /// <summary>The bytes up to a little over the limit.</summary>
    private static byte[] All(Stream stream)
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
