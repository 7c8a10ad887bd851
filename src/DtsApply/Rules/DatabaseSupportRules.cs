using DtsApply.Model;
using DtsApply.Text;

namespace DtsApply.Rules;

/// <summary>
/// Which databases DTS reaches across accounts, and how (DTS401, DTS402, DTS408; guide, "Supported databases"). Only a
/// cross-account side is looked at.
/// </summary>
internal static class DatabaseSupportRules
{
    private const int WholeList = 7;

    /// <summary>The database is not in the side's table.</summary>
    public static IEnumerable<Diagnostic> Dts401(RuleContext declared) =>
        from side in CrossAccountSides(declared)
        where side.Database.IsGiven && SupportMatrix.Find(side.Name, side.Database.Value) is null
        select new Diagnostic(
            Severity.Error,
            RuleId.DTS401,
            $"{Shown(side)} cannot be a cross-account {side.Name.Word()}"
        )
        {
            Source = side.Database.Source,
            Help = DatabaseHelp(side),
        };

    /// <summary>
    /// On the side that is not cross-account any database may stand, so what looks like a slip of the pen there is no
    /// more than a hint.
    /// </summary>
    public static IEnumerable<Diagnostic> Dts401Free(RuleContext declared) =>
        from task in declared.Tasks
        where task.Scenario.IsGiven
        from side in ((SideName[])[SideName.Source, SideName.Destination])
            .Except(AccountTable.CrossAccountSides(task.Scenario.Value))
            .Select(task.Side)
        where side.Database.IsGiven
        let meant = Suggestions.Typo(
            side.Database.Value!,
            SupportMatrix.Sources.Concat(SupportMatrix.Destinations).Select(line => line.Name)
        )
        where meant is not null
        select new Diagnostic(
            Severity.Info,
            RuleId.DTS401,
            $"{Quoting.Quote(side.Database.Value!)} is no database that the guide names"
        )
        {
            Source = side.Database.Source,
            Help = $"did you mean {meant}? this side is not cross-account, so any database may stand here",
        };

    /// <summary>The database is in the table, but not with this access method; or no database has it.</summary>
    public static IEnumerable<Diagnostic> Dts402(RuleContext declared) =>
        NotOfThisDatabase(declared).Concat(NotOfAny(declared));

    private static IEnumerable<Diagnostic> NotOfThisDatabase(RuleContext declared) =>
        from side in CrossAccountSides(declared)
        where side.Database.IsGiven && side.AccessMethod.IsSound
        let line = SupportMatrix.Find(side.Name, side.Database.Value)
        where line is not null && !line.AccessMethods.Contains(side.AccessMethod.Value!)
        select side.AccessMethod.IsGiven
            ? new Diagnostic(
                Severity.Error,
                RuleId.DTS402,
                IsKnown(side, line) ? $"{line.Name} does not allow this access" : NoMethod(side)
            )
            {
                Source = side.AccessMethod.Source,
                Help = AccessHelp(side, line),
            }
            : new Diagnostic(Severity.Error, RuleId.DTS402, $"{line.Name} does not allow the default access method")
            {
                Source = side.Database.Source,
                Help =
                    $"accessMethod is left out, which means {SupportMatrix.Instance}; add accessMethod: "
                    + $"{line.AccessMethods[0]}",
            };

    private static IEnumerable<Diagnostic> NotOfAny(RuleContext declared) =>
        from side in CrossAccountSides(declared)
        where side.AccessMethod.IsGiven && !SupportMatrix.AccessMethods.Contains(side.AccessMethod.Value!)
        where !side.Database.IsGiven || SupportMatrix.Find(side.Name, side.Database.Value) is null
        let meant = AccessMethodNames.Meant(side.AccessMethod.Value!)
        select new Diagnostic(Severity.Error, RuleId.DTS402, NoMethod(side))
        {
            Source = side.AccessMethod.Source,
            Help = meant is null
                ? $"there are: {string.Join("; ", SupportMatrix.AccessMethods)}"
                : $"did you mean {meant}?",
        };

    /// <summary>Without a name nothing can be checked.</summary>
    public static IEnumerable<Diagnostic> Dts408(RuleContext declared) =>
        from task in declared.Tasks
        where task.Scenario.IsGiven
        from side in AccountTable.CrossAccountSides(task.Scenario.Value).Select(task.Side)
        where side.Database.Standing is FieldState.LeftOut
        select new Diagnostic(
            Severity.Warning,
            RuleId.DTS408,
            $"the {side.Name.Word()} names no database, so support was not checked"
        )
        {
            Source = side.Place,
            Help = "add database",
            Task = task.Name.Value,
            Side = side.Name,
        };

    /// <summary>The sides that the tables are about.</summary>
    internal static IEnumerable<Side> CrossAccountSides(RuleContext declared) =>
        from task in declared.Tasks
        where task.Scenario.IsGiven
        from name in AccountTable.CrossAccountSides(task.Scenario.Value)
        select task.Side(name);

    private static string NoMethod(Side side) => $"{Quoting.Quote(side.AccessMethod.Value!)} is not an access method";

    /// <summary>A name of the guide stands bare; anything else is what someone wrote.</summary>
    private static string Shown(Side side) =>
        SupportMatrix.Find(side.Name.Opposite(), side.Database.Value)?.Name ?? Quoting.Quote(side.Database.Value!);

    private static string DatabaseHelp(Side side)
    {
        var (written, other) = (side.Database.Value!, side.Name.Opposite());
        var allowed = SupportMatrix.On(side.Name).Select(line => line.Name).ToList();
        // A name of the other table is no slip of the pen.
        if (SupportMatrix.Find(other, written) is null && DatabaseNames.Meant(written, allowed) is { } meant)
        {
            return $"did you mean {meant}?";
        }

        var list =
            allowed.Count <= WholeList
                ? $"allowed here: {string.Join(", ", allowed)}"
                : $"nearest allowed here: {string.Join(", ", Suggestions.Ranked(written, allowed).Take(3))}; all "
                    + $"of them: dts-apply explain CrossAccountTask.spec.{side.Name.Word()}.database";
        var free = other is SideName.Source ? Scenario.CrossAccountSource : Scenario.CrossAccountDestination;
        return $"{list}; if only the {other.Word()} is cross-account, scenario {free} does not restrict this side";
    }

    private static string AccessHelp(Side side, SupportedDatabase line)
    {
        var written = side.AccessMethod.Value!;
        var meant = SupportMatrix.AccessMethods.Contains(written) ? null : AccessMethodNames.Meant(written);
        var first =
            meant is null ? ""
            : line.AccessMethods.Contains(meant) ? $"did you mean {meant}? "
            : $"{Quoting.Quote(written)} would be {meant}; ";
        return $"{first}as a cross-account {side.Name.Word()} it allows: {string.Join("; ", line.AccessMethods)}";
    }

    /// <summary>Whether it is clear which way is meant, and only not allowed for this database.</summary>
    private static bool IsKnown(Side side, SupportedDatabase line) =>
        SupportMatrix.AccessMethods.Contains(side.AccessMethod.Value!)
        || (AccessMethodNames.Meant(side.AccessMethod.Value!) is { } meant && !line.AccessMethods.Contains(meant));
}
