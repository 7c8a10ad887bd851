using DtsApply.Model;

namespace DtsApply.Planning;

/// <summary>The rules about what is found at a live role (DTS505, DTS506, DTS508 to DTS511).</summary>
internal static class LiveRules
{
    /// <summary>What is worth a warning at a live role, in the order of the rules' numbers.</summary>
    public static IEnumerable<Diagnostic> At(Change change, Role live, AccountNames names) =>
        ExtraPolicyRules
            .Reported(change, live, names)
            .Concat(Collapsed(change, live))
            .Concat(Unexplained(change, live))
            .Concat(HalfOfTheTrust(change, live))
            .Concat(MoreThanUnderstood(change, live));

    public static Diagnostic MadeAnotherWay(Change change) =>
        About(
            change,
            Severity.Error,
            RuleId.DTS505,
            $"it exists, and was not made by dts-apply (no ownership "
                + $"tags{(change.Before?.Created is { Length: >= 10 } at ? $"; created {at[..10]}" : "")})"
        ) with
        {
            Help = "check that no one else relies on it, then take it over with --adopt; or choose another role.name",
        };

    public static Diagnostic OfAnotherSet(Change change, string set) =>
        About(change, Severity.Error, RuleId.DTS506, $"it belongs to set {set}") with
        {
            Help = $"use --set {set}, or choose another role.name",
        };

    private static IEnumerable<Diagnostic> Collapsed(Change change, Role live) =>
        live.Trust.Principals.Contains(new(PrincipalKind.Service, Principal.DtsService))
            ?
            [
                About(
                    change,
                    Severity.Warning,
                    RuleId.DTS508,
                    $"its trust policy says {Principal.DtsService} without an account; RAM writes it so when the "
                        + $"account ID that was entered is that of the role's own account, here {change.Account}, "
                        + $"instead of the account that creates the DTS task"
                ),
            ]
            : [];

    private static IEnumerable<Diagnostic> Unexplained(Change change, Role live) =>
        from principal in live.Trust.Principals.Except(change.Wanted!.Role.Trust.Principals)
        where principal.Value is not Principal.DtsService
        select About(
            change,
            Severity.Warning,
            RuleId.DTS509,
            $"it trusts {principal.Value}, which no manifest explains"
        );

    private static IEnumerable<Diagnostic> HalfOfTheTrust(Change change, Role live) =>
        from account in change.Wanted!.Trusted
        let dts = live.Trust.Principals.Contains(Principal.DtsOf(account.Id))
        let root = live.Trust.Principals.Contains(Principal.RootOf(account.Id))
        where dts != root
        select About(
            change,
            Severity.Warning,
            RuleId.DTS510,
            $"it trusts only {(dts ? "DTS tasks" : "identities")} of {account.Name}"
        ) with
        {
            Help = "the guide names both",
        };

    private static IEnumerable<Diagnostic> MoreThanUnderstood(Change change, Role live) =>
        from clause in live.Trust.Clauses
        select About(
            change,
            Severity.Warning,
            RuleId.DTS511,
            $"its trust policy has {clause.Reason}{(clause.Number is 0 ? "" : FormattableString.Invariant($" in statement {clause.Number}"))}; the plan replaces it whole"
        ) with
        {
            Help = "keep a copy: dts-apply plan -v shows it",
        };

    internal static Diagnostic About(Change change, Severity severity, RuleId rule, string message) =>
        new(severity, rule, message) { Account = change.Account, Role = change.Address.Role };
}
