using System.Collections.Immutable;
using System.Globalization;
using DtsApply.Model;
using DtsApply.Text;

namespace DtsApply.Messages;

/// <summary>The runs that journals tell of.</summary>
internal static class HistoryMessages
{
    public static readonly ImmutableArray<string> Columns = ["run", "command", "target", "set", "came to"];

    public const string Undo = "undo";
    public const string UndoIsPossible = "possible while the role is as this run left it";
    public const string NothingToUndo = "nothing was written to it";

    public static string UndoByReading(string op) => $"by reading, what became of {op} was never learned";

    public const string NoRuns =
        "no runs on this machine yet; apply, destroy and undo leave a journal of what they write";

    /// <summary>How many runs there are.</summary>
    /// <param name="runs">How many.</param>
    /// <param name="folder">The folder they lie in, safe to draw; null for the usual one.</param>
    public static string Runs(int runs, string? folder) =>
        $"{Format.Count(runs, "run")} {(folder is null ? "on this machine" : $"in {folder}")}, the latest last; "
        + $"{(runs is 1 ? "it" : "each")} is kept for 90 days";

    public static string Run(string runId) => $"run {TerminalEscape.Escape(runId)}";

    /// <summary>What a run was about.</summary>
    public static string About(string command, string set, Target target) =>
        $"{TerminalEscape.Escape(command)}, set {TerminalEscape.Escape(set)}, "
        + TerminalEscape.Escape(ServiceMessages.Name(target));

    /// <summary>When a run was, and which version of this tool it was by.</summary>
    /// <param name="began">When it began, in UTC.</param>
    /// <param name="ended">When it ended; null where it has no end.</param>
    /// <param name="version">The version.</param>
    public static string When(DateTimeOffset began, DateTimeOffset? ended, string version)
    {
        var to = ended is { } end ? $" to {UtcTime.Seconds(end)}" : "";
        return $"from {UtcTime.Seconds(began)}{to}, by dts-apply {TerminalEscape.Escape(version)}";
    }

    public static string Undid(string runId) => $"the way back from run {TerminalEscape.Escape(runId)}";

    /// <summary>When a write was sent.</summary>
    public static string At(DateTimeOffset sent) =>
        sent.UtcDateTime.ToString("HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    public static string Killed(int done, int planned) => $"killed, {SoFar(done, planned)}";

    public static string GoingOn(int done, int planned) => $"going on, {SoFar(done, planned)}";

    public static string Done(string made) => $"done, {made}";

    public static string Partly(string counts) => $"partly, {counts}";

    public static string RunWas(string what) => $"run {what}";

    public static string Failed(string counts) => $"failed, {counts}";

    private static string SoFar(int done, int planned) =>
        string.Create(CultureInfo.InvariantCulture, $"{done} of {planned} done");
}
