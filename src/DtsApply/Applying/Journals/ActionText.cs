using System.Text.Json;
using DtsApply.Model;
using DtsApply.Planning;
using DtsApply.Text;

namespace DtsApply.Applying.Journals;

/// <summary>Writes an action with everything that is sent.</summary>
internal static class ActionText
{
    public static void Write(Utf8JsonWriter writer, RoleAction action)
    {
        writer.WriteString("op", action.Op);
        switch (action)
        {
            case CreateRole create:
                Values(writer, create.Trust, create.Description, create.MaxSessionDuration);
                RoleJson.Write(writer, create.Tags);
                break;
            case UpdateRole update:
                Values(writer, update.Trust, update.Description, update.MaxSessionDuration);
                break;
            case AttachPolicyToRole { Policy: var policy }:
                WritePolicy(writer, policy);
                break;
            case DetachPolicyFromRole { Policy: var policy }:
                WritePolicy(writer, policy);
                break;
            case TagResources tag:
                RoleJson.Write(writer, tag.Tags);
                break;
            case UntagResources untag:
                JsonWriting.List(writer, "keys", untag.Keys, writer.WriteStringValue);
                break;
        }
    }

    private static void Values(Utf8JsonWriter writer, TrustPolicy trust, string description, int? maxSessionDuration)
    {
        writer.WriteString("trust", trust.Text);
        writer.WriteString("description", description);
        RoleJson.Write(writer, "maxSessionDuration", maxSessionDuration);
    }

    private static void WritePolicy(Utf8JsonWriter writer, Policy policy)
    {
        writer.WriteString("policyType", policy.Type);
        writer.WriteString("policy", policy.Name);
    }
}
