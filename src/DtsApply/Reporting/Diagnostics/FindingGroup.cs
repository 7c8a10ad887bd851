using System.Collections.Immutable;
using DtsApply.Model;

namespace DtsApply.Reporting.Diagnostics;

/// <summary>What was found in several accounts with one cause: told once, with the accounts that have it too.</summary>
/// <param name="First">The one that is told whole.</param>
/// <param name="Others">The names of the other accounts.</param>
internal sealed record FindingGroup(Diagnostic First, ImmutableArray<string> Others)
{
    /// <summary>Findings by their causes, in the order of their first ones.</summary>
    /// <param name="findings">Each about one account, or about none.</param>
    /// <param name="verbose">Whether each is told whole.</param>
    public static IEnumerable<FindingGroup> All(IEnumerable<Diagnostic> findings, bool verbose) =>
        verbose
            ? findings.Select(finding => new FindingGroup(finding, []))
            : findings
                .GroupBy(finding => (finding.Severity, finding.Rule, Place(finding), Cause(finding)))
                .Select(group => new FindingGroup(
                    group.First(),
                    [.. group.Skip(1).Select(finding => finding.Account).OfType<string>()]
                ));

    // What is about no account is told for what it says, since no list of accounts could stand for it.
    private static string Cause(Diagnostic finding) =>
        finding.Account is null ? finding.Message : finding.Cause ?? finding.Message;

    // A list of accounts stands for no roles.
    private static string? Place(Diagnostic finding) =>
        finding.Account is null ? null
        : finding.Role is null ? ""
        : $"{finding.Account}/{finding.Role}";
}
