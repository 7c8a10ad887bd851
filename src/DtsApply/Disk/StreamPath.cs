namespace DtsApply.Disk;

/// <summary>Paths that stand for a stream which is open already.</summary>
public static class StreamPath
{
    /// <summary>How standard input is named, on the command line and in diagnostics.</summary>
    public const string StandardInput = "-";

    /// <summary>Whether a path is standard input under one of its names.</summary>
    public static bool IsStandardInput(string path) =>
        path is StandardInput or "/dev/stdin" or "/dev/fd/0" or "/proc/self/fd/0";

    /// <summary>
    /// Whether a path is the name by which standard output is meant elsewhere. A file of that name is made where it is
    /// written <c>./-</c>.
    /// </summary>
    public static bool IsStandardOutput(string path) => path is "-";

    /// <summary>
    /// Whether a path is something that the caller has opened already, such as the pipe that a shell makes of
    /// <c>&lt;(command)</c>. To open one of these again never waits for a writer, so it can be read like standard
    /// input, whatever it is.
    /// </summary>
    internal static bool IsOpenAlready(string path) =>
        path.StartsWith("/dev/fd/", StringComparison.Ordinal)
        || path.StartsWith("/proc/self/fd/", StringComparison.Ordinal);
}
