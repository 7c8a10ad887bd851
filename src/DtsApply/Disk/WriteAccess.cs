using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Microsoft.Win32.SafeHandles;

namespace DtsApply.Disk;

/// <summary>Who may write a file besides the one who runs this.</summary>
/// <param name="Who">In words: <c>others</c>, or the owner.</param>
/// <param name="Mode">The file's mode, such as <c>0666</c>.</param>
/// <param name="IsOwner">Whether the file belongs to someone else, so that no mode helps.</param>
public sealed record WriteAccess(string Who, string Mode, bool IsOwner)
{
    private const UnixFileMode OthersWrite = UnixFileMode.GroupWrite | UnixFileMode.OtherWrite;

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
        return Stranger(file, mode) is { } stranger ? new(stranger, words, IsOwner: true)
            : (mode & OthersWrite) is not UnixFileMode.None ? new("others", words, IsOwner: false)
            : null;
    }

    [UnsupportedOSPlatform("windows")]
    private static string? Stranger(SafeFileHandle file, UnixFileMode mode)
    {
        if (OperatingSystem.IsLinux() && LinuxFileStatus.Owner(file) is { } owner)
        {
            return owner is 0 || owner == CurrentUser() ? null : FormattableString.Invariant($"user {owner}");
        }

        try
        {
            // Only its owner may set a mode, also the one that it has.
            File.SetUnixFileMode(file, mode);
            return null;
        }
        catch (UnauthorizedAccessException)
        {
            return "its owner, someone else,";
        }
        catch (Exception exception) when (FileErrors.IsFileError(exception))
        {
            // What cannot be written to at all, such as a file system that is mounted to be read, is not written to by
            // others either.
            return null;
        }
    }

    [DllImport("libc", EntryPoint = "geteuid")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern uint CurrentUser();
}
