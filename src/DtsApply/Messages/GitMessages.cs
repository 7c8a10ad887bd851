using System.Globalization;
using DtsApply.Model;
using DtsApply.Text;

namespace DtsApply.Messages;

/// <summary>Why a revision of a repository cannot be read.</summary>
internal static class GitMessages
{
    public static Problem GitIsNotFound { get; } =
        new(
            RuleId.None,
            "git was not found in the absolute folders of PATH outside of the working folder and the repository",
            "install git, or name a file or a folder: --base FOLDER"
        );

    public static Problem TreeIsDamaged { get; } =
        new(RuleId.None, "git gave a tree that is none", "check the repository with git fsck");

    public static Problem ObjectIsTooLarge { get; } =
        new(RuleId.None, "git gave an object that is larger than any manifest", "check the repository with git fsck");

    public static Problem ObjectIsMissing { get; } =
        new(
            RuleId.None,
            "an object of that revision is missing in this clone, and nothing is fetched",
            "a partial clone lacks files that were not needed yet: clone without --filter, or name a folder: --base FOLDER"
        );

    public static Problem BrokeOff { get; } =
        new(RuleId.None, "git broke off while it was read from", "check the repository with git fsck");

    public static Problem TakesTooLong(TimeSpan patience) =>
        new(
            RuleId.None,
            $"git gave no answer within {Format.Duration(patience)}",
            "try git rev-parse HEAD in that repository"
        );

    public static Problem IsInNoRevision(string path) =>
        new(
            RuleId.None,
            $"{(path is "-" ? FileMessages.StandardInput : path)} is in no revision",
            "name files and folders with -f, or name a file or a folder as the base: --base FOLDER"
        );

    public static Problem IsInNoRepository(string path) =>
        new(
            RuleId.None,
            $"{path} is in no git repository",
            "name a file or a folder instead of a revision: --base FOLDER"
        );

    public static Problem AreInTwoRepositories(string path, string other) =>
        new(
            RuleId.None,
            $"{path} and {other} are in two repositories, of which each has revisions of its own",
            "name a file or a folder instead of a revision: --base FOLDER"
        );

    public static Problem IsNoRepository(string top) =>
        new(
            RuleId.None,
            $"{top} holds .git, and git takes it for no repository",
            "name a file or a folder instead of a revision: --base FOLDER"
        );

    public static Problem BelongsToSomeoneElse(string top) =>
        new(
            RuleId.None,
            $"the repository in {top} belongs to someone else, so git does not read it",
            $"where you trust its owner: git config --global --add safe.directory {ShellWord.Quote(top)}"
        );

    public static Problem IsAmbiguous(string revision) =>
        new(
            RuleId.None,
            $"{revision} is more than one branch or tag",
            $"name one of them whole, such as git:refs/heads/{revision} or git:refs/remotes/{revision}"
        );

    /// <summary>That a revision is unknown.</summary>
    /// <param name="revision">What it was called.</param>
    /// <param name="isShallow">Whether the clone lacks older commits.</param>
    public static Problem NamesNoCommit(string revision, bool isShallow) =>
        new(
            RuleId.None,
            $"{(revision.Length > 0 ? revision : "nothing")} names no commit in this clone{(isShallow ? ", which is shallow" : "")}",
            isShallow
                ? "fetch that branch or commit as well; in GitHub Actions check out with fetch-depth: 0"
                : "fetch that branch or commit first; a branch of the remote is written git:origin/main"
        );

    public static Problem HasTooManyNames(string name, int most) =>
        new(
            RuleId.None,
            string.Create(CultureInfo.InvariantCulture, $"{name} has more than {most} names under these paths"),
            "name narrower paths with -f"
        );
}
