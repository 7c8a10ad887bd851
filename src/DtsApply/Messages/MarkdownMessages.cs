using DtsApply.Model;
using DtsApply.Text;

namespace DtsApply.Messages;

/// <summary>What Markdown says besides the sentences of the screens; plain text, made safe where it is written.</summary>
internal static class MarkdownMessages
{
    public const string Plan = "RAM access plan";
    public const string Tasks = "DTS tasks, as the console asks for them";
    public const string NothingToDo = "nothing to do";
    public const string NothingButExcess = "nothing to write, but access beyond the manifests stands";
    public const string WillNotBeWritten = "refused, nothing will be written";
    public const string Role = "role";
    public const string Unknown = "unknown";

    /// <summary>Before who loses access by a plan that is refused or incomplete.</summary>
    public static string IfCarriedOut(string lost) => $"if it were carried out: {lost}";

    public static string Next(string command) => $"Next: {command}";

    public static string PlanAt(Target target) => Plan + ServiceMessages.Where(target);

    public static string NotVerified(string who) => $"{who} ({GraphMessages.NotVerified})";

    /// <summary>What a command's result is, as its heading begins.</summary>
    public static string Title(string command) =>
        command switch
        {
            "plan" => Plan,
            "verify" => "RAM access, read back",
            "diff" => "RAM access, as the manifests change it",
            "task" => Tasks,
            _ => command,
        };

    public static string AndMoreFindings(int others) => $"And {Format.Count(others, "more finding")}.";

    /// <summary>The heads of columns: what it is, where, what was found, and what to do.</summary>
    public static readonly string[] FindingColumns = ["", "where", "what", "help"];

    /// <summary>The heads of columns: which way, who, what, and where.</summary>
    public static readonly string[] AccessColumns = ["", "who", "policy", "in"];

    /// <summary>What may stop, where one account alone loses access.</summary>
    public static string TasksMayStop(string accountId, int roles) =>
        $"DTS tasks of {accountId} that use {(roles is 1 ? "this role" : "these roles")} may stop";

    /// <summary>Loses that are told together: by how many roles, in how many accounts.</summary>
    public static string RolesInAccounts(int roles, int accounts) =>
        $"{Format.Count(roles, "role")} in {Format.Count(accounts, "account")}";

    public static string MoreGain(int others) => $"and {others} more {(others is 1 ? "gains" : "gain")}";

    /// <summary>Behind a list of names that is too long.</summary>
    public static string AndMore(int others) => others > 0 ? FormattableString.Invariant($" and {others} more") : "";

    /// <summary>Behind one message that stands for several alike.</summary>
    public static string AndMoreAlike(int others) =>
        others > 0 ? FormattableString.Invariant($" (and {others} more of this kind)") : "";

    /// <summary>Where the same was found, in short: how many roles, in which accounts or files.</summary>
    public static string Places(int roles, IReadOnlyCollection<string> accounts, IReadOnlyCollection<string> files)
    {
        var (places, word) = accounts.Count > 0 ? (accounts, "account") : (files, "file");
        var many = $"{Format.Count(places.Count, word)}: {string.Join(", ", DiagnosticWords.Names(places, word))}";
        return roles > 0 ? $"{Format.Count(roles, "role")} in {many}" : many;
    }

    public static string Unchanged(int roles) => roles > 0 ? $"{Format.Count(roles, "role")} unchanged" : "";

    public static string Warnings(int warnings) => warnings > 0 ? Format.Count(warnings, "warning") : "";

    /// <summary>What happens in an account, in its line.</summary>
    public static IEnumerable<string> Counts(int create, int update, int delete, int refused, int warnings) =>
        new (int Number, string Words)[]
        {
            (create, $"{create} to create"),
            (update, $"{update} to update"),
            (delete, $"{delete} to delete"),
            (refused, $"{refused} refused"),
            (warnings, Warnings(warnings)),
        }
            .Where(count => count.Number > 0)
            .Select(count => count.Words);

    /// <summary>How many roles that were read back are as declared.</summary>
    /// <param name="roles">How many are.</param>
    /// <param name="all">How many there should be.</param>
    public static string AreAsDeclared(int roles, int all) =>
        FormattableString.Invariant(
            $"{roles} of {Format.Count(all, "role")} {(roles is 1 ? "is" : "are")} as declared"
        );

    /// <summary>How the roles of an account stand, in its line.</summary>
    /// <param name="standings">How many stand how.</param>
    /// <param name="passed">How many were not looked for.</param>
    public static IEnumerable<string> VerifiedCounts(IEnumerable<(int Number, string Words)> standings, int passed) =>
        standings
            .Append((passed, "not checked"))
            .Where(count => count.Item1 > 0)
            .Select(count => FormattableString.Invariant($"{count.Item1} {count.Item2}"));

    /// <summary>What was left out of roles that were read back.</summary>
    /// <param name="fine">So many roles that are as declared; null for the accounts one by one.</param>
    public static string VerifiedLeftOut(int? fine)
    {
        var what = fine is { } roles
            ? $"{Format.Count(roles, "role that is as declared", "roles that are as declared")}"
            : "the accounts one by one";
        return $"Left out for size: {what}. No error or warning is left out.";
    }

    /// <summary>What was left out so that the whole fits into a comment.</summary>
    /// <param name="details">Of how many roles that only gain the details are.</param>
    /// <param name="gains">How many lines about gains are.</param>
    /// <param name="hasSections">Whether accounts are told one by one.</param>
    public static string LeftOut(int details, int gains, bool hasSections)
    {
        string[] what =
        [
            hasSections ? "the values that change" : "the accounts one by one",
            hasSections && details > 0
                ? $"the details of {Format.Count(details, "role that only gains", "roles that only gain")}"
                : "",
            gains > 0 ? $"{Format.Count(gains, "line")} about gains" : "",
        ];
        var all = string.Join(", ", what.Where(part => part.Length > 0));
        return $"Left out for size: {all}. No loss, refusal or error is left out.";
    }

    public static string TasksLeftOut(int tasks) => $"Left out for size: {Format.Count(tasks, "more task")}.";

    public static string AllOfIt(string command) => $" All of it: {command}";

    /// <summary>As whom accounts were read.</summary>
    /// <param name="readers">Identities, each with the accounts that it read.</param>
    public static string ReadAs(IReadOnlyCollection<string> readers) =>
        $"live accounts read as {string.Join(", ", Format.Three(readers))}";

    /// <summary>An identity with the accounts that it read.</summary>
    public static string Reader(string who, IReadOnlyCollection<string> accounts) =>
        $"{who} ({string.Join(", ", Format.Three(accounts))})";

    public static string SavedPlan(string digits) => $"plan {digits}";

    /// <summary>A task as the cause of a role: its name and what stands in parentheses.</summary>
    public static string BecauseOf(IReadOnlyCollection<string> tasks) =>
        $"because of {(tasks.Count is 1 ? "task" : "tasks")} {string.Join(", ", Format.Three(tasks))}";

    public static string Because(IEnumerable<string> causes) => $"because {string.Join("; ", causes)}";

    public const string ComparedWith = "Compared with";
    public const string NotFromThisChange = "Not from this change";
    public const string AsksForTheSame = "asks for the same; the accounts differ, someone changed them another way.";
    public const string LossesAreUnknown = "Losses unknown:";

    /// <summary>That what is compared with has mistakes; its name as Markdown.</summary>
    public static string DoesNotCompile(string named) => $"BASE does not compile ({named}).";

    public const string LossesUnknown = "losses unknown";
    public const string NobodyWasAsked = "no account was read";
    public const string WantedNow = "wanted now";
    public const string PruneOption = "--prune";

    /// <summary>That there is nothing under a path; both as Markdown.</summary>
    public static string IsAbsent(string path, string name) => $"{path} is not in {name}, so all of it is new.";

    /// <summary>How many of those who lose access lose it by pruning alone, as Markdown; null for none.</summary>
    /// <param name="some">How many of them.</param>
    /// <param name="all">How many lose access.</param>
    /// <param name="prune">The option, as Markdown.</param>
    public static string? OnlyWithPrune(int some, int all, string prune) =>
        some is 0 ? null
        : some < all ? FormattableString.Invariant($"{some} of them only with {prune}")
        : $"only with {prune}";

    /// <summary>A task as a cause that was, and is no more; both as Markdown.</summary>
    public static string WasTask(string task, string place) => $"was task {task} ({place})";

    public static string AndMoreRoles(int others) => $"And {Format.Count(others, "more role")}.";
}
