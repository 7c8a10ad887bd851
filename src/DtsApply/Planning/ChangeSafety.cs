using DtsApply.Messages;
using DtsApply.Model;

namespace DtsApply.Planning;

/// <summary>
/// The safety rules that keep a change from being carried out (contract, "Wanted state of one role").
/// </summary>
internal static class ChangeSafety
{
    /// <summary>Why this change of an existing role is refused; null when it may be carried out.</summary>
    public static Diagnostic? Check(Change change, string? liveSet, Consent consent, AccountNames names) =>
        liveSet is null && !consent.Adopt
            ? LiveRoleMessages.WasMadeAnotherWay(LiveRules.DayOfCreation(change)).At(change)
        : liveSet is not null && liveSet != consent.Set && liveSet != consent.TakeOver
            ? LiveRoleMessages.BelongsToAnotherSet(liveSet).At(change)
        : ReachesSomeoneNew(change) is { } pair ? ExtraPolicyRules.ReachesSomeoneNew(change, pair, names)
        : null;

    // A policy that no manifest asks for may stay, but this tool does not hand it to anyone who could not use it
    // before.
    private static AccessRight? ReachesSomeoneNew(Change change) =>
        change.Wanted?.ExtraPolicies is ExtraPolicies.Report
            ? change.Access.Gained.FirstOrDefault(pair => !change.Wanted.Role.Policies.Contains(pair.Policy))
            : null;
}
