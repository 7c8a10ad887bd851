using DtsApply.Disk;
using DtsApply.Model;
using DtsApply.Text;

namespace DtsApply.Messages;

/// <summary>What is said of journals that cannot be used, and of runs that are not found.</summary>
internal static class JournalMessages
{
    /// <summary>That a journal is not to be believed (DTS536).</summary>
    public static Diagnostic OthersMayWriteIt(string path, WriteAccess writers)
    {
        var remedy = writers.IsOwner ? "copy it to a file of your own" : $"chmod 600 {ShellWord.Quote(path)}";
        return new(Severity.Error, RuleId.DTS536, $"{WriterWords.Who(writers)} may write {path} (mode {writers.Mode})")
        {
            Help = $"whoever changes it decides what is done; check it, then {remedy}",
        };
    }

    /// <summary>That no journal of a folder is to be believed (DTS536).</summary>
    public static Diagnostic OthersMayWriteTo(string folder) =>
        new(Severity.Error, RuleId.DTS536, $"others may write to {folder}, or it is a link or a file")
        {
            Help =
                $"whoever puts a journal there decides what is undone; see what they left, then chmod 700 {ShellWord.Quote(folder)}",
        };

    public static Diagnostic IsNotThere(string path) => NotRead($"there is no {path}", "name a file that is there");

    public static Diagnostic IsNoJournal(string path) =>
        NotRead($"{path} is no journal of this tool, or was changed by hand", "name another one");

    public static Diagnostic IsALink(string path) =>
        NotRead($"{path} is a link, and a journal is read from a file alone", "name the file itself");

    public static Diagnostic IsTooLarge(string path) =>
        NotRead($"{path} is larger than any journal (256 MiB)", "name another one");

    public static Diagnostic CannotBeRead(string path, string reason) =>
        NotRead($"{path} cannot be read", TerminalEscape.Escape(reason));

    public static Diagnostic IsGoingOn(string runId) =>
        new(Severity.Error, RuleId.None, $"run {runId} is still going on") { Help = "wait for its end, or stop it" };

    public static string NoSuchRun(string run, IEnumerable<string> known) =>
        $"no journal tells of a run \"{run}\"{SuggestionMessages.DidYouMean(run, known)}";

    /// <summary>That there is nothing to take back.</summary>
    /// <param name="target">Which service it is about.</param>
    /// <param name="set">Which set.</param>
    public static string NoLastRun(Target target, string set) =>
        $"no journal tells of a run that wrote to set {set}{ServiceMessages.Where(target)}";

    public const string NameOneRun = "name one run: RUN, --last, or --journal FILE";

    private static Diagnostic NotRead(string message, string help) =>
        new(Severity.Error, RuleId.None, message) { Help = help };
}
