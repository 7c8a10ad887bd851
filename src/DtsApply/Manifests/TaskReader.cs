using DtsApply.Model;

namespace DtsApply.Manifests;

/// <summary>Documents of kind CrossAccountTask as records.</summary>
internal static class TaskReader
{
    public static CrossAccountTask Read(MappingReader root)
    {
        var spec = root.Below("spec");
        var task = spec.Below("task");
        return new(
            root.Below("metadata").Text("name"),
            spec.Choice<Scenario>("scenario"),
            task.Choice<TaskType>("type"),
            task.Choice<Direction>("direction"),
            task.Text("account"),
            Side(spec.Below("source"), SideName.Source),
            Side(spec.Below("destination"), SideName.Destination)
        )
        {
            Until = spec.Day("until"),
            Reason = spec.Text("reason"),
        };
    }

    private static Side Side(MappingReader side, SideName name) =>
        new(
            name,
            side.Place,
            side.Text("account"),
            side.Text("database"),
            side.Text("accessMethod", Model.Side.DefaultAccessMethod),
            side.Text("variant"),
            side.Has("role") ? Role(side.Below("role")) : null
        );

    private static RoleSettings Role(MappingReader role) =>
        new(
            role.Place,
            role.Text("name", RoleSettings.DefaultName),
            role.Text("description"),
            role.Number("maxSessionDuration"),
            role.Choice<ExtraPolicies>("extraPolicies"),
            role.Flag("protect")
        )
        {
            Policies = role.Texts("policies"),
        };
}
