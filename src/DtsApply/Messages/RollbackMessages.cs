using System.Globalization;
using DtsApply.Model;

namespace DtsApply.Messages;

/// <summary>What a run took back of its own, or could not.</summary>
internal static class RollbackMessages
{
    public const string NotDeletedSinceChanged = "not deleted, since someone else changed it meanwhile";

    public static Fact Undone(string what) => new("undone", what);

    /// <summary>That something of this run is still there.</summary>
    /// <param name="failed">Why it could not be taken back; null where that is not known.</param>
    /// <param name="state">What is there now.</param>
    public static Fact NotUndone(string? failed, string state) =>
        new("not undone:", failed is null ? state : $"{failed}; {state}") { IsWrong = true };

    /// <summary>How the write that takes back ended: <c>UpdateRole denied</c>.</summary>
    public static string NotDone(string op, OutcomeReason? reason) => $"{op} {RunWords.Why(reason)}";

    public static string DoneButChangedMeanwhile(string op) => $"{op} done, but someone else changed it meanwhile";

    public static string RoleIsGone(string role) => $"role {role} is gone";

    public static string RoleTrusts(Role role) =>
        $"role {role.Address.Role} trusts {string.Join(", ", role.Trust.MayAssume.Select(who => who.Value))}, "
        + With(role);

    /// <summary>That nobody knows what is there.</summary>
    /// <param name="role">The role's name.</param>
    /// <param name="before">The role before this run; null when there was none.</param>
    public static string RoleCouldNotBeRead(string role, Role? before) =>
        $"role {role} could not be read again; what was stored may still be there, "
        + (before is null ? "without a policy" : With(before));

    /// <summary>How long something was there at most, never too short: <c>0.8 s</c>.</summary>
    public static string AtMost(TimeSpan lasted) =>
        string.Create(CultureInfo.InvariantCulture, $"{Math.Ceiling(lasted.TotalSeconds * 10) / 10:0.0} s");

    private static string With(Role role) =>
        role.Policies.IsEmpty
            ? "without a policy, so no one can use anything through it"
            : $"with {string.Join(", ", role.Policies.Select(policy => policy.Label))}";
}
