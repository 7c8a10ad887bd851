namespace DtsApply.Manifests.Files;

/// <summary>Why a file or folder cannot be read, in words that do not change with the system.</summary>
internal static class FileProblems
{
    public const string Help = "check the path and its permissions; folders are read with their sub-folders only with -R";

    /// <summary>Why not, by what the system said.</summary>
    /// <param name="failure">What the system said.</param>
    /// <param name="path">The path; what of it is not UTF-8 was replaced when it was read, so it leads nowhere.</param>
    public static string Reason(Exception failure, string path) => failure switch
    {
        FileNotFoundException or DirectoryNotFoundException when path.Contains('\ufffd', StringComparison.Ordinal) => "its name is not UTF-8",
        LinkCircleException => "the links go in a circle",
        FileNotFoundException or DirectoryNotFoundException => "there is no such file or folder",
        UnauthorizedAccessException => "permission is denied",
        PathTooLongException => "the path is too long",
        _ => "the system refuses to read it",
    };
}
