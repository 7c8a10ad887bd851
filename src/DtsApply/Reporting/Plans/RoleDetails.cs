using System.Globalization;
using DtsApply.Messages;
using DtsApply.Model;
using DtsApply.Planning;
using DtsApply.Reporting.Screen;

namespace DtsApply.Reporting.Plans;

/// <summary>
/// Draws what --verbose adds to a role: the calls that would be made, and the difference of both trust policies.
/// </summary>
/// <param name="page">Where they are drawn.</param>
internal sealed class RoleDetails(Page page)
{
    private const int Indent = 4;

    public void Draw(Change change)
    {
        Calls(change);
        DrawDiff(change);
    }

    private void Calls(Change change)
    {
        var width = change.Actions.Select(action => action.Op.Length).DefaultIfEmpty().Max() + 2;
        foreach (var (index, action) in change.Actions.Index())
        {
            var call = string.Create(
                CultureInfo.InvariantCulture,
                $"{index + 1} {action.Op.PadRight(width)}{Carries(action, change.Before)}"
            );
            page.Field(Indent, index is 0 ? RoleFieldWords.Calls : "", call.Replace(' ', StyledText.Glue));
        }
    }

    private static string Carries(RoleAction action, Role? before) =>
        action switch
        {
            CreateRole => RoleMessages.CreateCarries,
            UpdateRole update => Carries(update, before!),
            AttachPolicyToRole attach => RoleMessages.PolicyName(attach.Policy),
            DetachPolicyFromRole detach => RoleMessages.PolicyName(detach.Policy),
            TagResources tag => string.Join(", ", tag.Tags.Keys),
            UntagResources untag => string.Join(", ", untag.Keys),
            _ => "",
        };

    // An empty description is not sent.
    private static string Carries(UpdateRole update, Role before)
    {
        var sent = ((RoleField Field, bool IsSame)[])
            [
                (RoleField.Trust, update.Trust.Equals(before.Trust)),
                .. update.Description.Length is 0
                    ? ((RoleField, bool)[])[]
                    : [(RoleField.Description, update.Description == before.Description)],
                (RoleField.Session, update.MaxSessionDuration == before.MaxSessionDuration),
            ];
        var fields = sent.ToLookup(field => field.IsSame, field => field.Field);
        return RoleMessages.UpdateCarries([.. fields[false]], [.. fields[true]]);
    }

    /// <summary>The difference of both trust policies, where there is one.</summary>
    public void DrawDiff(Change change)
    {
        if (
            change is { Before: { } before, After: { } after }
            && TrustDiff.Lines(before.Trust, after.Trust).ToList() is { Count: > 0 } lines
        )
        {
            page.Field(Indent, RoleFieldWords.Diff, RoleMessages.TrustPolicyOf(change.Account, change.Address.Role));
            lines.ForEach(line => page.Line("      " + line));
        }
    }
}
