using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace DtsApply.Disk;

/// <summary>
/// What the kernel knows of a file and the framework does not tell, by the system call statx: what it takes and gives
/// is the same on every Linux, unlike stat (man 2 statx). Null where it tells nothing; a C library of before 2018 lacks
/// the call.
/// </summary>
public static class LinuxFileStatus
{
    private const int FromWorkingFolder = -100; // AT_FDCWD
    private const int OpenFile = 0x1000; // AT_EMPTY_PATH: the file that is open under the number
    private const uint Type = 0x1; // STATX_TYPE
    private const uint Uid = 0x8; // STATX_UID
    private const int Bytes = 256; // of struct statx
    private const int UidAt = 20; // stx_uid
    private const int ModeAt = 28; // stx_mode
    private const int TypeBits = 0xF000; // S_IFMT
    private const int RegularBits = 0x8000; // S_IFREG

    /// <summary>Whether a path leads to a regular file, links followed; the file is not opened.</summary>
    public static bool? IsRegular(string path) =>
        Ask(FromWorkingFolder, [.. Encoding.UTF8.GetBytes(path), 0], 0, Type) is { } found
            ? (BitConverter.ToUInt16(found, ModeAt) & TypeBits) is RegularBits
            : null;

    /// <summary>The number of the user who owns an open file.</summary>
    public static uint? Owner(SafeFileHandle file) =>
        Ask(file.DangerousGetHandle().ToInt32(), [0], OpenFile, Uid) is { } found
            ? BitConverter.ToUInt32(found, UidAt)
            : null;

    private static byte[]? Ask(int folder, byte[] path, int flags, uint mask)
    {
        var found = new byte[Bytes];
        try
        {
            return StatX(folder, path, flags, mask, found) is 0 ? found : null;
        }
        catch (TypeLoadException)
        {
            return null;
        }
    }

    [DllImport("libc", EntryPoint = "statx")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int StatX(int folder, byte[] path, int flags, uint mask, [Out] byte[] found);
}
