using DtsApply.Text;

namespace DtsApply.Messages;

/// <summary>What happens to a role, in the first line about it, and what would happen with consent.</summary>
internal static class RoleChangeMessages
{
    public const string Create = "+ create";
    public const string Delete = "- delete";
    public const string Adopt = "~ adopt";
    public const string Update = "~ update";
    public const string Refuse = "! refuse";
    public const string TheRole = "role";
    public const string KeepRole = "= keep role";
    public const string UnchangedRole = "= unchanged role";
    public const string ToDeleteRole = "to delete role";
    public const string ToChangeRole = "to change role";
    public const string ToCreateRole = "to create role";
    public const string ToAdoptRole = "to adopt role";
    public const string Protected = ", protected";
    public const string ToTakeAwaySoMuch = "to take away so much at once";

    public static string ToDeleteRoles(int removals, int roles) =>
        FormattableString.Invariant($"to delete {removals} of {roles} roles");

    public static string UntilNowOfSet(string set) => $"until now of set {TerminalEscape.Escape(set)}";

    /// <summary>That another hand made it.</summary>
    /// <param name="day">On which day, such as <c>2026-03-02</c>; null where that is not known.</param>
    public static string CreatedAnotherWay(string? day) =>
        day is null ? "created another way" : $"created another way on {TerminalEscape.Escape(day)}";

    public const string WouldBeThis = "the change would be this";
    public const string WouldBeThisWithAdopt = "with --adopt the change would be this";

    public static string WouldBeThisWithTakeOver(string? set) => $"with --take-over {set} the change would be this";

    public static string AndNoOneIsTouched(string would) => $"{would}, and {AccessMessages.NoOneIsTouched}";
}
