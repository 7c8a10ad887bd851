using DtsApply.Messages;
using DtsApply.Model;
using DtsApply.Planning.Verifying;
using DtsApply.Reporting.Diagnostics;
using DtsApply.Reporting.Plans;
using DtsApply.Reporting.Screen;
using DtsApply.Text;

namespace DtsApply.Reporting.Verifying;

/// <summary>
/// Draws one role that was read back: how it stands, who can use what as it is, what is wrong, its fields, and what
/// could be proved.
/// </summary>
/// <param name="page">Where it is drawn.</param>
/// <param name="access">Words who can use what.</param>
/// <param name="set">The set that the roles should belong to.</param>
/// <param name="verbose">Whether every field is shown.</param>
internal sealed class VerifiedRoleText(Page page, AccessText access, string set, bool verbose)
{
    private const int Indent = 4;

    // Of these the next command says what to do: plan shows the change.
    private static readonly RuleId[] PlanHelps =
    [
        RuleId.DTS507,
        RuleId.DTS509,
        RuleId.DTS510,
        RuleId.DTS519,
        RuleId.DTS520,
        RuleId.DTS527,
    ];

    /// <summary>Draws it.</summary>
    /// <param name="role">The role.</param>
    /// <param name="brief">Its first line alone.</param>
    public void Draw(VerifiedRole role, bool brief)
    {
        var standing = VerifiedRoleFields.Standing(role);
        page.Line(
            $"  {RoleChangeMessages.TheRole} "
                + StyledText.Name(TerminalEscape.Escape(role.Change.Address.Role))
                + "  "
                + StyledText.Of(standing.Tone, standing.Judgement)
        );
        if (brief)
        {
            return;
        }

        foreach (var sentence in access.Now(role.Change))
        {
            page.Prose(Indent, sentence);
        }

        foreach (var finding in role.Findings)
        {
            var isShort = !verbose && PlanHelps.Contains(finding.Rule);
            Finding.Draw(page, Indent, isShort ? finding with { Help = null } : finding, verbose);
        }

        foreach (var field in new VerifiedRoleFields(set, verbose).All(role))
        {
            page.Field(Indent, field.Label, StyledText.Of(field.Tone, field.Judgement) + field.Rest);
        }
    }
}
