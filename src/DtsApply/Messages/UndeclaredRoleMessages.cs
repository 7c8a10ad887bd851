using DtsApply.Model;

namespace DtsApply.Messages;

/// <summary>Roles of a set that no manifest declares any more, and that nobody asked to remove (DTS522).</summary>
internal static class UndeclaredRoleMessages
{
    private const int MostNames = 3;

    public static Problem CouldNotBeLookedUp(string set) =>
        new(
            RuleId.DTS522,
            $"whether roles of set {set} are no longer declared could not be looked up: ListRoles got no answer, or is "
                + "not permitted",
            Severity: Severity.Info
        );

    public static Problem AreNoLongerDeclared(string set, IReadOnlyList<string> roles)
    {
        var names = Few(roles);
        return new(
            RuleId.DTS522,
            roles.Count is 1
                ? $"1 role of set {set} is no longer declared: {names}; whoever it trusts keeps that access"
                : FormattableString.Invariant($"{roles.Count} roles of set {set} are no longer declared: ")
                    + $"{names}; whoever they trust keeps that access",
            $"{DeclareOrSee(roles.Count)}: plan --prune --set {set}",
            Severity.Warning
        );
    }

    public static Problem HaveEnded(string set, IReadOnlyList<string> roles) =>
        new(
            RuleId.DTS522,
            roles.Count is 1
                ? $"1 role of set {set} is still there, and access of all its tasks has ended: {Few(roles)}"
                : FormattableString.Invariant($"{roles.Count} roles of set {set} are still there, and access of all ")
                    + $"their tasks has ended: {Few(roles)}",
            "apply takes that access away",
            Severity.Warning
        );

    /// <summary>What to do, before the command that shows it.</summary>
    public static string DeclareOrSee(int roles) =>
        roles is 1
            ? "declare it again, or see what its removal takes away"
            : "declare them again, or see what their removal takes away";

    private static string Few(IReadOnlyList<string> roles)
    {
        var more = roles.Count > MostNames ? FormattableString.Invariant($" and {roles.Count - MostNames} more") : "";
        return string.Join(", ", roles.Take(MostNames)) + more;
    }
}
