using DtsApply.Planning.Comparing;

namespace DtsApply.Reporting.Markdown;

/// <summary>What stands around a result in Markdown.</summary>
/// <param name="Command">The command.</param>
/// <param name="ToolVersion">This tool's version.</param>
/// <param name="ExitCode">The exit code of the command.</param>
public sealed record MarkdownFrame(string Command, string ToolVersion, int ExitCode)
{
    /// <summary>The digest of the plan that was saved, 64 hex digits; null where none was.</summary>
    public string? Digest { get; init; }

    /// <summary>The plan beside the manifests of before; null where it is compared with nothing.</summary>
    public ComparedPlan? Compared { get; init; }

    /// <summary>What is told in a plan's place where two sets of manifests are compared; null elsewhere.</summary>
    internal DiffWords? Diff { get; init; }

    /// <summary>The command that shows all of it; null where there is none to paste.</summary>
    public string? CommandLine { get; init; }
}
