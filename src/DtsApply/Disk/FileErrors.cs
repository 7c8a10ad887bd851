namespace DtsApply.Disk;

/// <summary>What a file system refuses.</summary>
public static class FileErrors
{
    /// <summary>
    /// Whether this is a refusal of the file system; a file that would become larger than allowed is an argument out of
    /// range to the framework.
    /// </summary>
    public static bool IsFileError(Exception exception) =>
        exception is IOException or UnauthorizedAccessException or ArgumentOutOfRangeException;
}
