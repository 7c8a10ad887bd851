using System.Collections.Immutable;
using DtsApply.Manifests;
using DtsApply.Model;

namespace DtsApply.Rules;

/// <summary>
/// All rules about what manifests declare together. A rule looks only at fields that could be read; what is in error is
/// reported already.
/// </summary>
public static class ManifestRules
{
    // Below, threads cost more than they give.
    private const int Many = 1000;

    // Rules that look at one document at a time.
    private static readonly Func<RuleContext, IEnumerable<Diagnostic>>[] Within =
    [
        ScenarioRules.Dts301,
        ScenarioRules.Dts302,
        ScenarioRules.Dts303,
        ScenarioRules.Dts304,
        ScenarioRules.Dts306,
        AccountListRules.Dts106,
        AccountListRules.Dts210,
        AccountIdRules.Dts311,
        DatabaseSupportRules.Dts401,
        DatabaseSupportRules.Dts401Free,
        DatabaseSupportRules.Dts402,
        DatabaseSupportRules.Dts402Free,
        TwoWayRules.Dts403,
        TwoWayRules.Dts404,
        TwoWayRules.Dts405,
        TwoWayRules.Dts406,
        TwoWayRules.Dts407,
        DatabaseSupportRules.Dts408,
        TwoWayRules.Dts409,
        UntilRules.Dts315,
        UntilRules.Dts316,
    ];

    // Rules that compare documents, and so need all of them.
    private static readonly Func<RuleContext, IEnumerable<Diagnostic>>[] Across =
    [
        ReferenceRules.Dts201,
        ReferenceRules.Dts202,
        ReferenceRules.Dts203,
        ReferenceRules.Dts204,
        ReferenceRules.Dts205,
        ReferenceRules.Dts209,
        AccountListRules.Dts210Apart,
        SharedRoleRules.Dts206,
        SharedRoleRules.Dts207,
        SharedRoleRules.Dts208,
        ScenarioRules.Dts305,
        AccountTypeRules.Dts307,
        AccountTypeRules.Dts308,
        AccountIdRules.Dts309,
        SharedRoleRules.Dts312,
        TrustLengthRules.Dts314,
    ];

    /// <summary>Everything that is wrong or worth a look, unsorted.</summary>
    /// <param name="manifests">What was read. Where a file could not be read to its end, documents are not compared: no
    /// cascades of what may be declared in the rest.</param>
    /// <param name="today">The day on which they are read; null where it is of no interest what ends when.</param>
    public static ImmutableArray<Diagnostic> Check(ManifestSet manifests, DateOnly? today = null)
    {
        var declared = new RuleContext(manifests.Accounts, manifests.Tasks)
        {
            Today = today,
            Doubtful = manifests.Doubtful,
            Lists = manifests.Lists,
        };
        Func<RuleContext, IEnumerable<Diagnostic>>[] rules = manifests.AllRead ? [.. Within, .. Across] : Within;
        if (manifests.Tasks.Length < Many)
        {
            return [.. rules.SelectMany(rule => rule(declared))];
        }

        var found = new Diagnostic[rules.Length][];
        Parallel.For(0, rules.Length, index => found[index] = [.. rules[index](declared)]);
        return [.. found.SelectMany(diagnostics => diagnostics)];
    }
}
