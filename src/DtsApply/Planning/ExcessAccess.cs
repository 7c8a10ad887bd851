using DtsApply.Model;

namespace DtsApply.Planning;

/// <summary>
/// Access that stands and that no manifest explains, so that no verdict calls it fine. It stands while a plan is
/// pending, and after it was carried out.
/// </summary>
/// <param name="Policies">Further policies of roles (DTS507), but for those that are allowed on purpose.</param>
/// <param name="Principals">Principals that no manifest explains, and that are not taken out (DTS509).</param>
/// <param name="Undeclared">Roles of the set that no manifest declares any more (DTS522).</param>
/// <param name="Kept">Roles of that kind that were to be pruned, and are not.</param>
public sealed record ExcessAccess(int Policies, int Principals, int Undeclared, int Kept)
{
    /// <summary>Whether there is none.</summary>
    public bool IsNone => Policies + Principals + Roles is 0;

    /// <summary>How many roles are more than declared.</summary>
    public int Roles => Undeclared + Kept;

    /// <summary>That of a plan.</summary>
    internal static ExcessAccess In(Plan plan)
    {
        var found = plan.Changes.SelectMany(change => change.Findings.Where(finding => Counts(change, finding)));
        var rules = found.ToLookup(finding => finding.Rule);
        return new(
            rules[RuleId.DTS507].Count(),
            rules[RuleId.DTS509].Count(),
            plan.Accounts.Sum(account => account.Undeclared.Length),
            plan.Changes.Count(change => change.IsKept)
        );
    }

    /// <summary>Whether a finding at a role tells of such access.</summary>
    internal static bool Counts(Change change, Diagnostic finding) =>
        !change.IsKept
        && finding is { Rule: RuleId.DTS507 or RuleId.DTS509, Severity: Severity.Warning }
        && !Plan.IsSaidByTheSentence(change, finding);

    /// <summary>Whether a finding in an account does.</summary>
    internal static bool Counts(Diagnostic finding) => finding is { Rule: RuleId.DTS522, Severity: Severity.Warning };
}
