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
}
