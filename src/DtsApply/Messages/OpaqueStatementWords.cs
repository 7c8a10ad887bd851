using DtsApply.Model;
using DtsApply.Text;

namespace DtsApply.Messages;

/// <summary>What is in a trust policy that is not understood.</summary>
internal static class OpaqueStatementWords
{
    /// <summary>All that is in a statement, in one list, such as <c>a Deny and a condition</c>.</summary>
    public static string Reasons(OpaqueStatement statement) => Excerpt.Listed([.. statement.Reasons.Select(Reason)]);

    private static string Reason(OpaqueReason reason) =>
        OfDocument(reason)
        ?? OfEffectAndAction(reason)
        ?? OfPrincipal(reason)
        ?? (reason.Kind is OpaqueReasonKind.EmptyCondition ? "an empty condition" : "a condition");

    private static string? OfDocument(OpaqueReason reason) =>
        reason.Kind switch
        {
            OpaqueReasonKind.NotJson => "a text that is not JSON",
            OpaqueReasonKind.NotAPolicy => "a text that is no policy",
            OpaqueReasonKind.KeyTwice => $"the key {Excerpt.All(reason.About)} twice",
            OpaqueReasonKind.Key => $"the key {Excerpt.All(reason.About)}",
            OpaqueReasonKind.NoVersion => "no Version",
            OpaqueReasonKind.VersionIsNoText => "a Version that is no text",
            OpaqueReasonKind.Version => $"Version {Excerpt.All(reason.About)}",
            OpaqueReasonKind.NoStatement => "no Statement",
            OpaqueReasonKind.StatementStandsAlone => "a Statement that stands alone, in no list",
            OpaqueReasonKind.StatementIsNoList => "a Statement that is no list",
            OpaqueReasonKind.StatementIsNoGroup => "a statement that is no group of keys",
            _ => null,
        };

    private static string? OfEffectAndAction(OpaqueReason reason) =>
        reason.Kind switch
        {
            OpaqueReasonKind.NoEffect => "no Effect",
            OpaqueReasonKind.EffectIsNoText => "an Effect that is no text",
            OpaqueReasonKind.Effect => $"the Effect {Excerpt.All(reason.About)}",
            OpaqueReasonKind.Deny => "a Deny",
            OpaqueReasonKind.NoAction => "no Action",
            OpaqueReasonKind.ActionIsNoText => "an Action that is no text",
            OpaqueReasonKind.EmptyActions => "an empty list of actions",
            OpaqueReasonKind.Actions =>
                $"the {(reason.About.Length is 1 ? "action" : "actions")} {Excerpt.All(reason.About)}",
            _ => null,
        };

    private static string? OfPrincipal(OpaqueReason reason) =>
        reason.Kind switch
        {
            OpaqueReasonKind.NoPrincipal => "no Principal",
            OpaqueReasonKind.Principal => $"the principal {Excerpt.All(reason.About)}",
            OpaqueReasonKind.PrincipalIsNoGroup => "a Principal that is no group of kinds",
            OpaqueReasonKind.PrincipalKinds => $"principals of kind {Excerpt.All(reason.About)}",
            OpaqueReasonKind.PrincipalIsNoText => "a principal that is no text",
            OpaqueReasonKind.EmptyPrincipals => "an empty list of principals",
            _ => null,
        };
}
