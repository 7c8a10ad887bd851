namespace DtsApply.Model;

/// <summary>
/// Which database belongs to another account than the one that creates the task (guide, "Scenarios").
/// </summary>
public enum Scenario
{
    /// <summary>The source database; the account of the destination creates the task.</summary>
    CrossAccountSource,

    /// <summary>The destination database; the account of the source creates the task.</summary>
    CrossAccountDestination,

    /// <summary>Both databases; a third account creates the task.</summary>
    CrossAccountSourceAndDestination,
}
