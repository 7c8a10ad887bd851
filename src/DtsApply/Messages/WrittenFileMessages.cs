namespace DtsApply.Messages;

/// <summary>What is in the way of a file that is to be written, after the file's name.</summary>
internal static class WrittenFileMessages
{
    public const string IsAFolder = "is a folder";
    public const string IsNotRegular = "is no regular file that can be written";
    public const string PlanThroughALink = "is a link; a plan is never written through one";
    public const string IsNoOlderPlan = "is a file, but no plan; a plan takes the place of an older one only";
    public const string ResultThroughALink = "is a link; a result is never written through one";
    public const string KeysThroughALink = "is a link; keys are never written through one";

    public const string IsNoneOfTheProfiles =
        "is a file, but not one of the sandbox's profiles; it takes the place of an older one only";

    public const string TokenThroughALink = "is a link; a token is never written through one";

    public const string IsNoOlderToken =
        "is a file, but not a token of the sandbox; one takes the place of an older one only";

    public const string NoHomeFolder = "there is no home folder, and XDG_STATE_HOME names no absolute path";

    public const string NoCrashReport = "no file, since none could be written";

    public static string IsNoOlderResult(string format) =>
        format is "json" or "sarif" or "markdown"
            ? $"is a file, but no {format} of dts-apply; a result takes the place of an older one only"
            : $"is a file already; {format} goes to new files only";

    public static string IsInNoFolder(string folder) => $"is in no folder: there is no {folder}";

    public static string JournalThroughALink(string folder) =>
        $"{folder} is a link; a journal is never written through one";

    public static string JournalsLieInAFolder(string path) => $"{path} is a file, and journals lie in a folder";

    public static string OthersCanWriteTo(string folder) =>
        $"others can write to {folder}; see what they left there, then chmod 700";
}
