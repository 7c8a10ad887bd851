using DtsApply.Messages;
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

    /// <summary>The day on which the live role was made; null where that is not known.</summary>
    public static string? DayOfCreation(Change change) =>
        change.Before?.Created is { Length: >= 10 } created ? created[..10] : null;

    private static IEnumerable<Diagnostic> Collapsed(Change change, Role live) =>
        live.Trust.Principals.Contains(new(PrincipalKind.Service, Principal.DtsService))
            ? [LiveRoleMessages.TrustsDtsWithoutAccount(change.Account).At(change)]
            : [];

    /// <summary>A warning for each principal that no task explains, be it ended or not.</summary>
    public static IEnumerable<Diagnostic> Unexplained(Change change, Role live) =>
        from principal in live.Trust.Principals.Except(change.Wanted!.Role.Trust.Principals)
        where
            principal.Value is not Principal.DtsService
            && !change.Wanted.Ended.Any(grant => grant.Principals.Contains(principal))
        select LiveRoleMessages.TrustsTheUnexplained(principal.Value).At(change);

    private static IEnumerable<Diagnostic> HalfOfTheTrust(Change change, Role live) =>
        from account in change.Wanted!.Trusted
        let dts = live.Trust.Principals.Contains(Principal.DtsOf(account.Id))
        let root = live.Trust.Principals.Contains(Principal.RootOf(account.Id))
        where dts != root
        let half = live.Trust.Clauses.Any(clause => !clause.LetsIn.IsEmpty)
            ? LiveRoleMessages.PlainlyTrustsNo(account.Name, hasDts: dts)
        : dts ? LiveRoleMessages.TrustsOnlyDtsTasks(account.Name)
        : LiveRoleMessages.TrustsOnlyIdentities(account.Name)
        select half.At(change);

    private static IEnumerable<Diagnostic> MoreThanUnderstood(Change change, Role live) =>
        live.Trust.Clauses.Select(clause => LiveRoleMessages.TrustSaysMore(clause).At(change));
}
