using System.Collections.Immutable;
using DtsApply.Model;

namespace DtsApply.Rules;

/// <summary>All rules about what manifests declare together. A rule looks only at fields that could be read; what is in error is reported already.</summary>
public static class RuleBook
{
    private static readonly Func<Declared, IEnumerable<Diagnostic>>[] Rules =
    [
        References.Dts201, References.Dts202, References.Dts203, References.Dts204, References.Dts205,
        SharedRoles.Dts206, SharedRoles.Dts207, SharedRoles.Dts208,
        Scenarios.Dts301, Scenarios.Dts302, Scenarios.Dts303, Scenarios.Dts304, Scenarios.Dts305, Scenarios.Dts306,
        AccountTypes.Dts307, AccountTypes.Dts308,
        AccountIds.Dts309, AccountIds.Dts311,
        SharedRoles.Dts312,
    ];

    /// <summary>Everything that is wrong or worth a look, unsorted.</summary>
    public static ImmutableArray<Diagnostic> Check(ImmutableArray<Account> accounts, ImmutableArray<CrossAccountTask> tasks)
    {
        var declared = new Declared(accounts, tasks);
        return [.. Rules.SelectMany(rule => rule(declared))];
    }
}
