namespace DtsApply.Manifests.Git;

/// <summary>Where a run works that compares with a revision.</summary>
/// <param name="WorkingFolder">The folder that it works in.</param>
/// <param name="Environment">Looks an environment variable up.</param>
public sealed record BasePlace(string WorkingFolder, Func<string, string?> Environment)
{
    /// <summary>What a revision of a repository begins with; what does not is a path.</summary>
    public const string Git = "git:";
}
