using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Microsoft.Win32.SafeHandles;

namespace DtsApply.Disk;

/// <summary>Who may write a file besides the one who runs this.</summary>
/// <param name="Mode">The file's mode, such as <c>0666</c>.</param>
/// <param name="IsOwner">Whether the file belongs to someone else, so that no mode helps.</param>
public sealed record WriteAccess(string Mode, bool IsOwner)
{
    private const UnixFileMode OthersWrite = UnixFileMode.GroupWrite | UnixFileMode.OtherWrite;

    /// <summary>The owner's number, where the system tells it.</summary>
    public uint? OwnerId { get; init; }

    /// <summary>
    /// Who else may write an open file; null where no one may. The system's administrator may write anything anyway.
    /// </summary>
    public static WriteAccess? Find(SafeFileHandle file)
    {
        if (OperatingSystem.IsWindows())
        {
            // Access lists of the folder it lies in.
            return null;
        }

        var mode = File.GetUnixFileMode(file);
        var words = Convert.ToString((int)mode, 8).PadLeft(4, '0');
        if (OperatingSystem.IsLinux() && LinuxFileStatus.Owner(file) is { } owner)
        {
            return owner is not 0 && owner != CurrentUser() ? new(words, IsOwner: true) { OwnerId = owner }
                : IsForOthers(mode) ? new(words, IsOwner: false)
                : null;
        }

        return IsOfSomeoneElse(file, mode) ? new(words, IsOwner: true)
            : IsForOthers(mode) ? new(words, IsOwner: false)
            : null;
    }

    private static bool IsForOthers(UnixFileMode mode) => (mode & OthersWrite) is not UnixFileMode.None;

    [UnsupportedOSPlatform("windows")]
    private static bool IsOfSomeoneElse(SafeFileHandle file, UnixFileMode mode)
    {
        try
        {
            // Only its owner may set a mode, also the one that it has.
            File.SetUnixFileMode(file, mode);
            return false;
        }
        catch (UnauthorizedAccessException)
        {
            return true;
        }
        catch (Exception exception) when (FileErrors.IsFileError(exception))
        {
            // What cannot be written to at all, such as a file system that is mounted to be read, is not written to by
            // others either.
            return false;
        }
    }

    [DllImport("libc", EntryPoint = "geteuid")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern uint CurrentUser();
}
