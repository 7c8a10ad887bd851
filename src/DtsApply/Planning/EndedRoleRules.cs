using DtsApply.Messages;
using DtsApply.Model;

namespace DtsApply.Planning;

/// <summary>Why a role whose access has ended is kept, and what to do to have it removed.</summary>
/// <param name="Why">What follows "because".</param>
/// <param name="Help">What follows "to remove it"; null where there is nothing to advise.</param>
internal sealed record KeptRole(string Why, string? Help);

/// <summary>The rules about roles whose tasks have all ended (DTS505, DTS506, DTS533).</summary>
internal static class EndedRoleRules
{
    /// <summary>That a role lets ended accounts in, and was not made by this tool, or is another set's.</summary>
    public static Diagnostic IsNotOurs(Change change, Role live) =>
        (
            Ownership.SetOf(live) is { } set
                ? EndedRoleMessages.BelongsToAnotherSet(set)
                : EndedRoleMessages.WasMadeAnotherWay(LiveRules.DayOfCreation(change))
        ).At(change);

    /// <summary>
    /// Why the role stays, as destroy would refuse it; null where it can go. That it is protected holds only as long as
    /// no manifest says otherwise.
    /// </summary>
    public static KeptRole? Keeps(WantedRole wanted, Role live)
    {
        var strange = live.Trust.MayAssume.Except(wanted.Role.Trust.MayAssume).FirstOrDefault();
        return wanted.Protect is true || (wanted.Protect is null && Ownership.IsProtected(live))
                ? new(
                    EndedRoleMessages.IsProtected,
                    EndedRoleMessages.DeclareUnprotected(ExtraPolicyRules.Place(wanted))
                )
            : live.Trust.Clauses is [var clause, ..] ? new(EndedRoleMessages.TrustSaysMore(clause), null)
            : strange is not null ? new(EndedRoleMessages.Trusts(strange.Value), null)
            : live.Policies.FirstOrDefault(policy => !wanted.Role.Policies.Contains(policy)) is { } policy
                ? new(
                    ExtraPolicyMessages.AlsoHas(policy),
                    wanted.ExtraPolicies is ExtraPolicies.Remove
                        ? EndedRoleMessages.ApplyAgain(policy)
                        : ExtraPolicyRules.Help(policy, wanted)
                )
            : null;
    }

    /// <summary>That the role is kept, and how its access ends.</summary>
    /// <param name="change">The change.</param>
    /// <param name="reason">Why it is kept.</param>
    /// <param name="isNarrowed">Whether the ended accounts go out of its trust policy, or have gone; else its policies
    /// do.</param>
    public static Diagnostic IsKept(Change change, KeptRole reason, bool isNarrowed) =>
        EndedRoleMessages
            .IsKept(
                reason.Why,
                reason.Help,
                isNarrowed ? null : change.Wanted!.Role.Policies.Select(policy => policy.Label)
            )
            .At(change);
}
