using System.Runtime.ExceptionServices;
using Microsoft.Win32.SafeHandles;

namespace DtsApply.Disk;

/// <summary>Why a file was not read, where the system would have.</summary>
public enum SmallFileProblem
{
    /// <summary>It is no regular file.</summary>
    NotRegular,

    /// <summary>It gave nothing whole in the time that is waited for it.</summary>
    TooSlow,

    /// <summary>It is larger than is read.</summary>
    TooLarge,
}

/// <summary>
/// Reads files that someone keeps by hand, such as a configuration: bounded in size and time, whatever the path leads
/// to.
/// </summary>
public static class SmallFile
{
    /// <summary>How long a file may take that waits for its writer.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>
    /// The bytes of a regular file, or of what the caller has opened already, such as the pipe that a shell makes of
    /// <c>&lt;(command)</c>.
    /// </summary>
    /// <param name="path">The path; links are followed.</param>
    /// <param name="mebibytes">The most that is read.</param>
    /// <param name="problem">Why nothing was read; null where it was.</param>
    /// <param name="inspect">Looks at the open file before it is read; what it throws is thrown on.</param>
    /// <returns>Null where there is a problem.</returns>
    /// <exception cref="IOException">The system refuses to read it.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public static byte[]? Read(
        string path,
        int mebibytes,
        out SmallFileProblem? problem,
        Action<SafeFileHandle>? inspect = null
    )
    {
        var most = mebibytes * 1024 * 1024;
        var isOpen = StreamPath.IsOpenAlready(path) || StreamPath.IsStandardInput(path);
        var kind = isOpen ? FileKind.Regular : FileKinds.Detect(path);
        var bytes = kind is FileKind.Regular ? Waited(() => All(path, most, inspect)) : null;
        problem =
            kind is not FileKind.Regular ? SmallFileProblem.NotRegular
            : bytes is null ? SmallFileProblem.TooSlow
            : bytes.Length > most ? SmallFileProblem.TooLarge
            : null;
        return problem is null ? bytes : null;
    }

    /// <summary>A pipe may wait for its writer for ever; what waits too long is left behind, and null.</summary>
    private static byte[]? Waited(Func<byte[]> read)
    {
        byte[]? bytes = null;
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            Task.Run(
                    () =>
                    {
                        bytes = read();
                    },
                    CancellationToken.None
                )
                .Wait(patience.Token);
            return bytes;
        }
        catch (OperationCanceledException)
        {
            return null;
        }
        catch (AggregateException failure) when (failure.InnerException is { } inner)
        {
            ExceptionDispatchInfo.Throw(inner);
            throw;
        }
    }

    /// <summary>The bytes up to one over the limit.</summary>
    private static byte[] All(string path, int most, Action<SafeFileHandle>? inspect)
    {
        using var stream = new FileStream(
            path,
            FileMode.Open,
            FileAccess.Read,
            FileShare.ReadWrite | FileShare.Delete,
            bufferSize: 0
        );
        inspect?.Invoke(stream.SafeFileHandle);
        using var all = new MemoryStream();
        var buffer = new byte[81920];
        for (
            var n = stream.Read(buffer);
            n > 0;
            n = stream.Read(buffer, 0, Math.Min(buffer.Length, most + 1 - (int)all.Length))
        )
        {
            all.Write(buffer, 0, n);
        }

        return all.ToArray();
    }
}
