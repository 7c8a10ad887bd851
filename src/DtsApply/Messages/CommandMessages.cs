using DtsApply.Model;
using DtsApply.Text;

namespace DtsApply.Messages;

/// <summary>How commands end, in the words after their name; and what stands beside the next command.</summary>
internal static class CommandMessages
{
    public const string NothingWritten = "nothing was written";
    public const string NothingCalled = "nothing was called";
    public const string NoPlanRead = "no plan was read";
    public const string NothingRead = "no journal was read";
    public const string NoJournal = "no journal, nothing was written";
    public const string StalePlan = "stale plan, nothing was written";
    public const string ServiceUnavailable = "service unavailable, nothing was written";
    public const string Refused = "refused, nothing was written";

    public const string NoTerminal = "refused, there is no terminal to ask and no --yes";
    public const string JsonDoesNotAsk = "refused, -o json does not ask; it needs --yes";
    public const string NotConfirmed = "not confirmed, nothing was written";

    public const string SafeToRepeat = "safe to repeat";
    public const string WhatToEnter = "what to enter in the DTS console";
    public const string EveryOneWithItsPlace = "every one, with its place";
    public const string MoreOnAnyRule = "more on any rule above";

    public static string CarriedOutInPart(int made, int pending) =>
        FormattableString.Invariant(
            $"carried out in part, {made} of {Format.Count(pending, "role")}; nothing was written"
        );

    /// <summary>That all of a plan file is carried out already.</summary>
    /// <param name="file">The plan file.</param>
    /// <param name="roles">How many roles it changed.</param>
    /// <param name="accounts">In how many accounts.</param>
    /// <param name="where">At which service, as scope lines add it.</param>
    public static string AlreadyCarriedOut(string file, int roles, int accounts, string where)
    {
        var (are, them) = roles is 1 ? ("is", "it") : ("are", "them");
        return $"already carried out, {Format.Count(roles, "role")} in {Format.Count(accounts, "account")} {are} as "
            + $"{TerminalEscape.Escape(file)} made {them}{where}; nothing was written";
    }

    public static string SavedPlanIsShown(string file, DateTimeOffset made, Target target) =>
        $"{TerminalEscape.Escape(file)} is of {UtcTime.Seconds(made)}, for {ServiceMessages.Name(target)}; live "
        + "accounts were not read";

    public static string PlanWasSaved(string file) =>
        $"saved to {TerminalEscape.Escape(file)}, which holds no credentials; its digest:";

    /// <summary>When a plan was made.</summary>
    /// <param name="file">The plan file.</param>
    /// <param name="made">When, in UTC.</param>
    /// <param name="now">What the clock says.</param>
    public static string PlanWasMade(string file, DateTimeOffset made, DateTimeOffset now)
    {
        var since = now - made;
        var ago =
            since < TimeSpan.Zero
                ? $"{Format.Duration(since.Negate())} from now by this clock"
                : $"{Format.Duration(since)} ago";
        return $"{TerminalEscape.Escape(file)} is of {UtcTime.Seconds(made)}, {ago}";
    }

    public static string RolesHaveChanged(int changed, int roles) =>
        FormattableString.Invariant(
            $"{changed} of {Format.Count(roles, "role")} {(changed is 1 ? "has" : "have")} changed"
        );

    /// <summary>Where the journal of a run is.</summary>
    /// <param name="place">Its path.</param>
    /// <param name="torn">Why it does not hold the run to its end; null where it does.</param>
    public static string Journal(string place, string? torn) =>
        TerminalEscape.Escape($"journal: {place}{(torn is null ? "" : $", which ends early: {torn}")}");

    public static Diagnostic JournalCannotBeWritten(string reason) =>
        new(Severity.Error, RuleId.None, $"the journal of this run cannot be written: {reason}")
        {
            Help =
                "every run keeps a journal of what it writes; put that right, or name another folder with "
                + "XDG_STATE_HOME",
        };

    public const string IsABug = "this is a bug in dts-apply, not in your manifests";

    public const string NoWorkingFolder = "the working folder is gone, or was made anew; change to one that is there";

    /// <summary>That a signal ended the run.</summary>
    /// <param name="code">129, 130 or 143.</param>
    /// <param name="isNothingWritten">Whether it is certain that nothing was written.</param>
    public static string WasStopped(int code, bool isNothingWritten) =>
        ExitMessages.Ended(code) + (isNothingWritten ? ", nothing was written" : "");

    /// <summary>Where the details of a bug are.</summary>
    /// <param name="written">What is certain about writes.</param>
    /// <param name="place">The file.</param>
    public static string DetailsOfTheBug(string written, string place) =>
        $"{written}the details, without any credentials, are in {place}; they help when they come with a report";

    /// <summary>Since when nothing was written, before a bug ended the run; null where nothing was at all.</summary>
    public static string NothingWrittenAfter(DateTimeOffset? last) =>
        last is null
            ? "nothing was written; "
            : FormattableString.Invariant($"nothing was written after {last:HH:mm:ss}Z; ");

    public static string UnknownCommand(string name, IEnumerable<string> known) =>
        $"unknown command \"{TerminalEscape.Escape(name)}\"{SuggestionMessages.DidYouMeanCommand(name, known)}";

    public static string CommandComesFirst(string option) => $"the command comes first, before {option}";

    public static string OutputIsLost(int code) =>
        $"dts-apply: standard output could not be written whole {ExitMessages.Code(code)}";

    /// <summary>The answer to the first signal.</summary>
    /// <param name="code">129, 130 or 143.</param>
    /// <param name="calls">The calls that are waited for.</param>
    public static string FinishesCalls(int code, IReadOnlyList<string> calls)
    {
        var signal = code switch
        {
            ExitCode.HungUp => "hangup",
            ExitCode.Terminated => "termination",
            _ => "interrupt",
        };
        return $"{signal}: finishing {Calls(calls)}; again to stop at once";
    }

    private static string Calls(IReadOnlyList<string> calls)
    {
        const int MostNamed = 3;
        return calls.Count switch
        {
            0 => "the calls under way",
            1 => $"the call under way ({calls[0]})",
            <= MostNamed => $"the {calls.Count} calls under way ({string.Join(", ", calls)})",
            _ => FormattableString.Invariant($"the {calls.Count} calls under way"),
        };
    }
}
