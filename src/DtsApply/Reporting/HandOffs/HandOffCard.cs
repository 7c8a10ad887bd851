using System.Collections.Immutable;
using DtsApply.Messages;
using DtsApply.Model;
using DtsApply.UseCases;

namespace DtsApply.Reporting.HandOffs;

/// <summary>One field of a form or of a call.</summary>
/// <param name="Label">Its name, letter for letter.</param>
/// <param name="Value">What to enter; null where the manifest does not say it and nothing holds instead.</param>
/// <param name="IsKey">Whether it is one of those that people get wrong.</param>
public sealed record HandOffField(string Label, string? Value, bool IsKey = false);

/// <summary>One section of the console's form.</summary>
/// <param name="Side">The database that it is about.</param>
/// <param name="Fields">Its fields, in the order of the form.</param>
public sealed record HandOffSection(SideName Side, ImmutableArray<HandOffField> Fields);

/// <summary>
/// What to enter for one task, from the guide's table "Account information": as blocks, so that every printer prints
/// the same.
/// </summary>
/// <param name="Task">The task.</param>
/// <param name="Creator">The account that creates it.</param>
/// <param name="Sections">The form of the console.</param>
/// <param name="Parameters">The same as parameters of ConfigureDtsJob.</param>
public sealed record HandOffCard(
    CrossAccountTask Task,
    Account Creator,
    ImmutableArray<HandOffSection> Sections,
    ImmutableArray<HandOffField> Parameters
)
{
    private const string MySql = "MySQL";

    /// <summary>How many roles the task uses.</summary>
    public int Roles => AccountTable.CrossAccountSides(Task.Scenario.Value).Length;

    /// <summary>
    /// Whether a parameter is used for a database that the reference of the API does not name there (DTS,
    /// ConfigureDtsJob, DestinationEndpointOwnerID).
    /// </summary>
    public bool IsBeyondReference =>
        AccountTable.CrossAccountSides(Task.Scenario.Value).Contains(SideName.Destination)
        && Task.Destination.Database.Value is not MySql;

    /// <summary>The card of a task of manifests that broke no rule.</summary>
    /// <param name="task">The task.</param>
    /// <param name="accounts">The declared accounts, by name.</param>
    public static HandOffCard Create(CrossAccountTask task, ImmutableDictionary<string, Account> accounts)
    {
        var roles = AccountTable.Grants(task).ToDictionary(grant => grant.Side.Name);
        return new(
            task,
            accounts[AccountTable.CreatorOf(task).Value!],
            [
                .. ((SideName[])[SideName.Source, SideName.Destination]).Select(side => new HandOffSection(
                    side,
                    roles.TryGetValue(side, out var role) ? Across(role, accounts) : Own(task.Side(side))
                )),
            ],
            [.. roles.Values.SelectMany(role => Parameter(role, accounts))]
        );
    }

    /// <summary>All cards, by the names of tasks.</summary>
    /// <param name="found">The tasks.</param>
    /// <param name="order">How names are sorted.</param>
    public static IEnumerable<HandOffCard> Create(HandedOffTasks found, IComparer<string> order) =>
        found.Tasks.OrderBy(task => task.Name.Value!, order).Select(task => Create(task, found.Accounts));

    // The role's name and never its ARN: DTS answers "Invalid role arn format" to one.
    private static ImmutableArray<HandOffField> Across(
        RoleRequirement role,
        ImmutableDictionary<string, Account> accounts
    ) =>
        [
            new(HandOffMessages.DatabaseType, role.Side.Database.Value),
            new(HandOffMessages.AccessMethod, AccessMethod(role.Side)),
            new(HandOffMessages.AcrossAccounts, HandOffMessages.Yes),
            new(HandOffMessages.Account, accounts[role.Owner].Id.Value!, IsKey: true),
            new(HandOffMessages.RoleName, role.RoleName, IsKey: true),
        ];

    // The default holds for a database that allows it; of one that nobody named that is not known.
    private static string? AccessMethod(Side side) =>
        side.AccessMethod.IsGiven ? side.AccessMethod.Value
        : side.Database.IsGiven ? Side.DefaultAccessMethod
        : null;

    // What the manifest does not say of a side that the rules do not look at, nobody knows.
    private static ImmutableArray<HandOffField> Own(Side side) =>
        [
            .. Given(HandOffMessages.DatabaseType, side.Database),
            .. Given(HandOffMessages.AccessMethod, side.AccessMethod),
            new(HandOffMessages.AcrossAccounts, HandOffMessages.No),
        ];

    private static HandOffField[] Given(string label, Field<string> field) =>
        field.IsGiven ? [new(label, field.Value!)] : [];

    private static IEnumerable<HandOffField> Parameter(
        RoleRequirement role,
        ImmutableDictionary<string, Account> accounts
    )
    {
        var isSource = role.Side.Name is SideName.Source;
        yield return new(
            isSource ? HandOffMessages.SourceOwner : HandOffMessages.DestinationOwner,
            accounts[role.Owner].Id.Value!
        );
        yield return new(isSource ? HandOffMessages.SourceRole : HandOffMessages.DestinationRole, role.RoleName);
    }
}
