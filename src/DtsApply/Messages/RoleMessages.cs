using System.Globalization;
using DtsApply.Model;
using DtsApply.Text;

namespace DtsApply.Messages;

/// <summary>The values of a role's fields in words, and why a role is as it is.</summary>
internal static class RoleMessages
{
    public const string IsNotDeclared = "no manifest declares it any more";
    public const string CreateCarries = "trust, description, session, tags";
    public const string ThereWasNone = "there was none";
    public const string ItExists = "it exists";
    public const string ItExisted = "it existed";
    public const string Gone = "gone";
    public const string Now = "now";
    public const string WhenPlanned = "when planned";
    public const string AsThisRunLeftIt = "as this run left it";
    public const string LiveInDiff = "--- live";
    public const string PlannedInDiff = "+++ planned";

    // As wide as "service " and "federated" would like it: the values of all principals begin at one place.
    private static readonly string Ram = "ram" + new string(TerminalEscape.Glue, 5);

    /// <summary>
    /// What UpdateRole sends, which is all that the role has: what it changes, and what stands there already.
    /// </summary>
    public static string UpdateCarries(IReadOnlyCollection<RoleField> changed, IReadOnlyCollection<RoleField> same) =>
        string.Join(
            "; ",
            [
                .. changed.Count is 0 ? (string[])[] : [Names(changed)],
                .. same.Count is 0 ? (string[])[] : [$"unchanged: {Names(same)}"],
            ]
        );

    public static string HasId(string id) => $"ID {TerminalEscape.Escape(id)}";

    public static string WasMadeAnew(string id) => $"ID {TerminalEscape.Escape(id)}, made anew";

    public static string IdIsNotVerified(string account) => $"{account}, ID not verified: it names no credentials";

    public static string DestroyedWith(string reason) => $"destroyed, with {reason}";

    public static string TrustPolicyOf(string account, string role) =>
        $"trust policy of {account}/{TerminalEscape.Escape(role)}";

    /// <summary>The name of a policy, which tells one of the account itself from a system policy of that name.</summary>
    public static string PolicyName(Policy policy) => TerminalEscape.Value(policy.Label);

    public static string PolicyWithType(Policy policy) =>
        $"{TerminalEscape.Value(policy.Name)} ({TerminalEscape.Value(policy.Type)})";

    public static string Tag(string key, string value) =>
        $"{TerminalEscape.Value(key)} = {TerminalEscape.Value(value)}";

    /// <summary>Whose a role is, by its tags: <c>dts-apply, set orders, protected</c>; empty where no one's.</summary>
    public static string Owner(Role role)
    {
        var owner = Ownership.SetOf(role) is { } set ? $"dts-apply, set {TerminalEscape.Value(set)}" : "";
        return Ownership.IsProtected(role) ? $"{owner}{(owner.Length > 0 ? ", " : "")}protected" : owner;
    }

    /// <summary>The task that needs a role. Where both sides have one, the side tells which; elsewhere the scenario
    /// does.</summary>
    public static string Reason(RoleRequirement grant) =>
        $"task {grant.Task.Name.Value}, {Which(grant)}, {TerminalEscape.Escape(grant.Side.Place.ToString())}";

    /// <summary>The side of the task that needs it, or its scenario where only one side can.</summary>
    public static string Which(RoleRequirement grant)
    {
        var scenario = grant.Task.Scenario.Value;
        return AccountTable.Creator(scenario) is null ? grant.Side.Name.Word() : $"{scenario}";
    }

    /// <summary>The task whose access has ended, with the last day on which it was wanted.</summary>
    public static string EndedReason(RoleRequirement grant)
    {
        var until = grant.Task.Until;
        var day = DayWords.Named(until.Value).Replace(' ', TerminalEscape.Glue);
        return $"task {grant.Task.Name.Value}, its access was wanted until "
            + $"{day},{TerminalEscape.Glue}{TerminalEscape.Escape(until.Source.ToString())}";
    }

    /// <summary>A task that goes on where another one ended.</summary>
    public static string StayingReason(RoleRequirement grant) =>
        $"task {grant.Task.Name.Value} stays, {TerminalEscape.Escape(grant.Side.Place.ToString())}";

    /// <summary>Why access is wanted, in the author's own words: always in quotes.</summary>
    public static string AuthorsReason(string reason) => TerminalEscape.Quoted(reason);

    public static string Principal(Principal principal) =>
        principal.Kind switch
        {
            PrincipalKind.Service => $"service {TerminalEscape.Value(principal.Value)}",
            PrincipalKind.Ram => Ram + TerminalEscape.Value(principal.Value),
            _ => $"federated {TerminalEscape.Value(principal.Value)}",
        };

    /// <summary>A principal without the parts that all of its kind have.</summary>
    public static string ShortPrincipal(Principal principal) =>
        principal.Kind switch
        {
            PrincipalKind.Service =>
                $"service{TerminalEscape.Glue}{Without(principal.Value, "", $"@{Model.Principal.DtsService}")}",
            PrincipalKind.Ram => Ram + Without(principal.Value, "acs:ram::", ":root"),
            _ => $"federated {TerminalEscape.Value(principal.Value)}",
        };

    public static string Clause(OpaqueStatement clause)
    {
        var what = TerminalEscape.Escape(OpaqueStatementWords.Reasons(clause));
        return clause.Number is 0 ? what : $"{Statement(clause)} with {what}";
    }

    /// <summary>A clause in a column that names nothing else.</summary>
    public static string ShortClause(OpaqueStatement clause)
    {
        var what = TerminalEscape.Value(OpaqueStatementWords.Reasons(clause));
        return $"{(clause.Number is 0 ? "all of it" : Statement(clause))}, with {what}";
    }

    private static string Names(IEnumerable<RoleField> fields) => string.Join(", ", fields.Select(RoleFieldWords.Name));

    private static string Statement(OpaqueStatement clause) =>
        string.Create(CultureInfo.InvariantCulture, $"statement {clause.Number}");

    private static string Without(string value, string start, string end)
    {
        var rest = value.StartsWith(start, StringComparison.Ordinal) ? value[start.Length..] : value;
        return TerminalEscape.Value(rest.EndsWith(end, StringComparison.Ordinal) ? rest[..^end.Length] : rest);
    }
}
