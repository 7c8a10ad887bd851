using System.Globalization;
using DtsApply.Model;
using DtsApply.Text;

namespace DtsApply.Messages;

/// <summary>What the pages of explain say beside the catalogue and the schema.</summary>
internal static class ExplainMessages
{
    public const string TheseDatabases = "These databases can be cross-account:";
    public const string AsASource = "as a source";
    public const string AsADestination = "as a destination";
    public const string SameOnBothSides = "Allowed, the same on both sides:";
    public const string BothDb2 = "both DB2";

    // The fields of both pages.
    public const string Type = "type";
    public const string Default = "default";
    public const string Needed = "needed";
    public const string Checked = "checked";
    public const string Example = "example";
    public const string Wrong = "wrong";
    public const string Right = "right";
    public const string Help = "help";
    public const string From = "from";
    public const string SeeAlso = "see also";

    private static readonly string[] Numbers = ["none", "one", "two", "three", "four", "five", "six", "seven"];

    public static string Rules(int rules) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{rules} rules; explain Account, AccountList and CrossAccountTask list the fields"
        );

    public static string ThereIsNoRule(string number) => $"there is no rule {number}; dts-apply explain lists all";

    /// <summary>That a number is none, with the rules that begin like it.</summary>
    /// <param name="number">The number, as it was typed.</param>
    /// <param name="first">The number of the first one.</param>
    /// <param name="last">That of the last one.</param>
    public static string TheFamilyIs(string number, string first, string last) =>
        $"there is no rule {number}; the {first[3]}xx rules are {first} to {last}";

    /// <summary>That a word is neither a rule nor a field.</summary>
    /// <param name="topic">The word, as it was typed.</param>
    /// <param name="meant">What may have been meant; empty where nothing is near.</param>
    public static string ThereIsNoField(string topic, IReadOnlyList<string> meant)
    {
        var question = meant.Count is 0
            ? "dts-apply explain lists the rules, explain Account, AccountList and CrossAccountTask the fields"
            : $"did you mean {Quoting.List(meant, "or")}?";
        return $"there is no rule or field {Quoting.Quote(TerminalEscape.Escape(topic))}; {question}";
    }

    /// <summary>What is added to the type of a field with so many choices.</summary>
    public static string OneOfThese(int choices) =>
        $", one of the {(choices < Numbers.Length ? Numbers[choices] : $"{choices}")} below";

    public static string OnlyAcrossAccounts(SideName side, RuleId rule) =>
        $"only if the {side.Word()} is cross-account ({rule})";

    public static string Always(RuleId rule) => $"always ({rule})";

    public static string IsNeeded(bool isNeeded) => isNeeded ? "yes" : "no";

    public static string AccessMethods(string ofDestinations) =>
        $"As a cross-account destination every database allows only {ofDestinations}. As a cross-account source:";

    public static string EveryDatabaseBut(IReadOnlyList<string> others) =>
        $"every database but {Quoting.List(others, "and")}";
}
