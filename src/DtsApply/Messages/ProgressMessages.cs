using System.Globalization;
using DtsApply.Model;
using DtsApply.Text;

namespace DtsApply.Messages;

/// <summary>How far a command is.</summary>
internal static class ProgressMessages
{
    public static string Reading(int accounts, int done, TimeSpan elapsed) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"reading {Format.Count(accounts, "account")}: {done} done, {Seconds(elapsed)}"
        );

    public static string ActionsDone(int done, int actions) =>
        string.Create(CultureInfo.InvariantCulture, $"{done} of {actions} actions done");

    /// <param name="count">How far it is, as <see cref="ActionsDone"/> says it.</param>
    /// <param name="elapsed">Since when.</param>
    public static string Applying(string count, TimeSpan elapsed) => $"applying, {count}, {Seconds(elapsed)}";

    /// <summary>The sign of life after a silence.</summary>
    /// <param name="count">How far it is, as <see cref="ActionsDone"/> says it.</param>
    /// <param name="silence">How long nothing was heard.</param>
    /// <param name="accounts">The names of the accounts at work; may be none.</param>
    public static string StillApplying(string count, TimeSpan silence, IReadOnlyCollection<string> accounts)
    {
        var from = accounts.Count > 0 ? $" from {string.Join(", ", Format.Three(accounts))}" : "";
        return $"still applying, {count}, {Format.Duration(silence)} without news{from}";
    }

    public static string MoreWaiting(int accounts) =>
        string.Create(CultureInfo.InvariantCulture, $"and {accounts} more waiting");

    public static string Running(TimeSpan elapsed) => $"running, {Seconds(elapsed)}";

    /// <summary>How something ended, in a line of its own: <c>done, 0.4 s</c>.</summary>
    /// <param name="how">How it ended, in one word.</param>
    /// <param name="elapsed">Since it began.</param>
    public static string Ended(string how, TimeSpan elapsed) => $"{how}, {Format.Duration(elapsed)}";

    /// <summary>Why a call is sent again.</summary>
    public static string Why(RetryReason reason) => reason is RetryReason.Throttled ? "throttled" : "no answer";

    /// <summary>Which try follows and when: <c>try 2 of 8 in 3 s</c>.</summary>
    /// <param name="next">The number of the next try.</param>
    /// <param name="of">How many tries there are.</param>
    /// <param name="delay">How long it waits.</param>
    public static string NextTry(int next, int of, TimeSpan delay) =>
        string.Create(CultureInfo.InvariantCulture, $"try {next} of {of} in {Math.Ceiling(delay.TotalSeconds)} s");

    private static string Seconds(TimeSpan time) =>
        string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalSeconds} s");
}
