using DtsApply.Messages;
using DtsApply.Model;
using DtsApply.Planning;

namespace DtsApply.Reporting.Plans;

/// <summary>What stands over the change that a refused role would see.</summary>
internal static class RoleRefusal
{
    /// <summary>With which consent it would be made; where no one gains or loses access by it, that too.</summary>
    /// <param name="change">The change.</param>
    /// <param name="refusal">Why it is not made.</param>
    public static string Would(Change change, Diagnostic refusal)
    {
        var consent = refusal.Rule switch
        {
            RuleId.DTS537 => RoleChangeMessages.WouldBeThisWithAdopt,
            RuleId.DTS505 when change.Kind is not ChangeKind.Delete => RoleChangeMessages.WouldBeThisWithAdopt,
            RuleId.DTS506 when change.Kind is not ChangeKind.Delete => RoleChangeMessages.WouldBeThisWithTakeOver(
                Ownership.SetOf(change.Before!)
            ),
            _ => RoleChangeMessages.WouldBeThis,
        };
        return change.Access.IsSame ? RoleChangeMessages.AndNoOneIsTouched(consent) : consent;
    }
}
