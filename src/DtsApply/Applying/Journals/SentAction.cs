using System.Globalization;
using DtsApply.Model;
using DtsApply.Planning;

namespace DtsApply.Applying.Journals;

/// <summary>What an action sends, as a line keeps it.</summary>
internal static class SentAction
{
    /// <summary>The line, without its time and role.</summary>
    public static SendingLine Line(RoleAction action)
    {
        var line = new SendingLine(action.Op);
        return action switch
        {
            CreateRole create => Values(line, create.Trust, create.Description, create.MaxSessionDuration) with
            {
                Tags = create.Tags,
            },
            UpdateRole update => Values(line, update.Trust, update.Description, update.MaxSessionDuration),
            AttachPolicyToRole attach => Policy(line, attach.Policy),
            DetachPolicyFromRole detach => Policy(line, detach.Policy),
            TagResources tag => line with { Tags = tag.Tags },
            UntagResources untag => line with { Keys = untag.Keys },
            _ => line,
        };
    }

    private static SendingLine Values(SendingLine line, TrustPolicy trust, string description, int? seconds) =>
        line with
        {
            Trust = trust.Text,
            Description = description,
            MaxSessionDuration = new(seconds?.ToString(CultureInfo.InvariantCulture) ?? "null"),
        };

    private static SendingLine Policy(SendingLine line, Policy policy) =>
        line with
        {
            PolicyType = policy.Type,
            Policy = policy.Name,
        };
}
