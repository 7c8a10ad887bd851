using DtsApply.Model;

namespace DtsApply.Messages;

/// <summary>What is found at a live role (DTS505, DTS506, DTS508 to DTS511).</summary>
internal static class LiveRoleMessages
{
    private const string TheGuideNamesBoth = "the guide names both";

    /// <param name="created">The day on which it was made, such as <c>2026-03-02</c>; null where that is not
    /// known.</param>
    public static Problem WasMadeAnotherWay(string? created) =>
        new(
            RuleId.DTS505,
            "it exists, and was not made by dts-apply (no ownership tags"
                + $"{(created is null ? "" : $"; created {created}")})",
            "check that no one else relies on it, then take it over with --adopt; or choose another role.name"
        );

    public static Problem BelongsToAnotherSet(string set) =>
        new(RuleId.DTS506, $"it belongs to set {set}", $"use --set {set}, or choose another role.name");

    /// <summary>That the trust policy names DTS, but no account for which it acts.</summary>
    /// <param name="account">The name of the role's own account.</param>
    public static Problem TrustsDtsWithoutAccount(string account) =>
        new(
            RuleId.DTS508,
            $"its trust policy says {Principal.DtsService} without an account; RAM writes it so when the account ID "
                + $"that was entered is that of the role's own account, here {account}, instead of the account that "
                + "creates the DTS task",
            Severity: Severity.Warning
        );

    /// <summary>Why its trust policy names DTS without an account, where a journal tells.</summary>
    /// <param name="runId">The run that was killed before it could put that right.</param>
    public static string KilledRunLeftTheTrust(string runId) =>
        $"its trust policy says {Principal.DtsService} without an account; run {runId} was killed after RAM had stored "
        + "that in place of what was sent";

    public static Problem TrustsTheUnexplained(string principal) =>
        new(RuleId.DTS509, $"it trusts {principal}, which no manifest explains", Severity: Severity.Warning);

    public static Problem TrustsOnlyDtsTasks(string account) => TrustsHalf("DTS tasks", account);

    public static Problem TrustsOnlyIdentities(string account) => TrustsHalf("identities", account);

    /// <summary>
    /// That a half of an account's trust is missing where a statement that is not understood may let in anyone.
    /// </summary>
    /// <param name="account">The account.</param>
    /// <param name="hasDts">Whether its DTS tasks are trusted, and not its identities.</param>
    public static Problem PlainlyTrustsNo(string account, bool hasDts) =>
        new(
            RuleId.DTS510,
            $"no statement that is understood trusts {(hasDts ? "identities" : "DTS tasks")} of {account}",
            TheGuideNamesBoth,
            Severity.Warning
        );

    public static Problem TrustSaysMore(OpaqueStatement statement)
    {
        var where = statement.Number is 0 ? "" : FormattableString.Invariant($" in statement {statement.Number}");
        return new(
            RuleId.DTS511,
            $"its trust policy has {OpaqueStatementWords.Reasons(statement)}{where}; the plan replaces it whole",
            "keep a copy: dts-apply plan -v shows it",
            Severity.Warning
        );
    }

    private static Problem TrustsHalf(string half, string account) =>
        new(RuleId.DTS510, $"it trusts only {half} of {account}", TheGuideNamesBoth, Severity.Warning);
}
