using System.Runtime.InteropServices;
using System.Text;

namespace DtsApply.Manifests.Files;

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

/// <summary>Tells kinds of files without opening any: to open a pipe can wait for ever, and to open a device can set it going.</summary>
internal static class FileKinds
{
    // What the system call statx takes and gives is the same on every Linux, unlike stat (man 2 statx).
    private const int FromWorkingFolder = -100;    // AT_FDCWD
    private const uint Type = 0x1;                 // STATX_TYPE
    private const int Bytes = 256;                 // of struct statx
    private const int ModeAt = 28;                 // stx_mode
    private const int TypeBits = 0xF000;           // S_IFMT
    private const int RegularBits = 0x8000;        // S_IFREG

    public static FileKind Of(string path) =>
        Directory.Exists(path) ? FileKind.Folder
        : new FileInfo(path) is not { Exists: true } file ? FileKind.Nothing
        : TargetLength(file) > 0 || IsRegular(path) ? FileKind.Regular
        : FileKind.SomethingElse;

    /// <summary>
    /// Whether an empty file is a regular one: devices, pipes and sockets are empty too. On systems other than Linux all are taken for regular files;
    /// none of them is ever opened for it.
    /// </summary>
    public static bool IsRegular(string path)
    {
        if (!OperatingSystem.IsLinux())
        {
            return true;
        }

        try
        {
            var found = new byte[Bytes];
            return StatX(FromWorkingFolder, [.. Encoding.UTF8.GetBytes(path), 0], 0, Type, found) is not 0
                || (BitConverter.ToUInt16(found, ModeAt) & TypeBits) is RegularBits;
        }
        catch (EntryPointNotFoundException)
        {
            // A C library older than the call.
            return true;
        }
    }

    private static long TargetLength(FileInfo file) => (file.ResolveLinkTarget(returnFinalTarget: true) as FileInfo ?? file).Length;

    [DllImport("libc", EntryPoint = "statx")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int StatX(int folder, byte[] path, int flags, uint mask, [Out] byte[] found);
}
