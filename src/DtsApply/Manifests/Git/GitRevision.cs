using DtsApply.Disk;
using DtsApply.Manifests.Files;
using DtsApply.Messages;
using DtsApply.Model;

namespace DtsApply.Manifests.Git;

/// <summary>A commit that was found by what people call it.</summary>
/// <param name="Commit">Its ID, in hex digits.</param>
/// <param name="Tree">Its files.</param>
/// <param name="Objects">Where they are read from, to be let go of once all is read.</param>
internal sealed record GitRevision(string Commit, IFileTree Tree, GitObjects Objects)
{
    /// <summary>Opens a revision of the repository that holds some paths.</summary>
    /// <param name="revision">What it is called: a branch, a tag, an ID and so on.</param>
    /// <param name="paths">The paths.</param>
    /// <param name="place">Where the run works, and what its variables are.</param>
    /// <exception cref="GitException">It cannot be read.</exception>
    public static GitRevision Open(string revision, IReadOnlyList<string> paths, BasePlace place)
    {
        if (
            paths.FirstOrDefault(path => StreamPath.IsStandardInput(path) || StreamPath.IsOpenAlready(path)) is { } open
        )
        {
            throw new GitException(ExitCode.Usage, GitMessages.IsInNoRevision(open));
        }

        var top = GitRepository.Find(paths, place.WorkingFolder);
        var git = GitProgram.Find(top, place.WorkingFolder, place.Environment);
        var commit = Resolve(git, revision, $"{revision}^{{commit}}");
        var root = Resolve(git, revision, $"{commit}^{{tree}}");
#pragma warning disable CA2000 // the revision has it, and whoever opened the revision closes it
        var objects = new GitObjects(git);
#pragma warning restore CA2000
        return new(commit, new GitTree(objects, top, root, $"{BasePlace.Git}{revision}"), objects);
    }

    private static string Resolve(GitProgram git, string revision, string expression)
    {
        var answer = git.Run("rev-parse", "--verify", "--end-of-options", expression);
        var id = answer.Out.Trim();
        return answer is { Code: 0, Error: var said } && said.Contains("is ambiguous", StringComparison.Ordinal)
                ? throw new GitException(ExitCode.Usage, GitMessages.IsAmbiguous(revision))
            : answer.Code is 0 && id.Length is 40 or 64 && id.All(char.IsAsciiHexDigitLower) ? id
            : throw WhyNot(git, revision, answer.Error);
    }

    private static GitException WhyNot(GitProgram git, string revision, string said)
    {
        if (
            said.Contains("dubious ownership", StringComparison.Ordinal)
            || said.Contains("unsafe repository", StringComparison.Ordinal)
        )
        {
            return new(ExitCode.Credentials, GitMessages.BelongsToSomeoneElse(git.Top));
        }

        if (said.Contains("not a git repository", StringComparison.Ordinal))
        {
            return new(ExitCode.Usage, GitMessages.IsNoRepository(git.Top));
        }

        var isShallow = git.Run("rev-parse", "--is-shallow-repository") is { Code: 0, Out: "true\n" };
        return new(ExitCode.Usage, GitMessages.NamesNoCommit(revision, isShallow));
    }
}
