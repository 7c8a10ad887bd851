using System.Globalization;

namespace DtsApply.Disk;

/// <summary>Files that nobody but their owner can read.</summary>
public static class PrivateFile
{
    /// <summary>
    /// How one is made anew and written; never in the place of a file that is there, nor through a link.
    /// </summary>
    public static FileStreamOptions New()
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return options;
    }

    /// <summary>Writes one whole or not at all; what is there, a link included, is replaced and never written through.</summary>
    /// <exception cref="IOException">It cannot be written; see <see cref="FileErrors.IsFileError"/> for others.</exception>
    public static void Replace(string path, ReadOnlySpan<byte> bytes)
    {
        var part = string.Create(CultureInfo.InvariantCulture, $"{path}.{Environment.ProcessId}.tmp");
        File.Delete(part);
        using (var file = new FileStream(part, New()))
        {
            file.Write(bytes);
        }

        File.Move(part, path, overwrite: true);
    }
}
