using DtsApply.Disk;
using DtsApply.Model;
using DtsApply.Text;

namespace DtsApply.Messages;

/// <summary>
/// What is said of a file that is no plan (DTS526), of another plan than was expected (DTS535), and of a plan that
/// others may write (DTS536).
/// </summary>
internal static class PlanFileMessages
{
    private const int ShownDigits = 8;

    public static Diagnostic IsNotThere(string path) =>
        NoPlan(path, $"there is no {path}", $"make it with plan --out {ShellWord.Quote(path)}");

    public static Diagnostic IsNoPlan(string path) =>
        NoPlan(path, $"{path} is no plan of this tool, or was changed by hand", "plan again");

    public static Diagnostic IsALink(string path) =>
        NoPlan(path, $"{path} is a link, and a plan is read from a file alone", "name the file itself");

    public static Diagnostic IsTooLarge(string path) =>
        NoPlan(path, $"{path} is larger than any plan (64 MiB)", "plan again");

    public static Diagnostic CannotBeRead(string path, string reason) =>
        NoPlan(path, $"{path} cannot be read", TerminalEscape.Escape(reason));

    /// <summary>That another plan was expected.</summary>
    /// <param name="path">The file.</param>
    /// <param name="expected">The digest that was insisted on, 64 digits.</param>
    /// <param name="digest">The file's own.</param>
    public static Diagnostic AnotherPlanWasExpected(string path, string expected, string digest) =>
        new(Severity.Error, RuleId.DTS535, $"{path} is another plan than was expected")
        {
            Facts =
            [
                new("expected", expected[..ShownDigits].ToLowerInvariant()),
                new("this one", digest[..ShownDigits]),
            ],
            Help = "take the file that was approved, or approve this one",
        };

    public static Diagnostic OthersMayWriteIt(string path, WriteAccess writers)
    {
        var remedy = writers.IsOwner ? "copy it to a file of your own" : $"chmod 600 {ShellWord.Quote(path)}";
        return new(Severity.Error, RuleId.DTS536, $"{WriterWords.Who(writers)} may write {path} (mode {writers.Mode})")
        {
            Help =
                "whoever changes it decides what is done; insist on the plan that was approved with "
                + $"--expect-digest, or check it, then {remedy}",
        };
    }

    private static Diagnostic NoPlan(string path, string message, string help)
    {
        var isManifest =
            path.EndsWith(".yaml", StringComparison.Ordinal) || path.EndsWith(".yml", StringComparison.Ordinal);
        return new(Severity.Error, RuleId.DTS526, message)
        {
            Help = isManifest ? $"manifests are named with -f {ShellWord.Quote(path)}" : help,
        };
    }
}
