namespace DtsApply.Manifests;

/// <summary>Why a file or folder cannot be read, in words that do not change with the system.</summary>
internal static class FileProblems
{
    public const string Help = "check the path and its permissions; folders are read with their sub-folders only with -R";

    public static string Reason(Exception failure) => failure switch
    {
        FileNotFoundException or DirectoryNotFoundException => "there is no such file or folder",
        UnauthorizedAccessException => "permission is denied",
        PathTooLongException => "the path is too long",
        _ => "the system refuses to read it",
    };
}
