namespace DtsApply.Disk;

/// <summary>What stands under a path, links followed.</summary>
internal enum FileKind
{
    /// <summary>Nothing, or nothing that may be looked at.</summary>
    Nothing,

    /// <summary>A regular file.</summary>
    Regular,

    /// <summary>A folder.</summary>
    Folder,

    /// <summary>A device, a pipe or a socket.</summary>
    SomethingElse,
}

/// <summary>
/// Tells kinds of files without opening any: to open a pipe can wait for ever, and to open a device can set it going.
/// </summary>
internal static class FileKinds
{
    public static FileKind Detect(string path) =>
        Directory.Exists(path) ? FileKind.Folder
        : new FileInfo(path) is not { Exists: true } file ? FileKind.Nothing
        : TargetLength(file) > 0 || IsRegular(path) ? FileKind.Regular
        : FileKind.SomethingElse;

    /// <summary>
    /// Whether an empty file is a regular one: devices, pipes and sockets are empty too. On systems other than Linux
    /// all are taken for regular files; none of them is ever opened for it.
    /// </summary>
    public static bool IsRegular(string path) =>
        !OperatingSystem.IsLinux() || LinuxFileStatus.IsRegular(path) is not false;

    private static long TargetLength(FileInfo file) =>
        (file.ResolveLinkTarget(returnFinalTarget: true) as FileInfo ?? file).Length;
}
