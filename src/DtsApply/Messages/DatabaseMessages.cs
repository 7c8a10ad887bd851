using DtsApply.Model;
using DtsApply.Text;

namespace DtsApply.Messages;

/// <summary>Databases that DTS does not reach across accounts, or not so (DTS401, DTS402, DTS408).</summary>
internal static class DatabaseMessages
{
    /// <param name="database">A name of the guide; anything else in quotes.</param>
    /// <param name="side">The side on which it stands.</param>
    /// <param name="help">What to do: one of the sentences below.</param>
    public static Problem CannotBeCrossAccount(string database, SideName side, string help) =>
        new(RuleId.DTS401, $"{database} cannot be a cross-account {side.Word()}", help);

    public static string DidYouMean(string name) => $"did you mean {name}?";

    /// <param name="side">The side on which it stands.</param>
    /// <param name="allowed">All databases that may stand there.</param>
    /// <param name="free">The scenario in which any may.</param>
    public static string ChooseFrom(SideName side, IEnumerable<string> allowed, Scenario free) =>
        OrLeaveFree($"allowed here: {string.Join(", ", allowed)}", side, free);

    /// <param name="side">The side on which it stands.</param>
    /// <param name="nearest">The databases most like what is written.</param>
    /// <param name="free">The scenario in which any may stand there.</param>
    public static string ChooseFromNearest(SideName side, IEnumerable<string> nearest, Scenario free) =>
        OrLeaveFree(
            $"nearest allowed here: {string.Join(", ", nearest)}; all of them: dts-apply explain "
                + $"CrossAccountTask.spec.{side.Word()}.database",
            side,
            free
        );

    public static Problem IsNoDatabaseOfTheGuide(string written, string meant) =>
        new(
            RuleId.DTS401,
            $"{Quoting.Quote(written)} is no database that the guide names",
            $"{DidYouMean(meant)} this side is not cross-account, so any database may stand here",
            Severity.Info
        );

    public static Problem IsNoAccessMethodOfTheGuide(string written, string meant) =>
        new(
            RuleId.DTS402,
            $"{Quoting.Quote(written)} is no access method that the guide names",
            $"{DidYouMean(meant)} this side is not cross-account, so any may stand here",
            Severity.Info
        );

    public static Problem DatabaseDoesNotAllowAccess(string database, string help) =>
        new(RuleId.DTS402, $"{database} does not allow this access", help);

    public static Problem DatabaseDoesNotAllowDefaultAccess(string database, string allowed) =>
        new(
            RuleId.DTS402,
            $"{database} does not allow the default access method",
            $"accessMethod is left out, which means {Side.DefaultAccessMethod}; add accessMethod: {allowed}"
        );

    /// <param name="written">What stands there.</param>
    /// <param name="help">What to do: one of the sentences around this.</param>
    public static Problem IsNoAccessMethod(string written, string help) =>
        new(RuleId.DTS402, $"{Quoting.Quote(written)} is not an access method", help);

    public static string ThereAre(IEnumerable<string> accessMethods) =>
        $"there are: {string.Join("; ", accessMethods)}";

    public static string ItAllows(SideName side, IEnumerable<string> accessMethods) =>
        $"as a cross-account {side.Word()} it allows: {string.Join("; ", accessMethods)}";

    /// <summary>The same after a guess that is among them.</summary>
    public static string ItAllowsMeant(SideName side, IEnumerable<string> accessMethods, string meant) =>
        $"{DidYouMean(meant)} {ItAllows(side, accessMethods)}";

    /// <summary>The same after a guess that is not.</summary>
    public static string ItAllowsOthers(
        SideName side,
        IEnumerable<string> accessMethods,
        string written,
        string meant
    ) => $"{Quoting.Quote(written)} would be {meant}; {ItAllows(side, accessMethods)}";

    public static Problem DatabaseIsNotNamed(SideName side) =>
        new(
            RuleId.DTS408,
            $"the {side.Word()} names no database, so support was not checked",
            "add database",
            Severity.Warning
        );

    private static string OrLeaveFree(string choice, SideName side, Scenario free) =>
        $"{choice}; if only the {side.Opposite().Word()} is cross-account, scenario {free} does not restrict this side";
}
