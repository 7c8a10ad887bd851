using DtsApply.Messages;
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
        select DatabaseMessages
            .CannotBeCrossAccount(Shown(side), side.Name, DatabaseHelp(side))
            .At(side.Database.Source);

    /// <summary>
    /// On the side that is not cross-account any database may stand, so what looks like a slip of the pen there is no
    /// more than a hint.
    /// </summary>
    public static IEnumerable<Diagnostic> Dts401Free(RuleContext declared) =>
        from free in FreeSides(declared)
        let side = free.Side
        where side.Database.IsGiven
        let meant = Suggestions.Typo(
            side.Database.Value!,
            SupportMatrix.Sources.Concat(SupportMatrix.Destinations).Select(line => line.Name)
        )
        where meant is not null
        select DatabaseMessages.IsNoDatabaseOfTheGuide(side.Database.Value!, meant).At(side.Database.Source) with
        {
            Task = free.Task,
            Side = side.Name,
        };

    /// <summary>The database is in the table, but not with this access method; or no database has it.</summary>
    public static IEnumerable<Diagnostic> Dts402(RuleContext declared) =>
        NotOfThisDatabase(declared).Concat(NotOfAny(declared));

    /// <summary>The same of how it is reached.</summary>
    public static IEnumerable<Diagnostic> Dts402Free(RuleContext declared) =>
        from free in FreeSides(declared)
        let side = free.Side
        where side.AccessMethod.IsGiven
        let meant = Suggestions.Typo(side.AccessMethod.Value!, SupportMatrix.AccessMethods)
        where meant is not null
        select DatabaseMessages
            .IsNoAccessMethodOfTheGuide(side.AccessMethod.Value!, meant)
            .At(side.AccessMethod.Source) with
        {
            Task = free.Task,
            Side = side.Name,
        };

    private static IEnumerable<Diagnostic> NotOfThisDatabase(RuleContext declared) =>
        from side in CrossAccountSides(declared)
        where side.Database.IsGiven && side.AccessMethod.IsSound
        let line = SupportMatrix.Find(side.Name, side.Database.Value)
        where line is not null && !line.AccessMethods.Contains(side.AccessMethod.Value!)
        select side.AccessMethod.IsGiven
            ? NotAllowed(side, line).At(side.AccessMethod.Source)
            : DatabaseMessages
                .DatabaseDoesNotAllowDefaultAccess(line.Name, line.AccessMethods[0])
                .At(side.Database.Source);

    private static IEnumerable<Diagnostic> NotOfAny(RuleContext declared) =>
        from side in CrossAccountSides(declared)
        where side.AccessMethod.IsGiven && !SupportMatrix.AccessMethods.Contains(side.AccessMethod.Value!)
        where !side.Database.IsGiven || SupportMatrix.Find(side.Name, side.Database.Value) is null
        let help = AccessMethodNames.Meant(side.AccessMethod.Value!) is { } meant
            ? DatabaseMessages.DidYouMean(meant)
            : DatabaseMessages.ThereAre(SupportMatrix.AccessMethods)
        select DatabaseMessages.IsNoAccessMethod(side.AccessMethod.Value!, help).At(side.AccessMethod.Source);

    /// <summary>Without a name nothing can be checked.</summary>
    public static IEnumerable<Diagnostic> Dts408(RuleContext declared) =>
        from task in declared.Tasks
        where task.Scenario.IsGiven
        from side in AccountTable.CrossAccountSides(task.Scenario.Value).Select(task.Side)
        where side.Database.Standing is FieldState.LeftOut
        select DatabaseMessages.DatabaseIsNotNamed(side.Name).At(side.Place) with
        {
            Task = task.Name.Value,
            Side = side.Name,
        };

    /// <summary>The sides that the tables are about.</summary>
    internal static IEnumerable<Side> CrossAccountSides(RuleContext declared) =>
        from task in declared.Tasks
        where task.Scenario.IsGiven
        from name in AccountTable.CrossAccountSides(task.Scenario.Value)
        select task.Side(name);

    private static IEnumerable<(string? Task, Side Side)> FreeSides(RuleContext declared) =>
        from task in declared.Tasks
        where task.Scenario.IsGiven
        from name in ((SideName[])[SideName.Source, SideName.Destination]).Except(
            AccountTable.CrossAccountSides(task.Scenario.Value)
        )
        select (task.Name.Value, task.Side(name));

    private static Problem NotAllowed(Side side, SupportedDatabase line) =>
        IsKnown(side, line)
            ? DatabaseMessages.DatabaseDoesNotAllowAccess(line.Name, AccessHelp(side, line))
            : DatabaseMessages.IsNoAccessMethod(side.AccessMethod.Value!, AccessHelp(side, line));

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
            return DatabaseMessages.DidYouMean(meant);
        }

        var free = other is SideName.Source ? Scenario.CrossAccountSource : Scenario.CrossAccountDestination;
        return allowed.Count <= WholeList
            ? DatabaseMessages.ChooseFrom(side.Name, allowed, free)
            : DatabaseMessages.ChooseFromNearest(side.Name, Suggestions.Ranked(written, allowed).Take(3), free);
    }

    private static string AccessHelp(Side side, SupportedDatabase line)
    {
        var written = side.AccessMethod.Value!;
        var meant = SupportMatrix.AccessMethods.Contains(written) ? null : AccessMethodNames.Meant(written);
        return meant is null ? DatabaseMessages.ItAllows(side.Name, line.AccessMethods)
            : line.AccessMethods.Contains(meant) ? DatabaseMessages.ItAllowsMeant(side.Name, line.AccessMethods, meant)
            : DatabaseMessages.ItAllowsOthers(side.Name, line.AccessMethods, written, meant);
    }

    /// <summary>Whether it is clear which way is meant, and only not allowed for this database.</summary>
    private static bool IsKnown(Side side, SupportedDatabase line) =>
        SupportMatrix.AccessMethods.Contains(side.AccessMethod.Value!)
        || (AccessMethodNames.Meant(side.AccessMethod.Value!) is { } meant && !line.AccessMethods.Contains(meant));
}
