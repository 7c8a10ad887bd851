using System.Collections.Immutable;
using DtsApply.Manifests;
using DtsApply.Model;

namespace DtsApply.Rules;

/// <summary>All rules about what manifests declare together. A rule looks only at fields that could be read; what is in error is reported already.</summary>
public static class RuleBook
{
    // Below, threads cost more than they give.
    private const int Many = 1000;

    // Rules that look at one document at a time.
    private static readonly Func<Declared, IEnumerable<Diagnostic>>[] Within =
    [
        Scenarios.Dts301, Scenarios.Dts302, Scenarios.Dts303, Scenarios.Dts304, Scenarios.Dts306,
        AccountIds.Dts311,
        Support.Dts401, Support.Dts401Free, Support.Dts402, TwoWays.Dts403, TwoWays.Dts404, TwoWays.Dts405, TwoWays.Dts406,
            TwoWays.Dts407, Support.Dts408, TwoWays.Dts409,
    ];

    // Rules that compare documents, and so need all of them.
    private static readonly Func<Declared, IEnumerable<Diagnostic>>[] Across =
    [
        References.Dts201, References.Dts202, References.Dts203, References.Dts204, References.Dts205, References.Dts209,
        SharedRoles.Dts206, SharedRoles.Dts207, SharedRoles.Dts208,
        Scenarios.Dts305,
        AccountTypes.Dts307, AccountTypes.Dts308,
        AccountIds.Dts309,
        SharedRoles.Dts312, TrustLengths.Dts314,
    ];

    /// <summary>Everything that is wrong or worth a look, unsorted.</summary>
    /// <param name="manifests">What was read. Where a file could not be read to its end, documents are not compared: no cascades of what may be declared in the rest.</param>
    public static ImmutableArray<Diagnostic> Check(ManifestSet manifests)
    {
        ArgumentNullException.ThrowIfNull(manifests);
        var declared = new Declared(manifests.Accounts, manifests.Tasks) { Doubtful = manifests.Doubtful };
        Func<Declared, IEnumerable<Diagnostic>>[] rules = manifests.AllRead ? [.. Within, .. Across] : Within;
        if (manifests.Tasks.Length < Many)
        {
            return [.. rules.SelectMany(rule => rule(declared))];
        }

        var found = new Diagnostic[rules.Length][];
        Parallel.For(0, rules.Length, index => found[index] = [.. rules[index](declared)]);
        return [.. found.SelectMany(diagnostics => diagnostics)];
    }
}
