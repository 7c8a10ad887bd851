using System.Collections.Immutable;

namespace DtsApply.Model;

/// <summary>
/// The guide's table "Account information": for each scenario, the sides whose accounts need a role, and the account
/// that creates the task, which is at the same time the account that those roles trust.
/// </summary>
public static class AccountTable
{
    /// <summary>The sides whose accounts log on to the RAM console, that is, where a role is made.</summary>
    public static ImmutableArray<SideName> CrossAccountSides(Scenario scenario) =>
        scenario switch
        {
            Scenario.CrossAccountSource => [SideName.Source],
            Scenario.CrossAccountDestination => [SideName.Destination],
            _ => [SideName.Source, SideName.Destination],
        };

    /// <summary>The side whose account creates the task and is trusted; null where a designated account does.</summary>
    public static SideName? Creator(Scenario scenario) =>
        scenario switch
        {
            Scenario.CrossAccountSource => SideName.Destination,
            Scenario.CrossAccountDestination => SideName.Source,
            _ => null,
        };

    /// <summary>The name of the account that creates the task; in error where the field that says it is.</summary>
    public static Field<string> CreatorOf(CrossAccountTask task) =>
        Creator(task.Scenario.Value) is { } side ? task.Side(side).Account : task.Account;

    /// <summary>
    /// What one task asks for: a grant for each cross-account side, as far as its fields could be read.
    /// </summary>
    public static IEnumerable<RoleRequirement> Grants(CrossAccountTask task)
    {
        if (!task.Scenario.IsGiven || CreatorOf(task) is not { IsGiven: true } creator)
        {
            yield break;
        }

        foreach (
            var side in CrossAccountSides(task.Scenario.Value).Select(task.Side).Where(side => side.Account.IsGiven)
        )
        {
            if (side.Role is null or { Name.IsSound: true })
            {
                yield return new(
                    task,
                    side,
                    side.Account.Value!,
                    creator.Value!,
                    side.Role?.Name.Value ?? RoleSettings.DefaultName
                );
            }
        }
    }
}
