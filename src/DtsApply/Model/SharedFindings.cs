namespace DtsApply.Model;

/// <summary>
/// What keeps accounts from being read and is no more one's than another's, such as an address where nothing answers.
/// </summary>
internal static class SharedFindings
{
    /// <summary>Each of them once, but for those that are told at the account that they are about.</summary>
    /// <param name="all">What was found, about accounts and about none.</param>
    public static IEnumerable<Diagnostic> Find(IReadOnlyCollection<Diagnostic> all)
    {
        var own = all.Where(finding => finding.Account is not null).Select(Told).ToHashSet();
        return all.Where(finding => finding.Account is null && !own.Contains(Told(finding))).DistinctBy(Told);
    }

    private static (RuleId Rule, string Message) Told(Diagnostic finding) => (finding.Rule, finding.Message);
}
