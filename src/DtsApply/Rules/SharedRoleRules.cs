using DtsApply.Model;

namespace DtsApply.Rules;

/// <summary>Tasks that share a role must agree about it (DTS206 to DTS208, DTS312).</summary>
internal static class SharedRoleRules
{
    /// <summary>Two descriptions of one role.</summary>
    public static IEnumerable<Diagnostic> Dts206(RuleContext declared) =>
        Differ(declared, RuleId.DTS206, role => role.Description, "two descriptions", "description");

    /// <summary>Two session durations of one role.</summary>
    public static IEnumerable<Diagnostic> Dts207(RuleContext declared) =>
        Differ(declared, RuleId.DTS207, role => role.MaxSessionDuration, "two session durations", "session duration");

    /// <summary>Two other settings of one role.</summary>
    public static IEnumerable<Diagnostic> Dts208(RuleContext declared) =>
        Differ(declared, RuleId.DTS208, role => role.ExtraPolicies, "two values for extraPolicies", "value")
            .Concat(Differ(declared, RuleId.DTS208, role => role.Protect, "two values for protect", "value"));

    /// <summary>RAM keeps the case of a role's name, but may not tell two names apart by it.</summary>
    public static IEnumerable<Diagnostic> Dts312(RuleContext declared) =>
        from account in declared.GrantsByRole.GroupBy(role => role.Key.Owner)
        where account.Count() > 1
        from alike in account.GroupBy(role => role.Key.Role, StringComparer.OrdinalIgnoreCase)
        let first = alike.First()
        from other in alike.Skip(1)
        select new Diagnostic(
            Severity.Error,
            RuleId.DTS312,
            $"{other.Key.Role} and {first.Key.Role} in {account.Key} differ only in case"
        )
        {
            Source = Place(other.First()),
            Related = [new(Place(first.First()), "the other one")],
            Help = "RAM may take them for one; write one of the two",
        };

    private static IEnumerable<Diagnostic> Differ<T>(
        RuleContext declared,
        RuleId rule,
        Func<RoleSettings, Field<T>> field,
        string what,
        string one
    ) =>
        from shared in declared.GrantsByRole
        where shared.Count() > 1
        let given = shared
            .Where(grant => grant.Side.Role is { } role && field(role).IsGiven)
            .Select(grant => (grant.Task, Field: field(grant.Side.Role!)))
            .ToList()
        from other in given.Skip(1)
        let first = given[0]
        where !EqualityComparer<T>.Default.Equals(other.Field.Value, first.Field.Value)
        select new Diagnostic(Severity.Error, rule, $"role {shared.Key.Role} in {shared.Key.Owner} has {what}")
        {
            Source = other.Field.Source,
            Related = [new(first.Field.Source, $"the other one, from task {first.Task.Name.Value}")],
            Help = $"write one {one} in both, or give one task its own role.name",
        };

    private static SourceSpan Place(RoleRequirement grant) =>
        grant.Side.Role is { Name: { IsGiven: true } name } ? name.Source : grant.Side.Place;
}
