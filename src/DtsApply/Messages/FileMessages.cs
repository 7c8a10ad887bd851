using DtsApply.Disk;
using DtsApply.Model;

namespace DtsApply.Messages;

/// <summary>Why a file or folder cannot be read, in words that do not change with the system.</summary>
internal static class FileMessages
{
    private const string Help =
        "check the path and its permissions; folders are read with their sub-folders only with -R";

    /// <summary>That a path cannot be read, and why.</summary>
    /// <param name="path">The path; what of it is not UTF-8 was replaced when it was read, so it leads nowhere.</param>
    /// <param name="failure">What the system said.</param>
    public static Problem Unreadable(string path, Exception failure) =>
        new(RuleId.DTS001, $"cannot read {path}: {Reason(failure, path)}", Help);

    private static string Reason(Exception failure, string path) =>
        failure switch
        {
            FileNotFoundException
            or DirectoryNotFoundException when path.Contains('\ufffd', StringComparison.Ordinal) =>
                "its name is not UTF-8",
            LinkCircleException => "the links go in a circle",
            FileNotFoundException or DirectoryNotFoundException => "there is no such file or folder",
            UnauthorizedAccessException => "permission is denied",
            PathTooLongException => "the path is too long",
            _ => "the system refuses to read it",
        };

    /// <summary>A link under a folder or pattern to something that was not given.</summary>
    /// <param name="link">The link.</param>
    /// <param name="given">The folder given, or the one of the pattern; empty is the current one.</param>
    /// <param name="kind">What it leads to.</param>
    public static Problem LeadsOut(string link, string given, FileKind kind) =>
        new(
            RuleId.DTS001,
            $"{link} is a link that leads out of {(given is "" or "." or "./" ? "the working folder" : given)}",
            $"name that {(kind is FileKind.Folder ? "folder" : "file")} with -f as well, or move it inside"
        );

    /// <summary>A device, a pipe or a socket under a folder or pattern.</summary>
    public static Problem SomethingElse(string path) =>
        new(
            RuleId.DTS001,
            $"{path} is no regular file or folder",
            "move it elsewhere; what a pipe gives is read with -f -"
        );
}
