using DtsApply.Messages;

namespace DtsApply.Manifests.Git;

/// <summary>A revision of a repository cannot be read; it is no mistake of manifests.</summary>
public sealed class GitException : Exception
{
    /// <param name="code">The exit code.</param>
    /// <param name="problem">Why.</param>
    internal GitException(int code, Problem problem)
        : base(problem.Message) => (Code, Problem) = (code, problem);

    /// <summary>The exit code.</summary>
    public int Code { get; }

    internal Problem Problem { get; }
}
