using DtsApply.Model;

namespace DtsApply.Planning;

/// <summary>
/// The warnings of the manifests, by what a plan shows: people read them under the role or the account that they are
/// about.
/// </summary>
public sealed class PlanWarnings
{
    private readonly Plan _plan;
    private readonly ILookup<string, (int Order, Diagnostic Finding)> _tasks;
    private readonly ILookup<SourceSpan, Diagnostic> _places;

    /// <summary>Sorts the warnings of a plan.</summary>
    public PlanWarnings(Plan plan)
    {
        var warnings = plan.Diagnostics.Where(finding => finding.Severity is Severity.Warning).ToList();
        _plan = plan;
        _tasks = warnings
            .Select((finding, order) => (order, finding))
            .Where(warning => warning.finding.Task is not null)
            .ToLookup(warning => warning.finding.Task!, StringComparer.Ordinal);
        _places = warnings
            .Where(finding => finding is { Task: null, Source: not null } && !IsAboutRun(finding))
            .ToLookup(finding => finding.Source!.Value);
    }

    /// <summary>Those about the tasks that need a role, in the order of the manifests.</summary>
    public IEnumerable<Diagnostic> At(Change change) =>
        (change.Wanted?.Declared ?? [])
            .SelectMany(grant => _tasks[grant.Task.Name.Value!].Where(warning => IsAbout(warning.Finding, grant)))
            .DistinctBy(warning => warning.Order)
            .OrderBy(warning => warning.Order)
            .Select(warning => warning.Finding);

    /// <summary>Those about an account, such as an ID without quotes.</summary>
    public IEnumerable<Diagnostic> At(AccountState account) => _places[account.Account.Id.Source];

    /// <summary>All that are shown, each once.</summary>
    public IEnumerable<Diagnostic> Shown =>
        _plan.Changes.SelectMany(At).Concat(_plan.Accounts.SelectMany(At)).Distinct();

    private static bool IsAbout(Diagnostic finding, RoleRequirement grant) =>
        finding.Side is null || finding.Side == grant.Side.Name;

    // Placeholders: where a run goes on with them they are no news, and where not they have stopped it.
    private static bool IsAboutRun(Diagnostic finding) => finding.Rule is RuleId.DTS311;
}
