using System.Globalization;
using DtsApply.Model;
using DtsApply.Text;

namespace DtsApply.Messages;

/// <summary>What <c>init</c> asks, and what it says of an answer.</summary>
internal static class InitMessages
{
    public const string Opening = "This writes one manifest. Nothing is called, nothing is created.";
    public const string WhichIsElsewhere = "Which database is in another account than the one that creates the task?";
    public const string Number = "number";
    public const string NumberOrName = "number or name";
    public const string AccountName = "name";
    public const string AccountId = "account ID, 16 digits";
    public const string Profile = "credentials, a profile of the aliyun CLI";
    public const string CreatesTheTask = "creates the task";
    public const string NameIsTaken = "that is the name of another account of this task";
    public const string PlaceholderIsWritten = "  a placeholder is written, which only the sandbox takes";

    public static readonly string[] Sides = ["the source", "the destination", "both"];

    /// <summary>How far the questions are.</summary>
    /// <param name="step">The number of the question.</param>
    /// <param name="steps">How many there are.</param>
    public static string Step(int step, int steps) =>
        string.Create(CultureInfo.InvariantCulture, $"{step} of {steps}  ");

    public static string AccountThat(string what) => $"Account that {what}";

    public static string OwnsTheDatabase(string side, bool createsTheTask) =>
        $"owns the {side} database{(createsTheTask ? " and creates the task" : "")}";

    public static string Database(SideName side) => $"{(side is SideName.Source ? "Source" : "Destination")} database";

    public static string More(int databases) => string.Create(CultureInfo.InvariantCulture, $"{databases} more");

    public static string IsNoNumber(int most) =>
        string.Create(CultureInfo.InvariantCulture, $"that is no number from 1 to {most}");

    public static string IsNoDatabase(string name, IEnumerable<string> known) =>
        $"that is not among those that DTS allows there{SuggestionMessages.DidYouMean(name, known)}";

    public static string IdIsOf(string account) => $"that is the ID of {account}";

    public static string FileToWrite(string usual) => $"File to write [{usual}]: ";

    public static string FileExists(string file) => $"{file} exists; another name: ";

    public static string FileCannotBeWritten(string file) => $"{file} cannot be written; another name: ";

    /// <summary>What was written, after the command's name.</summary>
    /// <param name="file">The file.</param>
    /// <param name="tasks">How many tasks it has.</param>
    /// <param name="accounts">How many accounts it has.</param>
    /// <param name="validates">Whether it validates.</param>
    public static string Wrote(string file, int tasks, int accounts, bool validates) =>
        $" wrote {file}, {Format.Count(tasks, "task")} and {Format.Count(accounts, "account")}; it "
        + $"{(validates ? "validates" : "does not validate")}";
}
