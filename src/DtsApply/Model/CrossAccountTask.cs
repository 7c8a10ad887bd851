using System.Collections.Immutable;

namespace DtsApply.Model;

/// <summary>What a DTS task does.</summary>
public enum TaskType
{
    /// <summary>Keeps the destination in step with the source.</summary>
    Synchronization,

    /// <summary>Moves the data once.</summary>
    Migration,
}

/// <summary>Which way the data flows.</summary>
public enum Direction
{
    /// <summary>From source to destination.</summary>
    OneWay,

    /// <summary>Both ways; only between the pairs of the guide's "Usage notes".</summary>
    TwoWay,
}

/// <summary>What happens to policies of the role that no manifest asks for.</summary>
public enum ExtraPolicies
{
    /// <summary>They stay and are reported; a change that would let a new principal use them is refused.</summary>
    Report,

    /// <summary>They are detached before anything else.</summary>
    Remove,

    /// <summary>They stay, on purpose.</summary>
    Allow,
}

/// <summary>One cross-account DTS task as a manifest declares it.</summary>
/// <param name="Name">A DNS label.</param>
/// <param name="Scenario">Which of the databases is cross-account.</param>
/// <param name="Type">Synchronization where left out.</param>
/// <param name="Direction">OneWay where left out.</param>
/// <param name="Account">The account that creates the task, where the scenario does not say it.</param>
/// <param name="Source">The source database.</param>
/// <param name="Destination">The destination database.</param>
public sealed record CrossAccountTask(
    Field<string> Name,
    Field<Scenario> Scenario,
    Field<TaskType> Type,
    Field<Direction> Direction,
    Field<string> Account,
    Side Source,
    Side Destination
)
{
    /// <summary>The last day on which access is wanted, to its end in UTC; left out where it is wanted without end.
    /// </summary>
    public Field<DateOnly> Until { get; init; }

    /// <summary>Whether access is not wanted any more on that day.</summary>
    public bool HasEnded(DateOnly today) => Until.IsGiven && Until.Value < today;

    /// <summary>Why access is wanted, in the author's own words; at most 200 characters.</summary>
    public Field<string> Reason { get; init; }

    /// <summary>The side of that name.</summary>
    public Side Side(SideName name) => name is SideName.Source ? Source : Destination;
}

/// <summary>The two ends of a task.</summary>
public enum SideName
{
    /// <summary>Where the data comes from.</summary>
    Source,

    /// <summary>Where the data goes to.</summary>
    Destination,
}

/// <summary>One end of a task: a database and who owns it.</summary>
/// <param name="Name">Source or destination.</param>
/// <param name="Place">Where the side's key stands.</param>
/// <param name="Account">The name of the account that owns the database.</param>
/// <param name="Database">The database type, in the guide's words.</param>
/// <param name="AccessMethod">How DTS reaches it, in the guide's words; <see cref="DefaultAccessMethod"/> where left
/// out.</param>
/// <param name="Variant">The product's variant, for two-way tasks.</param>
/// <param name="Role">The role's settings; null where the side has none.</param>
public sealed record Side(
    SideName Name,
    SourceSpan Place,
    Field<string> Account,
    Field<string> Database,
    Field<string> AccessMethod,
    Field<string> Variant,
    RoleSettings? Role
)
{
    /// <summary>
    /// How DTS reaches a database where the manifest does not say it (contract of manifests; the guide's first
    /// connection type).
    /// </summary>
    public const string DefaultAccessMethod = "Alibaba Cloud Instance";
}

/// <summary>What a manifest says of the role on a cross-account side; everything may be left out.</summary>
/// <param name="Place">Where the key <c>role</c> stands.</param>
/// <param name="Name">The role's name; <see cref="DefaultName"/> where left out.</param>
/// <param name="Description">At most 1024 characters.</param>
/// <param name="MaxSessionDuration">Seconds, 3600 to 43200.</param>
/// <param name="ExtraPolicies">Report where left out.</param>
/// <param name="Protect">Whether destroy and prune refuse; left out leaves the live mark as it is.</param>
public sealed record RoleSettings(
    SourceSpan Place,
    Field<string> Name,
    Field<string> Description,
    Field<int> MaxSessionDuration,
    Field<ExtraPolicies> ExtraPolicies,
    Field<bool> Protect
)
{
    /// <summary>Names of system policies that the role has besides AliyunDTSRolePolicy; those of tasks that share a
    /// role are a union.</summary>
    public Field<ImmutableSortedSet<string>> Policies { get; init; }

    /// <summary>The name that the guide uses in all its examples.</summary>
    public const string DefaultName = "ram-for-dts";
}

/// <summary>The sides in words.</summary>
public static class SideNames
{
    /// <summary>The side as manifests write it.</summary>
    public static string Word(this SideName side) => side is SideName.Source ? "source" : "destination";

    /// <summary>The side opposite.</summary>
    public static SideName Opposite(this SideName side) =>
        side is SideName.Source ? SideName.Destination : SideName.Source;
}
