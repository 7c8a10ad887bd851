using DtsApply.Model;
using DtsApply.Rules;

namespace DtsApply.Planning;

/// <summary>The rules about policies of a live role that no manifest asks for (DTS507, DTS523).</summary>
internal static class ExtraPolicyRules
{
    private const int MostNames = 3;

    /// <summary>A warning for each, where they are to be reported.</summary>
    public static IEnumerable<Diagnostic> Reported(Change change, Role live, AccountNames names)
    {
        var wanted = change.Wanted!;
        if (
            wanted.ExtraPolicies is not ExtraPolicies.Report
            || live.Policies.Except(wanted.Role.Policies) is not { IsEmpty: false } extra
        )
        {
            return [];
        }

        var who = Who(change, live, names);
        return extra.Select(policy =>
            LiveRules.About(
                change,
                Severity.Warning,
                RuleId.DTS507,
                $"it also has policy {policy.Name} ({policy.Type}){Means(policy, change.Account, who)}; left as it is"
            ) with
            {
                Help = Help(policy, wanted),
            }
        );
    }

    /// <summary>Why a change is refused that would let someone use such a policy who could not before.</summary>
    public static Diagnostic ReachesSomeoneNew(Change change, AccessRight pair, AccountNames names) =>
        LiveRules.About(
            change,
            Severity.Error,
            RuleId.DTS523,
            $"it also has policy {pair.Policy.Name} ({pair.Policy.Type}); "
                + $"{Someone(pair.Principal, change, new(change), names)} would get that too"
        ) with
        {
            Help = pair.Policy.Equals(Policy.VpcReadOnly)
                ? $"declare it with role.policies: [{pair.Policy.Name}], at {Place(change.Wanted!)}; or detach it"
                : "detach it, or say role.extraPolicies: Remove (or Allow, if that is meant)",
        };

    /// <summary>Who can use the role's policies now, with the verb; null where nobody can.</summary>
    private static string? Who(Change change, Role live, AccountNames names)
    {
        var statements = new Statements(change);
        var all = live
            .Trust.MayAssume.Select(principal => Someone(principal, change, statements, names))
            .Distinct()
            .ToList();
        var more = all.Count > MostNames ? FormattableString.Invariant($" and {all.Count - MostNames} more") : "";
        var can = live.Trust.Clauses.Any(clause => clause.Denies && clause.LetsIn.IsEmpty) ? "may" : "can";
        return all.Count is 0 ? null : $"{string.Join(" and ", all.Take(MostNames))}{more} {can}";
    }

    private static string Means(Policy policy, string account, string? who)
    {
        var (administers, use) = policy switch
        {
            { Name: "AdministratorAccess", Type: Policy.System } => (
                $", which allows everything in {account}",
                "do everything there"
            ),
            { Name: "AliyunRAMFullAccess", Type: Policy.System } => (
                $", which can give itself every permission in {account}",
                "use that too"
            ),
            _ when policy.Equals(Policy.VpcReadOnly) => ("", $"see the networks of {account} too"),
            _ => ("", $"use that in {account} too"),
        };
        return who is null
            ? $"{administers}, and nobody can use that through it so far"
            : $"{administers}, so {who} {use}";
    }

    private static string Help(Policy policy, WantedRole wanted)
    {
        if (!policy.Equals(Policy.VpcReadOnly))
        {
            return $"detach it in the RAM console, or let dts-apply do it with role.extraPolicies: Remove, at "
                + $"{Place(wanted)}";
        }

        var asks = $"DTS asks for it where a database is reached by {SupportMatrix.Network}";
        var declare = $"declare it with role.policies: [{policy.Name}], at {Place(wanted)}";
        return
            wanted.Grants.FirstOrDefault(grant => grant.Side.AccessMethod.Value == SupportMatrix.Network) is { } grant
            ? $"{asks}, as that of {grant.Task.Name.Value} is; {declare}"
            : $"{asks}; this one is reached by {wanted.Grants[0].Side.AccessMethod.Value}, so detach it, or {declare}";
    }

    private static SourceSpan Place(WantedRole wanted) =>
        wanted.Grants[0].Side.Role?.Place ?? wanted.Grants[0].Side.Place;

    private static string Someone(Principal principal, Change change, Statements statements, AccountNames names) =>
        Trustee.From(principal, change.Address.AccountId) switch
        {
            { Kind: TrusteeKind.DtsTasks or TrusteeKind.Identities, AccountId: { } id } =>
                $"DTS tasks and identities of {names.Brief(id)}",
            { Kind: TrusteeKind.Allowed or TrusteeKind.Denied } party => statements.Whoever(party, explained: false),
            { AccountId: { } id, Subject: var subject } => $"{subject} of {names.Brief(id)}",
            var other => other.Subject,
        };
}
