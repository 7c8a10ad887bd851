using DtsApply.Model;
using DtsApply.Text;

namespace DtsApply.Messages;

/// <summary>What a run is compared with, and what comes of that.</summary>
internal static class BaseMessages
{
    public const string CannotBeRead = "BASE cannot be read, nothing was compared";
    public const string LossesUnknown = "losses unknown:";
    public const string WantedNow = "wanted now:";
    public const string NotFromThisChange = "not from this change";
    public const string OnlyWithPrune = "only with --prune";
    public const string NobodyWasAsked = "offline; no account was read";
    public const string NoOne = AccessMessages.NoOneIsTouched;

    public const string NothingTellsWhatIsNew =
        "what this plan takes away is below; which of it is from this change, nobody can tell";

    public static Problem StandardInputTwice { get; } =
        new(
            RuleId.None,
            "standard input is read once, for the base or for the manifests",
            "name a file for one of both"
        );

    public static Problem IsNotThere(string path) =>
        new(
            RuleId.None,
            $"there is no file or folder {path} to compare with",
            $"a revision of the repository is written --base git:{ShellWord.Quote(path)}"
        );

    /// <summary>What is compared with, such as <c>git:origin/main (4f2a91c07be3)</c>.</summary>
    /// <param name="name">As it was given.</param>
    /// <param name="commit">The commit in short; null for a path.</param>
    public static string Named(string name, string? commit) =>
        TerminalEscape.Escape(name) + (commit is null ? "" : $" ({commit})");

    public static string ComparedWith(string named) => $"compared with {named}";

    public static string ComparedOffline(string named) => $"{ComparedWith(named)}, {NobodyWasAsked}";

    /// <summary>That nothing stands under a path in it.</summary>
    public static string IsAbsent(string path, string name) =>
        $"{TerminalEscape.Escape(path)} is not in {TerminalEscape.Escape(name)}, so all of it is new";

    /// <summary>That it has mistakes, behind the head of the sentence.</summary>
    /// <param name="name">As it was given.</param>
    /// <param name="commit">The commit in short; null for a path.</param>
    public static string DoesNotCompile(string name, string? commit) =>
        $"BASE does not compile ({TerminalEscape.Escape(name)}{(commit is null ? "" : $", {commit}")})";

    /// <summary>What stands behind the head over what is not from the change.</summary>
    public static string AsksForTheSame(string name) =>
        $"{TerminalEscape.Escape(name)} asks for the same, the accounts differ";

    /// <summary>A line about access with what is to be noted about it.</summary>
    public static string Noted(string line, string? note) => note is null ? line : $"{line}, {note}";

    /// <summary>What of a plan is not from the change, behind its verdict.</summary>
    /// <param name="whole">How many roles.</param>
    /// <param name="partly">How many roles in part.</param>
    public static string SomeAreNotFromThisChange(int whole, int partly) =>
        (whole, partly) switch
        {
            (0, 0) => "",
            (0, _) => FormattableString.Invariant($"; {partly} in part {NotFromThisChange}"),
            (_, 0) => FormattableString.Invariant($"; {whole} {NotFromThisChange}"),
            _ => FormattableString.Invariant($"; {whole} {NotFromThisChange}, {partly} in part"),
        };

    /// <summary>Who gains and who loses, in numbers.</summary>
    /// <param name="accounts">How many accounts lose access.</param>
    /// <param name="services">How many other services lose it.</param>
    /// <param name="isLost">Whether anyone loses any.</param>
    /// <param name="gaining">How many accounts gain access.</param>
    public static string Numbers(int accounts, int services, bool isLost, int gaining)
    {
        var lost = isLost ? AccessMessages.IsLostBy(accounts, services) : null;
        return (lost, gaining) switch
        {
            (null, 0) => NoOne,
            (null, _) => $"{Format.Count(gaining, "account")} {(gaining is 1 ? "gains" : "gain")} access",
            (_, 0) => lost,
            _ => FormattableString.Invariant($"{lost}, {gaining} {(gaining is 1 ? "gains" : "gain")}"),
        };
    }

    public static string Compared(string counts, string numbers) => $"{counts}; {numbers}";

    /// <summary>That both sets want the same.</summary>
    public static string NothingDiffers(string asBefore) => $"{NoOne}, {asBefore}";

    public static string AreWantedAsBefore(int roles, int accounts) =>
        roles is 0
            ? "no role is wanted, as before"
            : $"{Format.Count(roles, "role")} in {Format.Count(accounts, "account")} {(roles is 1 ? "is" : "are")} wanted as before";

    public static string AreWantedNow(int roles, int accounts) =>
        $"{Format.Count(roles, "role")} in {Format.Count(accounts, "account")} {(roles is 1 ? "is" : "are")} wanted now";

    public static string LossesAreUnknown(string now) => $"losses unknown, {now}";

    /// <summary>A task as a cause, with what of it and where.</summary>
    public static string BecauseOfTask(string task, string what, string place) =>
        $"task {task}, {what}, {TerminalEscape.Escape(place)}";

    public static string WasTask(string task, string place) => $"was task {task}, {TerminalEscape.Escape(place)}";
}
