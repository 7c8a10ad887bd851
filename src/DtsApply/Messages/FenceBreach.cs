using DtsApply.Model;

namespace DtsApply.Messages;

/// <summary>What a fence does not let pass, before its place in manifests or on a plan is known.</summary>
/// <param name="Problem">What it is.</param>
/// <param name="Limit">Where the fence says so.</param>
/// <param name="Note">What stands there.</param>
internal sealed record FenceBreach(Problem Problem, SourceSpan Limit, string Note)
{
    /// <summary>Of a manifest, whose own place is the cause; the fence's is a note.</summary>
    /// <param name="source">The manifest's place; null where no manifest says it.</param>
    public Diagnostic InManifest(SourceSpan? source) =>
        Problem.WithoutPlace() with
        {
            Source = source,
            Related = [new(Limit, Note)],
        };

    /// <summary>Of a plan, which has no places: the fence's stands behind the message.</summary>
    public Diagnostic OnPlan() => (Problem with { Message = $"{Problem.Message} ({Limit})" }).WithoutPlace();
}
