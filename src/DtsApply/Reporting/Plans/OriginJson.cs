using System.Text.Json;
using DtsApply.Planning;
using DtsApply.Planning.Comparing;
using DtsApply.Reporting.Screen;
using DtsApply.Text;

namespace DtsApply.Reporting.Plans;

/// <summary>Writes where it comes from that something of a role is to be done, into objects that are open.</summary>
/// <param name="writer">The writer.</param>
/// <param name="compared">The plan beside the manifests of before.</param>
/// <param name="index">Which role of the plan.</param>
internal sealed class OriginJson(Utf8JsonWriter writer, ComparedPlan compared, int index)
{
    private const string Origin = "origin";

    private readonly SplitChange? _role = compared.Base.Compiles ? compared.Changes[index] : null;

    /// <summary>Writes the member that says what a run is compared with.</summary>
    public static void Base(Utf8JsonWriter writer, BaseFacts facts)
    {
        writer.WriteStartObject("base");
        writer.WriteString("name", facts.Name);
        writer.WriteString("commit", facts.Commit);
        writer.WriteBoolean("compiles", facts.Compiles);
        JsonText.Strings(writer, "absent", facts.Absent);
        writer.WriteEndObject();
    }

    /// <summary>That of an action; null where nobody can tell.</summary>
    public void Action(int action)
    {
        var found = _role?.Actions[action];
        writer.WriteString(Origin, found?.Origin.ToString());
        if (found?.Origin is ChangeOrigin.Both)
        {
            JsonWriting.List(writer, "changes", found.Values, value =>
            {
                writer.WriteStartObject();
                writer.WriteString("field", value.Field);
                writer.WriteString("value", value.Value);
                writer.WriteString(Origin, value.Origin.ToString());
                writer.WriteEndObject();
            });
        }
    }

    /// <summary>That of access that is gained or lost; null where nobody can tell.</summary>
    public void Pair(AccessRight pair) =>
        writer.WriteString(
            Origin,
            _role is null ? null
                : _role.IsDrift(pair) ? nameof(ChangeOrigin.Drift)
                : nameof(ChangeOrigin.Change)
        );
}
