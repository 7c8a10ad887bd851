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
        select new Diagnostic(Severity.Error, RuleId.DTS403, $"TwoWay does not fit scenario {task.Scenario.Value}")
        {
            Source = task.Direction.Source,
            Help =
                "use OneWay, or scenario CrossAccountSourceAndDestination with a task.account that owns neither "
                + "database",
        };

    /// <summary>What is moved once cannot go both ways.</summary>
    public static IEnumerable<Diagnostic> Dts404(RuleContext declared) =>
        from task in TwoWay(declared)
        where task.Type is { IsSound: true, Value: TaskType.Migration }
        select new Diagnostic(Severity.Error, RuleId.DTS404, "TwoWay does not fit type Migration")
        {
            Source = task.Direction.Source,
            Help = "use type: Synchronization, or OneWay",
        };

    /// <summary>Only three databases, each with itself.</summary>
    public static IEnumerable<Diagnostic> Dts405(RuleContext declared) =>
        from task in Fitting(declared)
        let source = task.Source.Database
        let destination = task.Destination.Database
        where
            IsSupported(task.Source)
            && IsSupported(task.Destination)
            && (source.Value != destination.Value || SupportMatrix.Variants(source.Value).IsEmpty)
        select new Diagnostic(
            Severity.Error,
            RuleId.DTS405,
            $"{source.Value} and {destination.Value} cannot be synchronized both ways across accounts"
        )
        {
            Source = destination.Source,
            Related = [new(source.Source, "the source is here")],
            Help =
                $"allowed, same on both sides: "
                + $"{string.Join(", ", SupportMatrix.TwoWay.Select(line => $"{line.Database} ({Quoting.List(line.Variants, "or")})"))}",
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
        select new Diagnostic(
            Severity.Error,
            RuleId.DTS406,
            $"the {wrong.Name.Word()} has {Shown(wrong)}, the {other.Name.Word()} has {Shown(other)}"
        )
        {
            Source = wrong.Variant.IsGiven ? wrong.Variant.Source : wrong.Place,
            Related = other.Variant.IsGiven ? [new(other.Variant.Source, $"the {other.Name.Word()} is here")] : [],
            Help = other.Variant.IsGiven
                ? $"write variant: {other.Variant.Value} here too"
                : $"add to both sides the same: "
                    + $"{Quoting.List([.. variants.Select(variant => $"variant: {variant}")], "or")}",
        };

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
        select new Diagnostic(
            Severity.Error,
            RuleId.DTS407,
            $"{side.Variant.Value} is no variant of "
                + $"{(IsKnown(side.Database.Value!) ? side.Database.Value : Quoting.Quote(side.Database.Value!))}"
        )
        {
            Source = side.Variant.Source,
            Help = allowed.IsEmpty
                ? "remove variant"
                : $"allowed for {side.Database.Value}: {string.Join(", ", allowed)}",
        };

    /// <summary>Both ways works between instances on Alibaba Cloud only.</summary>
    public static IEnumerable<Diagnostic> Dts409(RuleContext declared) =>
        from task in Fitting(declared)
        from side in (Side[])[task.Source, task.Destination]
        where side.AccessMethod.IsGiven && side.AccessMethod.Value is not SupportMatrix.Instance
        where
            !side.Database.IsGiven
            || SupportMatrix.Find(side.Name, side.Database.Value) is not { } line
            || line.AccessMethods.Contains(side.AccessMethod.Value!)
        select new Diagnostic(Severity.Error, RuleId.DTS409, $"TwoWay needs {SupportMatrix.Instance} on both sides")
        {
            Source = side.AccessMethod.Source,
            Help = "remove accessMethod, or use OneWay",
        };

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

    private static string Shown(Side side) => side.Variant.IsGiven ? $"variant {side.Variant.Value}" : "no variant";
}
