using DtsApply.Messages;
using DtsApply.Model;

namespace DtsApply.Rules;

/// <summary>
/// What the guide's account table says of a task's accounts (DTS301 to DTS306; guide, "Scenarios" and "Account
/// information").
/// </summary>
internal static class ScenarioRules
{
    /// <summary>
    /// A task inside one account needs no cross-account role; where a third account creates the task, both databases
    /// may be in one.
    /// </summary>
    public static IEnumerable<Diagnostic> Dts301(RuleContext declared) =>
        from task in declared.Tasks
        where
            InOneAccount(task)
            && (!IsBoth(task) || (task.Account.IsGiven && task.Account.Value == task.Source.Account.Value))
        select ScenarioMessages
            .BothDatabasesAreInOneAccount(task.Source.Account.Value)
            .At(task.Destination.Account.Source) with
        {
            Related = [new(task.Source.Account.Source, ScenarioMessages.SourceIsHere)],
        };

    /// <summary>The account that creates the task must own neither database where both are cross-account.</summary>
    public static IEnumerable<Diagnostic> Dts302(RuleContext declared) =>
        from task in declared.Tasks
        where IsBoth(task) && task.Account.IsGiven && !InOneAccount(task)
        from side in (Side[])[task.Source, task.Destination]
        where side.Account.IsGiven && side.Account.Value == task.Account.Value
        let fitting = side.Name is SideName.Source ? Scenario.CrossAccountDestination : Scenario.CrossAccountSource
        select ScenarioMessages.CreatorOwnsADatabase(task.Account.Value, side.Name, fitting).At(task.Account.Source);

    /// <summary>In the other scenarios the account that creates the task follows from the sides.</summary>
    public static IEnumerable<Diagnostic> Dts303(RuleContext declared) =>
        from task in declared.Tasks
        where IsSurplus(task)
        select ScenarioMessages
            .AnotherAccountCreatesTheTask(AccountTable.CreatorOf(task).Value, task.Account.Value)
            .At(task.Account.Source);

    /// <summary>
    /// Whether task.account is given where another account creates the task; whatever it says, it has to go.
    /// </summary>
    public static bool IsSurplus(CrossAccountTask task) =>
        task.Scenario.IsGiven
        && !IsBoth(task)
        && task.Account.IsGiven
        && AccountTable.CreatorOf(task) is { IsGiven: true } creator
        && creator.Value != task.Account.Value;

    /// <summary>Where both databases are cross-account, who creates the task must be said.</summary>
    public static IEnumerable<Diagnostic> Dts304(RuleContext declared) =>
        from task in declared.Tasks
        where IsBoth(task) && task.Account.Standing is FieldState.LeftOut
        select ScenarioMessages.CreatorIsNotSaid(Creator(declared, task)).At(task.Account.Source);

    /// <summary>
    /// An account must not trust itself: RAM would store the service without an account, and DTS would be refused
    /// (guide, Step 3).
    /// </summary>
    public static IEnumerable<Diagnostic> Dts305(RuleContext declared) =>
        from grant in declared.GrantsByRole.SelectMany(role => role)
        let owner = declared.Account(grant.Owner)
        let trusted = declared.Account(grant.Trusted)
        where
            owner is { Id.IsGiven: true }
            && trusted is { Id.IsGiven: true }
            && grant.Owner != grant.Trusted
            && owner.Id.Value == trusted.Id.Value
        select ScenarioMessages
            .RoleWouldTrustItsOwnAccount(grant.RoleName, grant.Owner)
            .At(AccountTable.CreatorOf(grant.Task).Source);

    /// <summary>Settings of a role that is never made would mislead.</summary>
    public static IEnumerable<Diagnostic> Dts306(RuleContext declared) =>
        from task in declared.Tasks
        where task.Scenario.IsGiven
        from side in (Side[])[task.Source, task.Destination]
        where side.Role is not null && !AccountTable.CrossAccountSides(task.Scenario.Value).Contains(side.Name)
        let other = task.Side(side.Name.Opposite())
        select ScenarioMessages.RoleHasNoEffect(side.Name, other.Role is not null).At(side.Role!.Place);

    /// <summary>The only declared account that can create the task; null where there are more, or none.</summary>
    private static string? Creator(RuleContext declared, CrossAccountTask task) =>
        declared
            .AccountNames.Where(name => name != task.Source.Account.Value && name != task.Destination.Account.Value)
            .Take(2)
            .ToList()
            is [var only]
            ? only
            : null;

    private static bool IsBoth(CrossAccountTask task) =>
        task.Scenario is { IsGiven: true, Value: Scenario.CrossAccountSourceAndDestination };

    private static bool InOneAccount(CrossAccountTask task) =>
        task.Source.Account.IsGiven
        && task.Destination.Account.IsGiven
        && task.Source.Account.Value == task.Destination.Account.Value;
}
