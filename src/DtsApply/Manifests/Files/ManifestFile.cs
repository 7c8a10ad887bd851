using System.Runtime.ExceptionServices;
using DtsApply.Disk;
using DtsApply.Messages;
using DtsApply.Text;

namespace DtsApply.Manifests.Files;

/// <summary>
/// One file to read. Its bytes are not kept: a run may have many files, and few of them are quoted on a screen; those
/// are read once more. Only what can be read just once, such as standard input, is kept.
/// </summary>
/// <param name="name">How diagnostics name it.</param>
/// <param name="path">Where it is; null for standard input.</param>
/// <param name="tree">What it is a file of; null for this disk.</param>
internal sealed class ManifestFile(string name, string? path, IFileTree? tree = null)
{
    private readonly IFileTree _tree = tree ?? DiskTree.Instance;
    private byte[]? _kept;
    private long? _size;
    private int? _length;

    public string Name => name;

    /// <summary>
    /// Whether it was found under a folder or pattern. There, what is no regular file is told; where it was named, its
    /// name says it.
    /// </summary>
    public bool IsFound { get; init; }

    /// <summary>
    /// How many bytes of it will be read; 0 for what cannot be told before, and for what is too large to be read.
    /// </summary>
    public long Expected
    {
        get
        {
            try
            {
                return !IsReadOnce && Size() <= Limits.FileBytes ? Size() : 0;
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                // Told when it is read.
                return 0;
            }
        }
    }

    /// <summary>Whether there was not a single byte in it.</summary>
    public bool IsEmpty => _length is 0;

    /// <summary>Its text; null where it could not be read, is not UTF-8, or has another length by now.</summary>
    public ManifestText? Text =>
        Again() is { } bytes && bytes.Length == _length && Utf8Text.FirstWrongByte(bytes) is null
            ? new(name, Utf8Text.Decode(bytes))
            : null;

    private bool IsReadOnce => path is null || StreamPath.IsOpenAlready(path);

    /// <summary>Reads the bytes, or says why not; over the run's limit neither.</summary>
    /// <param name="run">What <c>-</c> reads, what stops waiting for it, and how much was read.</param>
    /// <param name="problem">Why it cannot be read.</param>
    public byte[]? Read(ReadContext run, out Problem? problem)
    {
        problem = null;
        try
        {
            var bytes = IsReadOnce ? Once(run) : Read(path!, run, out problem);
            _length = bytes?.Length;
            return bytes is null ? null
                : bytes.Length > Limits.FileBytes ? Refused(TooLarge, out problem)
                : run.IsOver ? null
                : bytes;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            return Refused(FileMessages.CannotRead(name, failure), out problem);
        }
    }

    private static Problem TooLarge { get; } = FileMessages.FileIsTooLarge(Limits.FileBytes / Limits.Mebibyte);

    private byte[]? Refused(Problem why, out Problem? problem)
    {
        (_length, problem) = (null, why);
        return null;
    }

    private byte[] Once(ReadContext run)
    {
        _kept ??= Waited(() => path is null ? BoundedStream.Read(run.StandardInput) : Open(path), run);
        run.Bytes.Add(_kept.Length);
        return _kept;
    }

    // A FIFO, a device and a socket have the length 0: they are never opened, because that can block for ever, and
    // reading need not end. An empty file has nothing to say either.
    private byte[]? Read(string file, ReadContext run, out Problem? problem)
    {
        var length = Size();
        problem =
            length > Limits.FileBytes ? TooLarge
            : length is 0 && IsFound && !_tree.IsRegular(file) ? FileMessages.IsNoRegularFile(name)
            : null;
        if (problem is not null)
        {
            return null;
        }

        return length is 0 ? []
            : run.IsOver ? null
            : _tree.Read(file, (int)length);
    }

    private long Size() => _size ??= _tree.Size(path!);

    private byte[]? Again()
    {
        try
        {
            return _kept
                ?? (
                    IsReadOnce || _length is not { } length ? null
                    : length is 0 ? []
                    : _tree.Read(path!, length)
                );
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            // It was readable a moment ago; a screen without its lines is still a screen.
            return null;
        }
    }

    /// <summary>What may wait for others is left behind when the run is stopped.</summary>
    private static byte[] Waited(Func<byte[]> read, ReadContext run)
    {
        byte[] bytes = [];
        var reading = Task.Run(
            () =>
            {
                bytes = read();
            },
            run.Cancellation
        );
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
        using var stream = new FileStream(
            path,
            FileMode.Open,
            FileAccess.Read,
            FileShare.ReadWrite | FileShare.Delete,
            bufferSize: 0
        );
        return BoundedStream.Read(stream);
    }
}
