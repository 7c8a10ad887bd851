using DtsApply.Model;
using DtsApply.Text;

namespace DtsApply.Messages;

/// <summary>Two-way synchronization across accounts (DTS403 to DTS407, DTS409).</summary>
internal static class TwoWayMessages
{
    public static Problem ScenarioDoesNotFit(Scenario scenario) =>
        new(
            RuleId.DTS403,
            $"TwoWay does not fit scenario {scenario}",
            "use OneWay, or scenario CrossAccountSourceAndDestination with a task.account that owns neither database"
        );

    public static Problem MigrationDoesNotFit { get; } =
        new(RuleId.DTS404, "TwoWay does not fit type Migration", "use type: Synchronization, or OneWay");

    /// <param name="source">The source database.</param>
    /// <param name="destination">The destination database.</param>
    /// <param name="allowed">The databases that can be, each with its variants.</param>
    public static Problem DatabasesDoNotFit(
        string? source,
        string? destination,
        IEnumerable<(string Database, IReadOnlyList<string> Variants)> allowed
    )
    {
        var choices = allowed.Select(line => $"{line.Database} ({Quoting.List(line.Variants, "or")})");
        return new(
            RuleId.DTS405,
            $"{source} and {destination} cannot be synchronized both ways across accounts",
            $"allowed, same on both sides: {string.Join(", ", choices)}"
        );
    }

    public static Problem VariantsDiffer(Side wrong, Side other) =>
        new(RuleId.DTS406, Differ(wrong, other), $"write variant: {other.Variant.Value} here too");

    /// <param name="wrong">One side.</param>
    /// <param name="other">The other one.</param>
    /// <param name="variants">The variants that both may have.</param>
    public static Problem VariantsAreMissing(Side wrong, Side other, IEnumerable<string> variants)
    {
        string[] choices = [.. variants.Select(variant => $"variant: {variant}")];
        return new(RuleId.DTS406, Differ(wrong, other), $"add to both sides the same: {Quoting.List(choices, "or")}");
    }

    public static string SideIsHere(SideName side) => $"the {side.Word()} is here";

    public static Problem DatabaseHasNoVariants(string? variant, string database) =>
        new(RuleId.DTS407, IsNoVariant(variant, database), "remove variant");

    /// <param name="variant">What stands there.</param>
    /// <param name="database">A database that has variants.</param>
    /// <param name="allowed">Its variants.</param>
    public static Problem DatabaseHasOtherVariants(string? variant, string database, IEnumerable<string> allowed) =>
        new(RuleId.DTS407, IsNoVariant(variant, database), $"allowed for {database}: {string.Join(", ", allowed)}");

    public static Problem AccessDoesNotFit(string wanted) =>
        new(RuleId.DTS409, $"TwoWay needs {wanted} on both sides", "remove accessMethod, or use OneWay");

    private static string Differ(Side wrong, Side other) =>
        $"the {wrong.Name.Word()} has {Variant(wrong)}, the {other.Name.Word()} has {Variant(other)}";

    private static string Variant(Side side) => side.Variant.IsGiven ? $"variant {side.Variant.Value}" : "no variant";

    private static string IsNoVariant(string? variant, string database) => $"{variant} is no variant of {database}";
}
