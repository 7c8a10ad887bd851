using DtsApply.Text;

namespace DtsApply.Messages;

/// <summary>Who can use a role right now, after a run that did not go through.</summary>
internal static class AccessNowMessages
{
    public const string Heading = "access right now";
    public const string Lost = "- lost:";
    public const string Gained = "+ gained:";
    public const string IsUnknown = "? unknown:";
    public const string WhomTheRoleTrusts = "whom the role trusts";

    /// <summary>That those whom a role is to trust cannot use it yet.</summary>
    /// <param name="trusted">Who they are.</param>
    /// <param name="lack">What is missing, as the methods below say it.</param>
    public static string NotYet(string trusted, string lack) => $"= not yet: {trusted}, {lack}";

    /// <summary>A role with its account.</summary>
    /// <param name="role">The role's name.</param>
    /// <param name="account">The account, as it is named shortly.</param>
    public static string Role(string role, string account) => $"{TerminalEscape.Escape(role)} in {account}";

    public static string DoesNotExist(string role) => $"{role} does not exist";

    public static string TakenOutOfTheTrust(string role) => $"taken out of the trust policy of {role}";

    public static string HasNoPolicy(string role) => $"{role} has no policy";

    public static string IsNotAsPlanned(string role) => $"{role} is not as planned";
}
