using DtsApply.Messages;

namespace DtsApply.Manifests.Git;

/// <summary>A revision of a repository cannot be read; it is no mistake of manifests.</summary>
/// <param name="code">The exit code.</param>
/// <param name="problem">Why.</param>
internal sealed class GitException(int code, Problem problem) : Exception(problem.Message)
{
    public int Code => code;

    public Problem Problem => problem;
}
