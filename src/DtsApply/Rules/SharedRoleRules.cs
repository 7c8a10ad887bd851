using DtsApply.Messages;
using DtsApply.Model;

namespace DtsApply.Rules;

/// <summary>Tasks that share a role must agree about it (DTS206 to DTS208, DTS312).</summary>
internal static class SharedRoleRules
{
    /// <summary>Two descriptions of one role.</summary>
    public static IEnumerable<Diagnostic> Dts206(RuleContext declared) =>
        Differ(declared, role => role.Description, SharedRoleMessages.DescriptionsDiffer);

    /// <summary>Two session durations of one role.</summary>
    public static IEnumerable<Diagnostic> Dts207(RuleContext declared) =>
        Differ(declared, role => role.MaxSessionDuration, SharedRoleMessages.SessionDurationsDiffer);

    /// <summary>Two other settings of one role.</summary>
    public static IEnumerable<Diagnostic> Dts208(RuleContext declared) =>
        Differ(declared, role => role.ExtraPolicies, SharedRoleMessages.ExtraPoliciesDiffer)
            .Concat(Differ(declared, role => role.Protect, SharedRoleMessages.ProtectDiffers));

    /// <summary>RAM keeps the case of a role's name, but may not tell two names apart by it.</summary>
    public static IEnumerable<Diagnostic> Dts312(RuleContext declared) =>
        from account in declared.GrantsByRole.GroupBy(role => role.Key.Owner)
        where account.Count() > 1
        from alike in account.GroupBy(role => role.Key.Role, StringComparer.OrdinalIgnoreCase)
        let first = alike.First()
        from other in alike.Skip(1)
        select SharedRoleMessages
            .NamesDifferInCase(other.Key.Role, first.Key.Role, account.Key)
            .At(Place(other.First())) with
        {
            Related = [new(Place(first.First()), ReferenceMessages.OtherOne)],
        };

    private static IEnumerable<Diagnostic> Differ<T>(
        RuleContext declared,
        Func<RoleSettings, Field<T>> field,
        Func<string, string, Problem> problem
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
        select problem(shared.Key.Role, shared.Key.Owner).At(other.Field.Source) with
        {
            Related = [new(first.Field.Source, SharedRoleMessages.OtherOneIsFromTask(first.Task.Name.Value))],
        };

    private static SourceSpan Place(RoleRequirement grant) =>
        grant.Side.Role is { Name: { IsGiven: true } name } ? name.Source : grant.Side.Place;
}
