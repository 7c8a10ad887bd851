using System.Globalization;
using DtsApply.Text;

namespace DtsApply.Messages;

/// <summary>The question before anything is written.</summary>
internal static class PromptMessages
{
    public const string TypeYes = "type yes to go on, anything else stops: ";
    public const string AccessIsTakenAway = "access is taken away,";
    public const string SoTypeRevoke = "so type revoke to go on, anything else stops: ";

    public const string Create = "create";
    public const string Delete = "delete";
    public const string Adopt = "adopt";
    public const string Update = "update";

    /// <summary>What is agreed to.</summary>
    /// <param name="what">What is done to which roles.</param>
    /// <param name="where">In which accounts.</param>
    /// <param name="whose">Whose accounts they are, such as <c>of the sandbox</c>.</param>
    public static string Question(string what, string where, string whose) => $"{what} in {where} {whose}?";

    public static string OneRole(string verb, string role) => $"{verb} role {TerminalEscape.Escape(role)}";

    /// <summary>The first kind of change of several.</summary>
    public static string Roles(string verb, int roles, int adopted) =>
        $"{verb} {Format.Count(roles, "role")}{Adopted(adopted)}";

    /// <summary>A further kind.</summary>
    public static string More(string verb, int roles, int adopted) => $"{verb} {Number(roles)}{Adopted(adopted)}";

    public static string Kinds(IReadOnlyList<string> kinds) => Quoting.List(kinds, "and");

    public static string Accounts(int accounts) => Format.Count(accounts, "account");

    private static string Adopted(int roles) => roles > 0 ? $" ({Number(roles)} adopted)" : "";

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
