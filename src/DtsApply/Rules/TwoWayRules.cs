using DtsApply.Messages;
using DtsApply.Model;
using DtsApply.Text;

namespace DtsApply.Rules;

/// <summary>Two-way synchronization across accounts (DTS403 to DTS407, DTS409; guide, "Usage notes").</summary>
internal static class TwoWayRules
{
    /// <summary>A two-way task is one where both databases are cross-account.</summary>
    public static IEnumerable<Diagnostic> Dts403(RuleContext declared) =>
        from task in TwoWay(declared)
        where task.Scenario is { IsGiven: true, Value: not Scenario.CrossAccountSourceAndDestination }
        select TwoWayMessages.ScenarioDoesNotFit(task.Scenario.Value).At(task.Direction.Source);

    /// <summary>What is moved once cannot go both ways.</summary>
    public static IEnumerable<Diagnostic> Dts404(RuleContext declared) =>
        from task in TwoWay(declared)
        where task.Type is { IsSound: true, Value: TaskType.Migration }
        select TwoWayMessages.MigrationDoesNotFit.At(task.Direction.Source);

    /// <summary>Only three databases, each with itself.</summary>
    public static IEnumerable<Diagnostic> Dts405(RuleContext declared) =>
        from task in Fitting(declared)
        let source = task.Source.Database
        let destination = task.Destination.Database
        where
            IsSupported(task.Source)
            && IsSupported(task.Destination)
            && (source.Value != destination.Value || SupportMatrix.Variants(source.Value).IsEmpty)
        let allowed = SupportMatrix.TwoWay.Select(line => (line.Database, (IReadOnlyList<string>)line.Variants))
        select TwoWayMessages.DatabasesDoNotFit(source.Value, destination.Value, allowed).At(destination.Source) with
        {
            Related = [new(source.Source, ScenarioMessages.SourceIsHere)],
        };

    /// <summary>A pair is of one variant, and which one must be said.</summary>
    public static IEnumerable<Diagnostic> Dts406(RuleContext declared) =>
        from task in Fitting(declared)
        let database = Meant(task.Source)
        let variants = SupportMatrix.Variants(database)
        where database == Meant(task.Destination) && !variants.IsEmpty
        where HasRightVariant(task.Source, variants) && HasRightVariant(task.Destination, variants)
        where !task.Source.Variant.IsGiven || task.Source.Variant.Value != task.Destination.Variant.Value
        let wrong = task.Source.Variant.IsGiven ? task.Destination : task.Source
        let other = task.Source.Variant.IsGiven ? task.Source : task.Destination
        select Differ(wrong, other, variants).At(wrong.Variant.IsGiven ? wrong.Variant.Source : wrong.Place) with
        {
            Related = other.Variant.IsGiven ? [new(other.Variant.Source, TwoWayMessages.SideIsHere(other.Name))] : [],
        };

    private static Problem Differ(Side wrong, Side other, IEnumerable<string> variants) =>
        other.Variant.IsGiven
            ? TwoWayMessages.VariantsDiffer(wrong, other)
            : TwoWayMessages.VariantsAreMissing(wrong, other, variants);

    /// <summary>The database of a side, also where it is surely meant by another name; null where it is not.</summary>
    private static string? Meant(Side side) =>
        side.Database is not { IsGiven: true, Value: { } written }
            ? null
            : SupportMatrix.Find(side.Name, written)?.Name
                ?? DatabaseNames.Meant(written, [.. SupportMatrix.On(side.Name).Select(line => line.Name)]);

    /// <summary>A variant belongs to one database.</summary>
    public static IEnumerable<Diagnostic> Dts407(RuleContext declared) =>
        from task in declared.Tasks
        from side in (Side[])[task.Source, task.Destination]
        where side.Variant.IsGiven && side.Database.IsGiven
        let allowed = SupportMatrix.Variants(side.Database.Value)
        where !allowed.Contains(side.Variant.Value!) && (IsKnown(side.Database.Value!) || !IsCrossAccount(task, side))
        let database = IsKnown(side.Database.Value!) ? side.Database.Value! : Quoting.Quote(side.Database.Value!)
        let problem = allowed.IsEmpty
            ? TwoWayMessages.DatabaseHasNoVariants(side.Variant.Value, database)
            : TwoWayMessages.DatabaseHasOtherVariants(side.Variant.Value, database, allowed)
        select problem.At(side.Variant.Source);

    /// <summary>Both ways works between instances on Alibaba Cloud only.</summary>
    public static IEnumerable<Diagnostic> Dts409(RuleContext declared) =>
        from task in Fitting(declared)
        from side in (Side[])[task.Source, task.Destination]
        where side.AccessMethod.IsGiven && side.AccessMethod.Value is not SupportMatrix.Instance
        where
            !side.Database.IsGiven
            || SupportMatrix.Find(side.Name, side.Database.Value) is not { } line
            || line.AccessMethods.Contains(side.AccessMethod.Value!)
        select TwoWayMessages.AccessDoesNotFit(SupportMatrix.Instance).At(side.AccessMethod.Source);

    private static IEnumerable<CrossAccountTask> TwoWay(RuleContext declared) =>
        declared.Tasks.Where(task => task.Direction is { IsGiven: true, Value: Direction.TwoWay });

    /// <summary>Two-way tasks of the right scenario and type: of the others that is said already.</summary>
    private static IEnumerable<CrossAccountTask> Fitting(RuleContext declared) =>
        TwoWay(declared)
            .Where(task =>
                task.Scenario is { IsGiven: true, Value: Scenario.CrossAccountSourceAndDestination }
                && task.Type is { IsSound: true, Value: TaskType.Synchronization }
            );

    private static bool IsSupported(Side side) =>
        side.Database.IsGiven && SupportMatrix.Find(side.Name, side.Database.Value) is not null;

    private static bool IsKnown(string database) =>
        SupportMatrix.Sources.Concat(SupportMatrix.Destinations).Any(line => line.Name == database);

    // A name that is in no table is reported where its side is cross-account.
    private static bool IsCrossAccount(CrossAccountTask task, Side side) =>
        !task.Scenario.IsGiven || AccountTable.CrossAccountSides(task.Scenario.Value).Contains(side.Name);

    private static bool HasRightVariant(Side side, IEnumerable<string> variants) =>
        side.Variant.Standing is FieldState.LeftOut || (side.Variant.IsGiven && variants.Contains(side.Variant.Value));
}
