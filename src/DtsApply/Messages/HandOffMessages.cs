using DtsApply.Model;
using DtsApply.Text;

namespace DtsApply.Messages;

/// <summary>
/// What to enter in the DTS console: its labels letter for letter, since they are read beside a browser window.
/// </summary>
internal static class HandOffMessages
{
    public const string LogOnAs = "log on as";

    /// <summary>The guide's own warning ("Usage notes").</summary>
    public const string AsTheAccountItself = "as the account itself; as a RAM user, creating the task may fail";

    public const string DatabaseType = "Database Type";
    public const string AccessMethod = "Access Method";
    public const string AcrossAccounts = "Replicate Data Across Alibaba Cloud Accounts";
    public const string Account = "Alibaba Cloud Account";
    public const string RoleName = "RAM Role Name";
    public const string Yes = "Yes";
    public const string No = "No";
    public const string IsNotNamed = "not named in the manifest";
    public const string OrByApi = "or by API, in ConfigureDtsJob";
    public const string SourceOwner = "SourceEndpointOwnerID";
    public const string SourceRole = "SourceEndpointRole";
    public const string DestinationOwner = "DestinationEndpointOwnerID";
    public const string DestinationRole = "DestinationEndpointRole";

    /// <summary>Of a destination that is no MySQL (DTS, ConfigureDtsJob).</summary>
    public const string ReferenceNamesOnlyMySql = "note: the API reference names only RDS for MySQL for these two";

    public static string Task(string? name) => $"task {name}";

    /// <summary>What kind of task it is, behind its name.</summary>
    public static string Kind(CrossAccountTask task) =>
        $"  {task.Type.Value}, {task.Direction.Value}, {task.Scenario.Value}";

    public static string AccountWithId(Account account) => $"account {account.Name.Value}, {account.Id.Value}";

    public static string Section(SideName side) =>
        side is SideName.Source ? "Source Database section" : "Destination Database section";

    /// <summary>How it ended.</summary>
    /// <param name="tasks">How many tasks are shown.</param>
    /// <param name="ended">How many more have ended.</param>
    /// <param name="warnings">How many warnings about them are shown.</param>
    public static string Shown(int tasks, int ended, int warnings) =>
        $" {(tasks + ended is 0 ? "no task is declared" : Format.Count(tasks, "task"))}{PlanMessages.Ended(ended)}; "
        + CommandMessages.NothingCalled
        + PlanMessages.Warnings(warnings);

    /// <summary>What the next command tells.</summary>
    public static string AreRolesReady(int tasks, int roles) =>
        tasks > 1 ? "are their roles ready"
        : roles > 1 ? "are its roles ready"
        : "is its role ready";
}
