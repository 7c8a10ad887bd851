using DtsApply.Disk;
using DtsApply.Model;
using DtsApply.Text;

namespace DtsApply.Messages;

/// <summary>What is wrong with files and folders, in words that do not change with the system.</summary>
internal static class FileMessages
{
    public const string StandardInput = "standard input";

    /// <summary>That a path cannot be read, and why.</summary>
    /// <param name="path">The path; what of it is not UTF-8 was replaced when it was read, so it leads nowhere.</param>
    /// <param name="failure">What the system said.</param>
    public static Problem CannotRead(string path, Exception failure) =>
        new(
            RuleId.DTS001,
            $"cannot read {path}: {Reason(failure, path)}",
            "check the path and its permissions; folders are read with their sub-folders only with -R"
        );

    public static Problem LinkLeadsNowhere(string link) =>
        new(RuleId.DTS001, $"cannot read {link}: it is a link that leads nowhere", "mend the link, or remove it");

    /// <summary>A link under a folder or pattern to something that was not given.</summary>
    /// <param name="link">The link.</param>
    /// <param name="given">The folder given, or the one of the pattern; empty is the current one.</param>
    /// <param name="kind">What it leads to.</param>
    public static Problem LinkLeadsOut(string link, string given, FileKind kind) =>
        new(
            RuleId.DTS001,
            $"{link} is a link that leads out of {(given is "" or "." or "./" ? "the working folder" : given)}",
            $"name that {(kind is FileKind.Folder ? "folder" : "file")} with -f as well, or move it inside"
        );

    /// <summary>A device, a pipe or a socket under a folder or pattern.</summary>
    public static Problem IsNoRegularFile(string path) =>
        new(
            RuleId.DTS001,
            $"{path} is no regular file or folder",
            "move it elsewhere; what a pipe gives is read with -f -"
        );

    public static Problem IsEmpty(string name) => NothingIn($"{name} is empty, or no regular file");

    public static Problem HoldsNoManifest(string name) => NothingIn($"{name} holds no manifest");

    /// <param name="number">Where the first wrong byte stands; counts from 1.</param>
    public static Problem ByteIsNotUtf8(int number) =>
        new(RuleId.DTS005, $"byte {number} is not UTF-8", "save the file as UTF-8");

    public static Problem FileIsTooLarge(int mostMebibytes) =>
        new(
            RuleId.DTS006,
            $"the file has more than {mostMebibytes} MiB",
            $"split it into files of at most {mostMebibytes} MiB"
        );

    public static Problem FileHasTooManyProblems(int most) =>
        new(
            RuleId.DTS006,
            $"the file has more than {most} problems, and was read no further",
            "mend those above first"
        );

    public static Problem FilesHaveTooManyProblems(int most) =>
        new(
            RuleId.DTS006,
            $"the files have more than {most} problems, and were read no further",
            "mend those above first"
        );

    public static Problem RunHasTooManyBytes(long mebibytes, int files, int mostMebibytes) =>
        RunHasTooMuch($"{mebibytes} MiB", files, $"{mostMebibytes} MiB");

    public static Problem RunHasTooManyDocuments(int files, int most) =>
        RunHasTooMuch($"more than {most} documents", files, $"{most} documents");

    /// <summary>Why the system does not read a file.</summary>
    /// <param name="failure">What it said.</param>
    /// <param name="path">The file.</param>
    internal static string Reason(Exception failure, string path) =>
        failure switch
        {
            FileNotFoundException
            or DirectoryNotFoundException when path.Contains('\ufffd', StringComparison.Ordinal) =>
                "its name is not UTF-8",
            LinkCircleException => "the links go in a circle",
            SubmoduleException => "it is in a submodule, whose files are in another repository",
            OutOfTreeException => "it leads out of the repository",
            FileNotFoundException or DirectoryNotFoundException => "there is no such file or folder",
            UnauthorizedAccessException => "permission is denied",
            PathTooLongException => "the path is too long",
            _ => "the system refuses to read it",
        };

    private static Problem NothingIn(string message) =>
        new(
            RuleId.DTS002,
            message,
            "name a .yaml or .yml file or a folder with some; sub-folders need -R; what a pipe gives is read with -f -"
        );

    private static Problem RunHasTooMuch(string what, int files, string most) =>
        new(
            RuleId.DTS009,
            $"{what} in {Format.Count(files, "file")} are over the limit of {most} for one run",
            "name fewer paths, or run once for each folder"
        );
}
