using System.Runtime.InteropServices;
using System.Text;

namespace DtsApply.Disk;

/// <summary>
/// Puts the names that a folder holds on the disk: a file that was flushed is lost with the machine all the same where
/// its name was not (man 2 fsync). The framework opens no folders.
/// </summary>
public static class FolderFlush
{
    private const int ToRead = 0; // O_RDONLY

    /// <summary>Flushes it; on Windows, and where a file system does not know the call, nothing is done.</summary>
    public static void Run(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var descriptor = Open([.. Encoding.UTF8.GetBytes(folder), 0], ToRead);
        if (descriptor >= 0)
        {
            _ = Flush(descriptor);
            _ = Close(descriptor);
        }
    }

    [DllImport("libc", EntryPoint = "open")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Open(byte[] path, int flags);

    [DllImport("libc", EntryPoint = "fsync")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Flush(int descriptor);

    [DllImport("libc", EntryPoint = "close")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Close(int descriptor);
}
