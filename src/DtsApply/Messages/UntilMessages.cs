using DtsApply.Model;
using DtsApply.Text;

namespace DtsApply.Messages;

/// <summary>The day to which access is wanted (DTS118, DTS315, DTS316).</summary>
internal static class UntilMessages
{
    /// <summary>That the month has not so many days.</summary>
    /// <param name="written">What stands there.</param>
    /// <param name="last">The last day of that month.</param>
    public static Problem ThereIsNoSuchDay(string written, DateOnly last) =>
        new(
            RuleId.DTS118,
            $"there is no {written}",
            $"{DayWords.Month(last)} has {last.Day} days; write {DayWords.ToWrite(last)}, or "
                + DayWords.ToWrite(last.AddDays(1))
        );

    /// <summary>That it is written in another way, or not at all.</summary>
    /// <param name="written">What stands there.</param>
    /// <param name="meant">The day that is surely meant, or an example.</param>
    public static Problem IsNoDay(string written, DateOnly meant) =>
        new(RuleId.DTS118, $"\"{written}\" is not a day", $"write year, month and day: \"{CalendarDay.Write(meant)}\"");

    public static Problem EndsSoon(string? task, DateOnly until) =>
        new(
            RuleId.DTS315,
            $"access of task {task} ends with {DayWords.Named(until)}",
            $"from {DayWords.Named(until.AddDays(1))} (UTC) on apply takes it away; if it is wanted longer, write a "
                + "later day",
            Severity.Warning
        );

    public static Problem HasEnded(string? task, DateOnly until) =>
        new(
            RuleId.DTS316,
            $"access of task {task} ended with {DayWords.Named(until)}",
            "remove the task once its access is gone, or write a later day",
            Severity.Info
        );
}
