using System.Collections.Immutable;

namespace DtsApply.Messages;

/// <summary>What is wrong with a command line; each ends with exit code 64.</summary>
internal static class UsageMessages
{
    public const string NothingToCompareWith =
        "diff needs --base: a file or folder, or git:REV, such as --base git:origin/main";

    public const string SavedPlanIsNotCompared = "--base compares manifests, and --show prints a plan as it was saved";

    public const string NoManifests = "no manifests are named; write -f FILE, a folder, a pattern or -";

    public const string ConsentBesidePlanFile =
        "a plan file holds what was agreed to; --adopt, --take-over, --prune and --allow-removals are said when it is "
        + "made";

    public const string AccountsBesidePlanFile =
        "a plan file is carried out whole; --account and --selector are said when it is made";

    public const string StrictWithoutExitCode =
        "--strict makes access beyond the manifests a difference for --detailed-exitcode, and needs that";

    public const string DigestWithoutPlanFile = "--expect-digest is of a plan file, and none is named";

    public const string SubjectWithoutToken = "--oidc-subject is of a token, and --oidc-token names no file for one";

    public const string SandboxNeedsAccounts = "a sandbox needs accounts; name manifests with -f, or --account ID";

    /// <summary>That a value makes no sense, for a reason that is known.</summary>
    /// <param name="option">The option's name.</param>
    /// <param name="value">Its value.</param>
    /// <param name="reason">Why it makes none.</param>
    public static string OptionIsWrong(string option, string value, string reason) => $"--{option} {value}: {reason}";

    public static string TaskNeedsAnAccountEach(string clash) => $"{clash}; a task needs an account each";

    public static string DatabaseIsNotAllowed(string side, string name, IEnumerable<string> allowed) =>
        $"--{side}-database {name} is not among those that DTS allows "
        + $"there{SuggestionMessages.DidYouMean(name, allowed)}";

    public static string FaultsAreWrong(ImmutableArray<string> problems) =>
        $"--fault {string.Join("; --fault ", problems)}";

    public static string FaultOfAnotherAccount(string id, IEnumerable<string> served) =>
        $"--fault names account {id}, which is not served{SuggestionMessages.DidYouMean(id, served)}";

    public static string IsNoAccountId(string id) => $"--account {id} is no account ID; it has 16 digits";

    public static string SchemaIsUnknown(string of, string[] known) =>
        $"there is no schema of \"{of}\"{SuggestionMessages.DidYouMean(of, known)}; "
        + $"it takes {string.Join(" or ", known)}";

    public const string NoMoreAnswers = "no more answers; nothing was written";

    public static string FileCannotBeWritten(string option, string path, string reason) =>
        $"--{option} {path} cannot be written: {reason}";

    /// <summary>Why a file cannot be put where an option says.</summary>
    /// <param name="option">The option's name.</param>
    /// <param name="path">The file.</param>
    /// <param name="inTheWay">What is there, such as <see cref="WrittenFileMessages.IsAFolder"/>.</param>
    public static string FileIsInTheWay(string option, string path, string inTheWay) => $"--{option} {path} {inTheWay}";
}
