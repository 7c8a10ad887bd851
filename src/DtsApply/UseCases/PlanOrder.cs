using System.Collections.Immutable;
using DtsApply.Manifests.Files;
using DtsApply.Model;
using DtsApply.Planning;

namespace DtsApply.UseCases;

/// <summary>Where manifests are read from.</summary>
/// <param name="Paths">Their paths.</param>
/// <param name="StandardInput">What stands for the path <c>-</c>.</param>
/// <param name="Today">The day of the run, in UTC: what ends with an earlier one has ended.</param>
public sealed record ManifestSource(ManifestPaths Paths, Stream StandardInput, DateOnly Today);

/// <summary>Which of the declared accounts a run is about; all of them where nothing is named.</summary>
/// <param name="Names">Names of accounts.</param>
/// <param name="Selectors">Labels as they were given: <c>KEY=VALUE</c>, several in one with commas.</param>
public sealed record AccountFilter(ImmutableArray<string> Names, ImmutableArray<string> Selectors);

/// <summary>Which service is called, and how.</summary>
/// <param name="Target">The service.</param>
/// <param name="IsLoopback">Whether it is at an address of this machine, where placeholders may be used.</param>
/// <param name="Parallelism">How many accounts at once.</param>
public sealed record ServiceSettings(Target Target, bool IsLoopback, int Parallelism)
{
    /// <summary>
    /// The host that is called, where it is neither Alibaba Cloud's nor this machine: whoever answers there is sent
    /// signed calls. Null for all others.
    /// </summary>
    public string? ForeignHost { get; init; }
}

/// <summary>What is to be planned, as it was said: nothing of it was read yet.</summary>
/// <param name="Manifests">Where the manifests are.</param>
/// <param name="Accounts">Which accounts it is about.</param>
/// <param name="Service">The service.</param>
/// <param name="Consent">What was agreed to.</param>
/// <param name="Destroys">Whether the roles of the manifests are to be removed.</param>
public sealed record PlanOrder(
    ManifestSource Manifests,
    AccountFilter Accounts,
    ServiceSettings Service,
    Consent Consent,
    bool Destroys
)
{
    /// <summary>
    /// Whether access beyond the manifests is a difference: then where it could not be looked for is none of the
    /// accounts that pass.
    /// </summary>
    public bool IsStrict { get; init; }
}
