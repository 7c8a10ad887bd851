using DtsApply.Model;
using DtsApply.Text;

namespace DtsApply.Messages;

/// <summary>The way back from a run: what it is, and what is in its way (DTS525, DTS534, DTS537).</summary>
internal static class UndoMessages
{
    public const string AsTheRunLeftIt = "as the run left it";
    public const string ToUndoRole = "to undo role";
    public const string MadeAnew = ", made anew";
    public const string ManifestsMayBringItBack =
        "no manifest was read: what still asks for the change brings it back at the next apply";

    /// <summary>Which way back it is.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="command">Its command.</param>
    /// <param name="set">Its set.</param>
    public static string WayBack(string runId, string command, string set) =>
        $"the way back from run {TerminalEscape.Escape(runId)} ({TerminalEscape.Escape(command)}, set "
        + $"{TerminalEscape.Escape(set)})";

    public static string AsBefore(string runId) => $"undone, as before run {TerminalEscape.Escape(runId)}";

    public static string MadeBy(string runId) => $"undone, made by run {TerminalEscape.Escape(runId)}";

    /// <summary>That all is as it was before the run.</summary>
    /// <param name="roles">How many roles it wrote to.</param>
    /// <param name="accounts">In how many accounts.</param>
    /// <param name="where">At which service, as scope lines add it.</param>
    public static string NothingToUndo(int roles, int accounts, string where)
    {
        var are = roles is 1 ? "is" : "are";
        return roles is 0
            ? $"nothing to do, the run wrote to no role{where}"
            : $"nothing to do, {Format.Count(roles, "role")} in {Format.Count(accounts, "account")} {are} as before "
                + $"the run{where}";
    }

    /// <summary>That a role has changed since.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="others">The other accounts of the run.</param>
    public static Problem IsNotAsTheRunLeftIt(string runId, IEnumerable<string> others)
    {
        var without = string.Join(' ', others.Select(account => $"--account {ShellWord.Quote(account)}"));
        return new(
            RuleId.DTS534,
            $"it is not as run {runId} left it",
            "whoever changed it since may rely on it; "
                + (without.Length > 0 ? $"leave this account out with {without}, or " : "")
                + "change the manifests and apply"
        );
    }

    public static Problem WouldTrust(string runId, string principal) =>
        MoreThanDts($"what was there before run {runId} trusts {principal}, which is neither an account nor DTS");

    public static Problem WouldSayMore(string runId, OpaqueStatement clause) =>
        MoreThanDts(
            $"what was there before run {runId} has {OpaqueStatementWords.Reasons(clause)} in its trust policy, which "
                + "is more than accounts and DTS"
        );

    public static Problem DescriptionStays =>
        new(RuleId.None, "its description stays; an empty one cannot be sent to RAM", Severity: Severity.Info);

    /// <summary>That the run was for another service. An address that stands in a file is never offered to be
    /// pasted.</summary>
    /// <param name="theirs">The service of the run.</param>
    /// <param name="ours">The service that this run is for.</param>
    public static Diagnostic WasForAnotherService(Target theirs, Target ours)
    {
        var add =
            theirs == Target.Sandbox ? "add --sandbox"
            : theirs != Target.Cloud ? "name its address with --endpoint"
            : ours == Target.Sandbox ? "leave --sandbox out"
            : "leave --endpoint out";
        return new(
            Severity.Error,
            RuleId.DTS525,
            $"the run was for {ServiceMessages.Name(theirs)}, this one is for {ServiceMessages.Name(ours)}"
        )
        {
            Help = $"{add}, or undo another run",
        };
    }

    public static string IsOfAnotherSet(string theirs, string named) =>
        $"the run is of set {TerminalEscape.Escape(theirs)}, --set says {named}";

    private static Problem MoreThanDts(string message) =>
        new(RuleId.DTS537, message, "look at the trust above; if it is meant: --adopt");
}
